using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>What attention remembers between Forward and Backward. The caller owns it and reuses it: after the largest batch, nothing is allocated.</summary>
public sealed class AttentionTape
{
    internal readonly AffineMap Query = new(), Key = new();
    internal Signal Source = null!, Keys = null!, Projected = null!, DContext = null!, DKeys = null!, DProjected = null!, OwnDQueries = null!;
    internal Action<int> ForwardPart = null!, BackwardPart = null!;
    internal int Parts;
    internal Phase Phase;

    private readonly Storage dWeights = new(), dVectors = new(), room = new();
    private AttentionWeights weights = null!;
    private Signal context = null!, dSource = null!, dQueries = null!;
    private int keys;

    internal object? Owner { get; private set; }

    /// <summary>α: how much each query of the last Forward looked at each position of its source.</summary>
    public AttentionWeights Weights => Made(weights);

    /// <summary>c (S × query tokens).</summary>
    public Signal Context => Made(context);

    /// <summary>∂L/∂q (Q × query tokens), after Backward.</summary>
    public Signal DQueries
    {
        get => Made(dQueries);
        internal set => dQueries = value;
    }

    /// <summary>∂L/∂s (S × source tokens), after Backward.</summary>
    public Signal DSource => Made(dSource);

    internal void Prepare(object owner, Signal queries, Signal source, int queryRows, int sourceRows, int keyRows)
    {
        if (!ReferenceEquals(Owner, owner))
        {
            (Owner, keys, weights) = (owner, keyRows, new());
            (context, dSource, OwnDQueries) = (new(queries.Batch, sourceRows), new(source.Batch, sourceRows), new(queries.Batch, queryRows));
        }
        (Source, Phase) = (source, Phase.Forward);
        context.Resize(queries.Batch);
        weights.Resize(queries.Batch, source.Batch);
        room.Ensure(queries.Batch.B * keys);
    }

    internal void ClearGradients()
    {
        OwnDQueries.Resize(context.Batch);
        dSource.Resize(Source.Batch).Clear();
        dWeights.Ensure(Source.Batch.B * Source.Batch.T);
        dVectors.Ensure(Source.Batch.B * keys).Clear(Source.Batch.B * keys);
    }

    /// <summary>∂L/∂α of the query at hand of one sequence.</summary>
    internal Span<Real> DWeights(int b) => dWeights.Span.Slice(b * Source.Batch.T, Source.Batch.T);

    /// <summary>One sequence's share of the gradient of the score's own weights: summed over sequences in order, whoever computed them.</summary>
    internal Span<Real> DVector(int b) => dVectors.Span.Slice(b * keys, keys);

    /// <summary>Room for one vector of a sequence's.</summary>
    internal Span<Real> Room(int b) => room.Span.Slice(b * keys, keys);

    private static T Made<T>(T? value) where T : class =>
        value ?? throw new InvalidOperationException("AttentionTape: nothing is on this tape yet. Call Forward with it first.");
}
