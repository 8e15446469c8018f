using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>What a Jordan net remembers between Forward and Backward. The caller owns it and reuses it: after the largest batch, nothing is allocated.</summary>
public sealed class JordanTape
{
    private object? owner;
    private Signal? heard, dHidden, dOutput, dx, context, dContext;

    /// <summary>The hidden units' states.</summary>
    public RecurrentTape Hidden { get; } = new();

    /// <summary>The read-out's.</summary>
    public RecurrentTape Readout { get; } = new();

    /// <summary>ŷ (N × tokens).</summary>
    public Signal Y => Readout.Y;

    /// <summary>The context after each sequence's last step (N × B, one step): give it to the next Forward to carry on.</summary>
    public Signal Context => Made(context);

    /// <summary>∂L/∂x (D × tokens), after Backward.</summary>
    public Signal DX => Made(dx);

    /// <summary>∂L/∂s⟨1⟩ (N × B, one step), after Backward.</summary>
    public Signal DContext => Made(dContext);

    /// <summary>[x⟨t⟩; s⟨t⟩] (D + N × tokens).</summary>
    internal Signal Heard => Made(heard);

    internal Signal DHidden => Made(dHidden);

    internal Signal DOutput => Made(dOutput);

    internal void Prepare(Jordan net, Batch batch)
    {
        if (!ReferenceEquals(owner, net))
        {
            (owner, context) = (net, null);
            (heard, dx) = (new(batch, net.Inputs + net.Outputs), new(batch, net.Inputs));
            (dHidden, dOutput) = (new(batch, net.Hidden.Hidden), new(batch, net.Outputs));
        }
        if (context?.Batch.B != batch.B) (context, dContext) = (new(new Batch(1, batch.B), net.Outputs), new(new Batch(1, batch.B), net.Outputs));
        foreach (var signal in (ReadOnlySpan<Signal>)[Heard, DX, DHidden, DOutput]) signal.Resize(batch);
    }

    /// <summary>The batch of the last Forward, which was that net's.</summary>
    internal Batch BatchOf(Jordan net) => ReferenceEquals(owner, net)
        ? Heard.Batch
        : throw new InvalidOperationException($"{net}: Backward needs the tape on which this net has just run Forward.");

    private static Signal Made(Signal? signal) =>
        signal ?? throw new InvalidOperationException("JordanTape: nothing is on this tape yet. Call Forward with it first.");
}
