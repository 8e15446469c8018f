using Unrolled.Layers;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>What an attention decoder remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class AttentionDecoderTape
{
    internal readonly RecurrentTape Rnn = new();
    internal readonly AttentionTape Attention = new();
    internal readonly AttentionalTape Combine = new();
    internal readonly AffineMap Readout = new();
    internal Signal X = null!, DStates = null!;

    private Tokens? fed;

    internal object? Owner { get; private set; }

    /// <summary>z (V × tokens): what the decoder says at every step.</summary>
    public Signal Logits => Readout.Y ?? throw Empty;

    /// <summary>The tokens that were fed: the caller's, or the decoder's own where it was not forced.</summary>
    public Tokens Fed => fed ?? throw Empty;

    /// <summary>α: who looked where.</summary>
    public AttentionWeights Weights => Attention.Weights;

    /// <summary>The state after each sequence's last step.</summary>
    public Carry Final => Rnn.Final;

    /// <summary>∂L/∂source (S × source tokens), after Backward: the encoder's dy.</summary>
    public Signal DSource => Attention.DSource;

    /// <summary>∂L/∂(initial state), after Backward: the encoder's dFinal where its final state was the initial one.</summary>
    public Carry DInitial => Rnn.DInitial;

    private static InvalidOperationException Empty => new("AttentionDecoderTape: nothing is on this tape yet. Call Forward with it first.");

    internal void Prepare(object owner, Batch batch, int inputs, int hidden)
    {
        if (!ReferenceEquals(Owner, owner)) (Owner, fed, X, DStates) = (owner, new(batch), new(batch, inputs), new(batch, hidden));
        Fed.Resize(batch);
        X.Resize(batch);
        DStates.Resize(batch);
    }
}
