using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>A copy of weights in the shape <see cref="Products"/> reads: panels of 16 rows, each block of units padded with zeros.</summary>
/// <remarks>A stacked weight matrix has <c>blocks</c> blocks of H rows. Each block starts a new panel, so any run of blocks is a run of panels.</remarks>
internal sealed unsafe class Packed
{
    private readonly Storage storage = new();

    private int rows, K, blocks, H;

    /// <summary>C += the packed matrix times the N columns at r.</summary>
    public void Multiply(int N, Real* r, int stride, Real* c, int column) => Products.Accumulate(Product(K, r, stride, c, column), rows, N);

    /// <summary>C += some rows of the packed matrix (whole panels) times the N columns at r.</summary>
    public void MultiplyRows(int first, int count, int N, Real* r, int stride, Real* c, int column)
    {
        var product = Product(K, r, stride, c, column);
        product.Left = Panel(first / Storage.Panel);
        Products.Accumulate(product, count, N);
    }

    /// <summary>C += Σ over blocks of so many columns of the packed matrix times blocks as long of the N columns at r.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="count">How many columns a block has.</param>
    /// <param name="blocks">How many blocks.</param>
    /// <param name="N">The columns at r.</param>
    /// <param name="r">The first.</param>
    /// <param name="stride">From one to the next.</param>
    /// <param name="block">From one block of r to the next.</param>
    /// <param name="c">Where the sums go.</param>
    /// <param name="column">From one column of C to the next.</param>
    public void MultiplyColumns(int first, int count, int blocks, int N, Real* r, int stride, int block, Real* c, int column)
    {
        var product = Product(count, r, stride, c, column);
        product.Left += first * Storage.Panel;
        (product.Blocks, product.LeftBlock, product.RightBlock) = (blocks, count * Storage.Panel, block);
        Products.Accumulate(product, rows, N);
    }

    private Product Product(int count, Real* r, int stride, Real* c, int column) => new()
    {
        K = count, Blocks = 1, Left = storage.Pointer, Panel = Storage.Panel * K, Right = r, RightStep = 1, RightColumn = stride, Sum = c, SumColumn = column,
    };

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
