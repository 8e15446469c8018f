using System.Runtime.Intrinsics.X86;

namespace Unrolled.Numerics;

/// <summary>Turns small tiles of a matrix round, for the packed copies of transposed weights.</summary>
internal static unsafe class Transposition
{
    private const int Stride = Storage.Panel;

    /// <summary>to[c, r] = from[r, c] of a tile, both with rows 16 apart.</summary>
    public static void Copy(Real* from, int rows, int columns, Real* to)
    {
        int r = 0, c = 0;
        for (; r + 4 <= rows && Fast; r += 4)
            for (c = 0; c + 4 <= columns; c += 4) Copy4(from + r * Stride + c, to + c * Stride + r);
        One(from, 0, rows, c, columns, to);
        One(from, r, rows, 0, c, to);
    }

    private static void One(Real* from, int firstRow, int rows, int firstColumn, int columns, Real* to)
    {
        for (int c = firstColumn; c < columns; c++)
            for (int r = firstRow; r < rows; r++) to[c * Stride + r] = from[r * Stride + c];
    }

#if DOUBLE
    private static bool Fast => false;

    private static void Copy4(Real* from, Real* to) => One(from, 0, 4, 0, 4, to);
#else
    private static bool Fast => Sse.IsSupported;

    private static void Copy4(Real* from, Real* to)
    {
        var (a, b, c, d) = (Sse.LoadVector128(from), Sse.LoadVector128(from + Stride), Sse.LoadVector128(from + 2 * Stride), Sse.LoadVector128(from + 3 * Stride));
        var (ab, cd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));              // a0 b0 a1 b1, c0 d0 c1 d1
        Sse.Store(to, Sse.MoveLowToHigh(ab, cd));
        Sse.Store(to + Stride, Sse.MoveHighToLow(cd, ab));
        (ab, cd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));                // a2 b2 a3 b3, c2 d2 c3 d3
        Sse.Store(to + 2 * Stride, Sse.MoveLowToHigh(ab, cd));
        Sse.Store(to + 3 * Stride, Sse.MoveHighToLow(cd, ab));
    }
#endif
}
