using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>A copy of weights in the shape <see cref="Products"/> reads: panels of 16 rows, each block of units padded with zeros.</summary>
/// <remarks>A stacked weight matrix has <c>blocks</c> blocks of H rows. Each block starts a new panel, so any run of blocks is a run of panels.</remarks>
internal sealed unsafe class Packed
{
    private readonly Storage storage = new();

    private int rows, K, blocks, H;

    /// <summary>C += the packed matrix times the N columns at r.</summary>
    public void Multiply(int N, Real* r, int stride, Real* c, int column) => Multiply(0, rows, 0, K, N, r, stride, c, column);

    /// <summary>C += some rows of the packed matrix (whole panels) times the N columns at r.</summary>
    public void MultiplyRows(int first, int count, int N, Real* r, int stride, Real* c, int column) => Multiply(first, count, 0, K, N, r, stride, c, column);

    /// <summary>C += some columns of the packed matrix times the N columns at r, which are as short.</summary>
    public void MultiplyColumns(int first, int count, int N, Real* r, int stride, Real* c, int column) => Multiply(0, rows, first, count, N, r, stride, c, column);

    private void Multiply(int firstRow, int rowCount, int firstColumn, int columnCount, int N, Real* r, int stride, Real* c, int column)
    {
        var product = new Product
        {
            K = columnCount, Left = Panel(firstRow / Storage.Panel) + firstColumn * Storage.Panel, Panel = Storage.Panel * K,
            Right = r, RightStep = 1, RightColumn = stride, Sum = c, SumColumn = column,
        };
        Products.Accumulate(product, rowCount, N);
    }

    /// <summary>Whether the weights are known never to change: then they are packed once.</summary>
    public bool Frozen { get; set; }

    private Real* Panel(int index) => storage.Pointer + (long)index * Storage.Panel * K;

    /// <summary>W (blocks·H × K) for products W · r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(Real[] W, int blocks, int H, int K)
    {
        if (Frozen && rows > 0) return;
        Begin(blocks * Storage.Padded(H), K);
        (this.blocks, this.H) = (blocks, H);
        int panel = 0;
        fixed (Real* w = W)
            for (int block = 0; block < blocks; block++)
                for (int u = 0; u < H; u += Storage.Panel, panel++)
                    Storage.Gather(w + block * H + u, blocks * H, K, Math.Min(Storage.Panel, H - u), Panel(panel));
    }

    /// <summary>Wᵀ (K × blocks·H) of packed weights W (blocks·H × K), for products Wᵀ · r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackTransposed(Packed W)
    {
        Begin(Storage.Padded(W.K), W.blocks * W.H);
        storage.Clear(rows * K);
        int panels = Storage.Padded(W.H) / Storage.Panel;
        for (int panel = 0; panel < W.rows / Storage.Panel; panel++)
        {
            int u = panel % panels * Storage.Panel, k = panel / panels * W.H + u;
            for (int m = 0; m < W.K; m += Storage.Panel)
                Transposition.Copy(W.Panel(panel) + m * Storage.Panel, Math.Min(Storage.Panel, W.K - m), Math.Min(Storage.Panel, W.H - u), Panel(m / Storage.Panel) + k * Storage.Panel);
        }
    }

    private void Begin(int rows, int K)
    {
        (this.rows, this.K) = (rows, K);
        storage.Ensure((long)rows * K);
    }
}
