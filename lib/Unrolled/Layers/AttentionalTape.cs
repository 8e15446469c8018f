using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>What an attentional layer remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class AttentionalTape
{
    internal readonly AffineMap Affine = new();
    internal Signal C = null!, H = null!, X = null!, DY = null!;

    private Signal? dContext, dHidden;

    internal object? Owner { get; private set; }

    /// <summary>h̃ (N × tokens).</summary>
    public Signal Y => Affine.Y ?? throw Empty;

    /// <summary>∂L/∂c (S × tokens), after Backward.</summary>
    public Signal DContext => dContext ?? throw Empty;

    /// <summary>∂L/∂h (H × tokens), after Backward.</summary>
    public Signal DHidden => dHidden ?? throw Empty;

    private static InvalidOperationException Empty => new("AttentionalTape: nothing is on this tape yet. Call Forward, and Backward for gradients, with it first.");

    internal void Prepare(object owner, Signal c, Signal h)
    {
        if (!ReferenceEquals(Owner, owner)) (Owner, X, dContext, dHidden) = (owner, new Signal(c.Batch, c.Rows + h.Rows), null, null);
        (C, H) = (c, h);
        X.Resize(c.Batch);
    }

    internal void LayOutGradients()
    {
        dContext ??= Affine.RowsOfDX(C.Rows);
        dHidden ??= Affine.RowsOfDX(H.Rows);
        dContext.Window(0, X.Batch);
        dHidden.Window(C.Rows, X.Batch);
    }
}
