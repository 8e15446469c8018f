using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>The products that make weight gradients: sums over all tokens, a block of tokens at a time, packed on the way.</summary>
/// <remarks><code>
/// dW (rows × K) += Σ da rᵀ       db (rows) += Σ da        sums over the tokens, in their order
/// </code>
/// Both operands are read in whole panels and tiles, up to 15 reals past their last one: every <see cref="Storage"/> has room behind it.
/// One of these serves one thread. Threads share a sum by its rows, so the order of no sum depends on them.
/// </remarks>
internal sealed unsafe class GradientSums
{
    /// <summary>Tokens packed at a time: two panels of them and a tile's columns stay in the first cache.</summary>
    public const int Block = 128;

    private readonly Storage left = new(), right = new(), end = new();
    private int tokens;

    /// <summary>Begins a block of tokens, at most <see cref="Block"/>, of so many rows in all.</summary>
    public void Begin(int tokens, int rows)
    {
        this.tokens = tokens;
        left.Ensure(rows * Block);
    }

    /// <summary>Packs rows of da (padded to panels from row <paramref name="at"/> on) and adds them up: db += Σ da.</summary>
    /// <param name="at">The first row they become, a multiple of 16.</param>
    /// <param name="da">The rows of the first token.</param>
    /// <param name="stride">From one token to the next.</param>
    /// <param name="rows">How many.</param>
    /// <param name="db">Where their sums go, padded as well.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Left(int at, Real* da, int stride, int rows, Real* db)
    {
        for (int row = 0; row < rows; row += Storage.Panel)
        {
            Real* panel = left.Pointer + (at + row) * tokens;
            Storage.Gather(da + row, stride, tokens, Storage.Panel, panel);      // what follows the last row is summed to where nobody reads
            for (int i = 0; i < Storage.Panel; i += Lane.Width)
            {
                var sum = Lane.Load(db + row + i);
                for (int token = 0; token < tokens; token++) sum += Lane.Load(panel + token * Storage.Panel + i);
                sum.Store(db + row + i);
            }
        }
    }

    /// <summary>Packs r, whose columns stand at <paramref name="r"/> + <paramref name="column"/>[token] · stride; without a list, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Right(Real* r, int stride, ReadOnlySpan<int> column, int K)
    {
        int width = Products.Columns;
        right.Ensure((K + width) * Block);
        for (int k = 0; k < K; k += width)
        {
            Real* to = right.Pointer + k * tokens;
            for (int token = 0; token < tokens; token++, to += width)
            {
                Real* from = r + (long)(column.IsEmpty ? token : column[token]) * stride + k;
                for (int i = 0; i < width; i++) to[i] = from[i];
            }
        }
    }

    /// <summary>dW += Σ da rᵀ for the packed rows from <paramref name="at"/> on; dW's columns are <paramref name="column"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(int at, int rows, int K, Real* dW, int column)
    {
        int whole = rows / Storage.Panel * Storage.Panel;
        for (int row = 0; row < whole; row += 2 * Storage.Panel)                  // two panels stay in the first cache for all K
            MultiplyPanels(at + row, Math.Min(2 * Storage.Panel, whole - row), K, dW + row, column);
        if (whole == rows) return;
        Real* last = end.Ensure(K * Storage.Panel).Pointer;                       // a panel that dW has only a part of
        Storage.Gather(dW + whole, column, K, rows - whole, last);
        MultiplyPanels(at + whole, Storage.Panel, K, last, Storage.Panel);
        for (int k = 0; k < K; k++)
            for (int i = 0; i < rows - whole; i++) dW[k * column + whole + i] = last[k * Storage.Panel + i];
    }

    private void MultiplyPanels(int at, int rows, int K, Real* dW, int column)
    {
        int width = Products.Columns;
        var product = new Product { K = tokens, Blocks = 1, Left = left.Pointer + at * tokens, Panel = Storage.Panel * tokens, RightStep = width, RightColumn = 1, SumColumn = column };
        for (int k = 0; k < K; k += width)
        {
            product.Right = right.Pointer + k * tokens;
            product.Sum = dW + k * column;
            Products.Accumulate(product, rows, Math.Min(width, K - k));
        }
    }
}
