using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>The inner loops of <see cref="Products"/>: a tile of C stays in registers while k runs.</summary>
/// <remarks>
/// A tile is (vectors of rows) × (columns). Where C ends inside one, its last row and column stand in for the missing ones:
/// they are computed twice and stored twice with the same value, so that one loop serves every size. Hence all of C's part is read
/// before any of it is written.
/// </remarks>
internal static unsafe class Tiles<V> where V : unmanaged, IWide<V>
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    /// <summary>2 × 8: 16 sums, for 32 registers.</summary>
    [MethodImpl(Hot)]
    public static void By8(in Product p, int m, int lastRow, int n, int lastColumn)
    {
        int m1 = Math.Min(m + V.Width, lastRow);
        int n1 = Math.Min(n + 1, lastColumn), n2 = Math.Min(n + 2, lastColumn), n3 = Math.Min(n + 3, lastColumn), n4 = Math.Min(n + 4, lastColumn), n5 = Math.Min(n + 5,
            lastColumn), n6 = Math.Min(n + 6, lastColumn), n7 = Math.Min(n + 7, lastColumn);
        Real* r0 = p.Right + n * p.RightColumn, r1 = p.Right + n1 * p.RightColumn, r2 = p.Right + n2 * p.RightColumn, r3 = p.Right + n3 * p.RightColumn,
            r4 = p.Right + n4 * p.RightColumn, r5 = p.Right + n5 * p.RightColumn, r6 = p.Right + n6 * p.RightColumn, r7 = p.Right + n7 * p.RightColumn;
        Real* s0 = p.Sum + n * p.SumColumn, s1 = p.Sum + n1 * p.SumColumn, s2 = p.Sum + n2 * p.SumColumn, s3 = p.Sum + n3 * p.SumColumn, s4 = p.Sum + n4 * p.SumColumn,
            s5 = p.Sum + n5 * p.SumColumn, s6 = p.Sum + n6 * p.SumColumn, s7 = p.Sum + n7 * p.SumColumn;
        Real* la = p.Row(m), lb = p.Row(m1);
        V a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
        V b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
        nint step = p.RightStep, at = 0;
        for (int k = p.K; k > 0; k--, at += step, la += Storage.Panel, lb += Storage.Panel)
        {
            V a = V.Load(la), b = V.Load(lb);
            V x = V.All(r0[at]);
            (a0, b0) = (V.MultiplyAdd(a, x, a0), V.MultiplyAdd(b, x, b0));
            x = V.All(r1[at]);
            (a1, b1) = (V.MultiplyAdd(a, x, a1), V.MultiplyAdd(b, x, b1));
            x = V.All(r2[at]);
            (a2, b2) = (V.MultiplyAdd(a, x, a2), V.MultiplyAdd(b, x, b2));
            x = V.All(r3[at]);
            (a3, b3) = (V.MultiplyAdd(a, x, a3), V.MultiplyAdd(b, x, b3));
            x = V.All(r4[at]);
            (a4, b4) = (V.MultiplyAdd(a, x, a4), V.MultiplyAdd(b, x, b4));
            x = V.All(r5[at]);
            (a5, b5) = (V.MultiplyAdd(a, x, a5), V.MultiplyAdd(b, x, b5));
            x = V.All(r6[at]);
            (a6, b6) = (V.MultiplyAdd(a, x, a6), V.MultiplyAdd(b, x, b6));
            x = V.All(r7[at]);
            (a7, b7) = (V.MultiplyAdd(a, x, a7), V.MultiplyAdd(b, x, b7));
        }
        (a0, a1, a2, a3) = (V.Load(s0 + m) + a0, V.Load(s1 + m) + a1, V.Load(s2 + m) + a2, V.Load(s3 + m) + a3);
        (a4, a5, a6, a7) = (V.Load(s4 + m) + a4, V.Load(s5 + m) + a5, V.Load(s6 + m) + a6, V.Load(s7 + m) + a7);
        (b0, b1, b2, b3) = (V.Load(s0 + m1) + b0, V.Load(s1 + m1) + b1, V.Load(s2 + m1) + b2, V.Load(s3 + m1) + b3);
        (b4, b5, b6, b7) = (V.Load(s4 + m1) + b4, V.Load(s5 + m1) + b5, V.Load(s6 + m1) + b6, V.Load(s7 + m1) + b7);
        a0.Store(s0 + m); a1.Store(s1 + m); a2.Store(s2 + m); a3.Store(s3 + m);
        a4.Store(s4 + m); a5.Store(s5 + m); a6.Store(s6 + m); a7.Store(s7 + m);
        b0.Store(s0 + m1); b1.Store(s1 + m1); b2.Store(s2 + m1); b3.Store(s3 + m1);
        b4.Store(s4 + m1); b5.Store(s5 + m1); b6.Store(s6 + m1); b7.Store(s7 + m1);
    }

    /// <summary>2 × 6: 12 sums, for 16 registers.</summary>
    [MethodImpl(Hot)]
    public static void By6(in Product p, int m, int lastRow, int n, int lastColumn)
    {
        int m1 = Math.Min(m + V.Width, lastRow);
        int n1 = Math.Min(n + 1, lastColumn), n2 = Math.Min(n + 2, lastColumn), n3 = Math.Min(n + 3, lastColumn), n4 = Math.Min(n + 4, lastColumn), n5 = Math.Min(n + 5,
            lastColumn);
        Real* r0 = p.Right + n * p.RightColumn, r1 = p.Right + n1 * p.RightColumn, r2 = p.Right + n2 * p.RightColumn, r3 = p.Right + n3 * p.RightColumn,
            r4 = p.Right + n4 * p.RightColumn, r5 = p.Right + n5 * p.RightColumn;
        Real* s0 = p.Sum + n * p.SumColumn, s1 = p.Sum + n1 * p.SumColumn, s2 = p.Sum + n2 * p.SumColumn, s3 = p.Sum + n3 * p.SumColumn, s4 = p.Sum + n4 * p.SumColumn,
            s5 = p.Sum + n5 * p.SumColumn;
        Real* la = p.Row(m), lb = p.Row(m1);
        V a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default;
        V b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default;
        nint step = p.RightStep, at = 0;
        for (int k = p.K; k > 0; k--, at += step, la += Storage.Panel, lb += Storage.Panel)
        {
            V a = V.Load(la), b = V.Load(lb);
            V x = V.All(r0[at]);
            (a0, b0) = (V.MultiplyAdd(a, x, a0), V.MultiplyAdd(b, x, b0));
            x = V.All(r1[at]);
            (a1, b1) = (V.MultiplyAdd(a, x, a1), V.MultiplyAdd(b, x, b1));
            x = V.All(r2[at]);
            (a2, b2) = (V.MultiplyAdd(a, x, a2), V.MultiplyAdd(b, x, b2));
            x = V.All(r3[at]);
            (a3, b3) = (V.MultiplyAdd(a, x, a3), V.MultiplyAdd(b, x, b3));
            x = V.All(r4[at]);
            (a4, b4) = (V.MultiplyAdd(a, x, a4), V.MultiplyAdd(b, x, b4));
            x = V.All(r5[at]);
            (a5, b5) = (V.MultiplyAdd(a, x, a5), V.MultiplyAdd(b, x, b5));
        }
        (a0, a1, a2, a3) = (V.Load(s0 + m) + a0, V.Load(s1 + m) + a1, V.Load(s2 + m) + a2, V.Load(s3 + m) + a3);
        (a4, a5, b0, b1) = (V.Load(s4 + m) + a4, V.Load(s5 + m) + a5, V.Load(s0 + m1) + b0, V.Load(s1 + m1) + b1);
        (b2, b3, b4, b5) = (V.Load(s2 + m1) + b2, V.Load(s3 + m1) + b3, V.Load(s4 + m1) + b4, V.Load(s5 + m1) + b5);
        a0.Store(s0 + m); a1.Store(s1 + m); a2.Store(s2 + m); a3.Store(s3 + m);
        a4.Store(s4 + m); a5.Store(s5 + m);
        b0.Store(s0 + m1); b1.Store(s1 + m1); b2.Store(s2 + m1); b3.Store(s3 + m1);
        b4.Store(s4 + m1); b5.Store(s5 + m1);
    }

    /// <summary>4 × 2: few columns.</summary>
    [MethodImpl(Hot)]
    public static void By2(in Product p, int m, int lastRow, int n, int lastColumn)
    {
        int m1 = Math.Min(m + V.Width, lastRow), m2 = Math.Min(m + 2 * V.Width, lastRow), m3 = Math.Min(m + 3 * V.Width, lastRow);
        int n1 = Math.Min(n + 1, lastColumn);
        Real* r0 = p.Right + n * p.RightColumn, r1 = p.Right + n1 * p.RightColumn;
        Real* s0 = p.Sum + n * p.SumColumn, s1 = p.Sum + n1 * p.SumColumn;
        Real* la = p.Row(m), lb = p.Row(m1), lc = p.Row(m2), ld = p.Row(m3);
        V a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        nint step = p.RightStep, at = 0;
        for (int k = p.K; k > 0; k--, at += step, la += Storage.Panel, lb += Storage.Panel, lc += Storage.Panel, ld += Storage.Panel)
        {
            V a = V.Load(la), b = V.Load(lb), c = V.Load(lc), d = V.Load(ld);
            V x = V.All(r0[at]);
            (a0, b0, c0, d0) = (V.MultiplyAdd(a, x, a0), V.MultiplyAdd(b, x, b0), V.MultiplyAdd(c, x, c0), V.MultiplyAdd(d, x, d0));
            x = V.All(r1[at]);
            (a1, b1, c1, d1) = (V.MultiplyAdd(a, x, a1), V.MultiplyAdd(b, x, b1), V.MultiplyAdd(c, x, c1), V.MultiplyAdd(d, x, d1));
        }
        (a0, a1, b0, b1) = (V.Load(s0 + m) + a0, V.Load(s1 + m) + a1, V.Load(s0 + m1) + b0, V.Load(s1 + m1) + b1);
        (c0, c1, d0, d1) = (V.Load(s0 + m2) + c0, V.Load(s1 + m2) + c1, V.Load(s0 + m3) + d0, V.Load(s1 + m3) + d1);
        a0.Store(s0 + m); a1.Store(s1 + m);
        b0.Store(s0 + m1); b1.Store(s1 + m1);
        c0.Store(s0 + m2); c1.Store(s1 + m2);
        d0.Store(s0 + m3); d1.Store(s1 + m3);
    }

    /// <summary>8 × 1: a matrix times one vector. Eight sums hide the latency of one.</summary>
    [MethodImpl(Hot)]
    public static void By1(in Product p, int m, int lastRow, int n, int lastColumn)
    {
        int m1 = Math.Min(m + V.Width, lastRow), m2 = Math.Min(m + 2 * V.Width, lastRow), m3 = Math.Min(m + 3 * V.Width, lastRow), m4 = Math.Min(m + 4 * V.Width,
            lastRow), m5 = Math.Min(m + 5 * V.Width, lastRow), m6 = Math.Min(m + 6 * V.Width, lastRow), m7 = Math.Min(m + 7 * V.Width, lastRow);
        Real* r0 = p.Right + n * p.RightColumn;
        Real* s0 = p.Sum + n * p.SumColumn;
        Real* la = p.Row(m), lb = p.Row(m1), lc = p.Row(m2), ld = p.Row(m3), le = p.Row(m4), lf = p.Row(m5), lg = p.Row(m6), lh = p.Row(m7);
        V a0 = default, b0 = default, c0 = default, d0 = default, e0 = default, f0 = default, g0 = default, h0 = default;
        nint step = p.RightStep, at = 0;
        for (int k = p.K; k > 0; k--, at += step, la += Storage.Panel, lb += Storage.Panel, lc += Storage.Panel, ld += Storage.Panel, le += Storage.Panel,
            lf += Storage.Panel, lg += Storage.Panel, lh += Storage.Panel)
        {
            V x = V.All(r0[at]);
            (a0, b0, c0, d0) = (V.MultiplyAdd(V.Load(la), x, a0), V.MultiplyAdd(V.Load(lb), x, b0), V.MultiplyAdd(V.Load(lc), x, c0), V.MultiplyAdd(V.Load(ld), x, d0));
            (e0, f0, g0, h0) = (V.MultiplyAdd(V.Load(le), x, e0), V.MultiplyAdd(V.Load(lf), x, f0), V.MultiplyAdd(V.Load(lg), x, g0), V.MultiplyAdd(V.Load(lh), x, h0));
        }
        (a0, b0, c0, d0) = (V.Load(s0 + m) + a0, V.Load(s0 + m1) + b0, V.Load(s0 + m2) + c0, V.Load(s0 + m3) + d0);
        (e0, f0, g0, h0) = (V.Load(s0 + m4) + e0, V.Load(s0 + m5) + f0, V.Load(s0 + m6) + g0, V.Load(s0 + m7) + h0);
        a0.Store(s0 + m); b0.Store(s0 + m1); c0.Store(s0 + m2); d0.Store(s0 + m3);
        e0.Store(s0 + m4); f0.Store(s0 + m5); g0.Store(s0 + m6); h0.Store(s0 + m7);
    }

    /// <summary>2 × 1 from four blocks of k at once: a matrix of few rows times one vector.</summary>
    [MethodImpl(Hot)]
    public static void FourBlocks(in Product p, int m, int lastRow, int block)
    {
        int m1 = Math.Min(m + V.Width, lastRow), left = p.Blocks - 1 - block, i1 = Math.Min(1, left), i2 = Math.Min(2, left), i3 = Math.Min(3, left);
        Real* r0 = p.Right + block * p.RightBlock, r1 = r0 + i1 * p.RightBlock, r2 = r0 + i2 * p.RightBlock, r3 = r0 + i3 * p.RightBlock;
        Real* la = p.Row(m) + block * p.LeftBlock, lb = p.Row(m1) + block * p.LeftBlock;
        nint l1 = i1 * p.LeftBlock, l2 = i2 * p.LeftBlock, l3 = i3 * p.LeftBlock;
        V a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (nint k = 0; k < p.K; k++, la += Storage.Panel, lb += Storage.Panel)
        {
            V x = V.All(r0[k]);
            (a0, b0) = (V.MultiplyAdd(V.Load(la), x, a0), V.MultiplyAdd(V.Load(lb), x, b0));
            x = V.All(r1[k]);
            (a1, b1) = (V.MultiplyAdd(V.Load(la + l1), x, a1), V.MultiplyAdd(V.Load(lb + l1), x, b1));
            x = V.All(r2[k]);
            (a2, b2) = (V.MultiplyAdd(V.Load(la + l2), x, a2), V.MultiplyAdd(V.Load(lb + l2), x, b2));
            x = V.All(r3[k]);
            (a3, b3) = (V.MultiplyAdd(V.Load(la + l3), x, a3), V.MultiplyAdd(V.Load(lb + l3), x, b3));
        }
        (a0, b0) = (V.Load(p.Sum + m) + a0, V.Load(p.Sum + m1) + b0);
        if (left > 0) (a0, b0) = (a0 + a1, b0 + b1);
        if (left > 1) (a0, b0) = (a0 + a2, b0 + b2);
        if (left > 2) (a0, b0) = (a0 + a3, b0 + b3);
        a0.Store(p.Sum + m);
        b0.Store(p.Sum + m1);
    }
}
