using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>The engine's one matrix product, on packed weights and on packed gradients.</summary>
/// <remarks><code>
/// C (M × N) += L (M × K) · R (K × N)
/// </code>
/// L comes in panels of 16 rows (callers pad M), K and N are exact; <see cref="Product"/> says where the elements stand.
/// Every element of C is one chain of fused multiply-adds over k in order, starting from what C held: the tiling, the vector
/// width and the split among threads cannot change a bit of it.
/// </remarks>
internal static unsafe class Products
{
    /// <summary>Columns of a full tile on this machine.</summary>
    public static int Columns => Vector512.IsHardwareAccelerated ? Wide512.Columns : Wide256.Columns;

    /// <summary>C's rows from m on, M of them (a multiple of 16), and its columns from n on, N of them.</summary>
    public static void Accumulate(in Product p, int m, int M, int n, int N)
    {
        if (Vector512.IsHardwareAccelerated) Accumulate<Wide512>(p, m, m + M, n, n + N);
        else if (Vector256.IsHardwareAccelerated) Accumulate<Wide256>(p, m, m + M, n, n + N);
        else Accumulate<Wide128>(p, m, m + M, n, n + N);
    }

    private static void Accumulate<V>(in Product p, int m, int endRow, int n, int endColumn) where V : unmanaged, IWide<V>
    {
        int few = (endColumn - n) % V.Columns, full = few > 2 ? endColumn : endColumn - few, last = endRow - V.Width;
        for (int row = m; row < endRow && full > n; row += 2 * V.Width)
            for (int column = n; column < full; column += V.Columns)
                if (V.Columns == 8) Tiles<V>.By8(p, row, last, column, full - 1);
                else Tiles<V>.By6(p, row, last, column, full - 1);
        for (int row = m; row < endRow && full + 2 == endColumn; row += 4 * V.Width) Tiles<V>.By2(p, row, last, full, full + 1);
        for (int row = m; row < endRow && full + 1 == endColumn; row += 8 * V.Width) Tiles<V>.By1(p, row, last, full, full);
    }
}
