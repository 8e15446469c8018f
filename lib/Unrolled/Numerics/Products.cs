using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>The engine's one matrix product, on packed weights and on packed gradients.</summary>
/// <remarks><code>
/// C (M × N) += Σ over blocks i of L_i (M × K) · R_i (K × N)
/// </code>
/// L comes in panels of 16 rows (callers pad M), K and N are exact; <see cref="Product"/> says where the elements stand.
/// The part of a block in an element of C is one chain of fused multiply-adds over k in order, starting from 0; the parts are added
/// to C in the order of the blocks. The tiling, the vector width and the split among threads cannot change a bit of it.
/// </remarks>
internal static unsafe class Products
{
    /// <summary>Columns of a full tile on this machine.</summary>
    public static int Columns => Vector512.IsHardwareAccelerated ? Wide512.Columns : Wide256.Columns;

    /// <summary>All of C: M rows (a multiple of 16) and N columns.</summary>
    public static void Accumulate(in Product p, int M, int N)
    {
        if (Vector512.IsHardwareAccelerated) Accumulate<Wide512>(p, M, N);
        else if (Vector256.IsHardwareAccelerated) Accumulate<Wide256>(p, M, N);
        else Accumulate<Wide128>(p, M, N);
    }

    private static void Accumulate<V>(Product p, int M, int N) where V : unmanaged, IWide<V>
    {
        if (N == 1 && p.Blocks > 1 && M <= 4 * V.Width) Together<V>(p, M);
        else
            for (; p.Blocks > 0; p.Blocks--, p.Left += p.LeftBlock, p.Right += p.RightBlock) Block<V>(p, M, N);
    }

    /// <summary>One vector, few rows: too few sums to hide the latency of a multiply-add, unless several blocks make theirs at once.</summary>
    private static void Together<V>(in Product p, int M) where V : unmanaged, IWide<V>
    {
        for (int row = 0; row < M; row += 2 * V.Width)
            for (int block = 0; block < p.Blocks; block += 4) Tiles<V>.FourBlocks(p, row, M - V.Width, block);
    }

    private static void Block<V>(in Product p, int M, int N) where V : unmanaged, IWide<V>
    {
        int few = N % V.Columns, full = few > 2 ? N : N - few, last = M - V.Width;
        for (int row = 0; row < M && full > 0; row += 2 * V.Width)
            for (int column = 0; column < full; column += V.Columns)
                if (V.Columns == 8) Tiles<V>.By8(p, row, last, column, full - 1);
                else Tiles<V>.By6(p, row, last, column, full - 1);
        for (int row = 0; row < M && full + 2 == N; row += 4 * V.Width) Tiles<V>.By2(p, row, last, full, full + 1);
        for (int row = 0; row < M && full + 1 == N; row += 8 * V.Width) Tiles<V>.By1(p, row, last, full, full);
    }
}
