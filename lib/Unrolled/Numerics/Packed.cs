namespace Unrolled.Numerics;

/// <summary>A copy of weights in the shape <see cref="Products"/> reads: panels of 16 rows, each block of units padded with zeros.</summary>
/// <remarks>A stacked weight matrix has <c>blocks</c> blocks of H rows. Each block starts a new panel, so any run of blocks is a run of panels.</remarks>
internal sealed unsafe class Packed
{
    private readonly Storage storage = new();

    private int panels, K;

    private int PanelSize => Storage.Panel * K;

    /// <summary>C += the packed matrix times the N columns at r.</summary>
    public void Multiply(int N, Real* r, int stride, Real* c, int column) => Multiply(0, panels, 0, K, N, r, stride, c, column);

    /// <summary>C += some panels of rows of the packed matrix times the N columns at r.</summary>
    public void MultiplyPanels(int first, int count, int N, Real* r, int stride, Real* c, int column) => Multiply(first, count, 0, K, N, r, stride, c, column);

    /// <summary>C += some columns of the packed matrix times the N columns at r, which are as short.</summary>
    public void MultiplyColumns(int first, int count, int N, Real* r, int stride, Real* c, int column) => Multiply(0, panels, first, count, N, r, stride, c, column);

    private void Multiply(int firstPanel, int panelCount, int firstColumn, int columnCount, int N, Real* r, int stride, Real* c, int column) =>
        Products.Accumulate(panelCount * Storage.Panel, N, columnCount, Panel(firstPanel) + firstColumn * Storage.Panel, PanelSize, Storage.Panel, r, 1, stride, c, column);

    private Real* Panel(int index) => storage.Pointer + index * PanelSize;

    /// <summary>W (blocks·H × K) for products W · r.</summary>
    public void Pack(Real[] W, int blocks, int H, int K)
    {
        Begin(blocks * Storage.Padded(H), K);
        int rows = blocks * H, panelsPerBlock = Storage.Padded(H) / Storage.Panel;
        for (int k = 0; k < K; k++)
            for (int row = 0; row < rows; row++)
            {
                int u = row % H;
                Panel(row / H * panelsPerBlock + u / Storage.Panel)[k * Storage.Panel + u % Storage.Panel] = W[k * rows + row];
            }
    }

    /// <summary>Wᵀ (M × blocks·H) of W (blocks·H × M), for products Wᵀ · r.</summary>
    public void PackTransposed(Real[] W, int rows, int M)
    {
        Begin(Storage.Padded(M), rows);
        for (int m = 0; m < M; m++)
            for (int k = 0; k < rows; k++)
                Panel(m / Storage.Panel)[k * Storage.Panel + m % Storage.Panel] = W[m * rows + k];
    }

    private void Begin(int paddedRows, int K)
    {
        (panels, this.K) = (paddedRows / Storage.Panel, K);
        storage.Ensure(paddedRows * K).Clear(paddedRows * K);
    }
}
