using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>The one matrix product behind forward, backward and weight gradients.</summary>
/// <remarks><code>
/// C (M × N) += L (M × K) · R (K × N)
/// </code>
/// L comes in panels of 16 rows: element (16 p + i, k) at <c>l[p · panel + k · step + i]</c>; R's element (k, n) at
/// <c>r[k · rk + n · rn]</c>; C's column n at <c>c + n · column</c>. M is a multiple of 16 (callers pad), K and N are exact.
/// Every element of C is one chain of fused multiply-adds over k in order, starting from what C held: the tiling, the vector
/// width and the split among threads cannot change a bit of it.
/// </remarks>
internal static unsafe class Products
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    public static void Accumulate(int M, int N, int K, Real* l, int panel, int step, Real* r, int rk, int rn, Real* c, int column)
    {
        int n = 0;
        for (; n + 4 <= N; n += 4)
            for (int m = 0; m < M; m += 2 * Lane.Width)
                Tile4(K, l + m / Storage.Panel * panel + m % Storage.Panel, step, r + n * rn, rk, rn, c + n * column + m, column);
        for (; n < N; n++)
            for (int m = 0; m < M; m += 2 * Lane.Width)
                Tile1(K, l + m / Storage.Panel * panel + m % Storage.Panel, step, r + n * rn, rk, c + n * column + m);
    }

    [MethodImpl(Hot)]
    private static void Tile4(int K, Real* l, int step, Real* r, int rk, int rn, Real* c, int column)
    {
        Real* c1 = c + column, c2 = c1 + column, c3 = c2 + column;
        int w = Vector<Real>.Count;
        var (a0, b0, a1, b1) = (Vector.Load(c), Vector.Load(c + w), Vector.Load(c1), Vector.Load(c1 + w));
        var (a2, b2, a3, b3) = (Vector.Load(c2), Vector.Load(c2 + w), Vector.Load(c3), Vector.Load(c3 + w));
        Real* r1 = r + rn, r2 = r1 + rn, r3 = r2 + rn;
        for (int k = 0; k < K; k++, l += step, r += rk, r1 += rk, r2 += rk, r3 += rk)
        {
            var (la, lb) = (Vector.Load(l), Vector.Load(l + w));
            var x = new Vector<Real>(*r);
            a0 = Vector.FusedMultiplyAdd(la, x, a0);
            b0 = Vector.FusedMultiplyAdd(lb, x, b0);
            x = new Vector<Real>(*r1);
            a1 = Vector.FusedMultiplyAdd(la, x, a1);
            b1 = Vector.FusedMultiplyAdd(lb, x, b1);
            x = new Vector<Real>(*r2);
            a2 = Vector.FusedMultiplyAdd(la, x, a2);
            b2 = Vector.FusedMultiplyAdd(lb, x, b2);
            x = new Vector<Real>(*r3);
            a3 = Vector.FusedMultiplyAdd(la, x, a3);
            b3 = Vector.FusedMultiplyAdd(lb, x, b3);
        }
        Store(c, a0, b0);
        Store(c1, a1, b1);
        Store(c2, a2, b2);
        Store(c3, a3, b3);
    }

    [MethodImpl(Hot)]
    private static void Tile1(int K, Real* l, int step, Real* r, int rk, Real* c)
    {
        int w = Vector<Real>.Count;
        var (a, b) = (Vector.Load(c), Vector.Load(c + w));
        for (int k = 0; k < K; k++, l += step, r += rk)
        {
            var x = new Vector<Real>(*r);
            a = Vector.FusedMultiplyAdd(Vector.Load(l), x, a);
            b = Vector.FusedMultiplyAdd(Vector.Load(l + w), x, b);
        }
        Store(c, a, b);
    }

    private static void Store(Real* c, Vector<Real> a, Vector<Real> b)
    {
        a.Store(c);
        b.Store(c + Vector<Real>.Count);
    }
}
