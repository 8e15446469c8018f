using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>Attention: for each query a mean of the source's states, weighted by how well they answer it.</summary>
/// <remarks><code>
/// forward    e_j = score(q⟨t⟩, k_j)     α⟨t⟩ = softmax over the source's own positions j     c⟨t⟩ = Σ α_j⟨t⟩ s_j
/// backward   dα_j = dcᵀ s_j     de_j = α_j (dα_j − Σ α_i dα_i)     ds_j += α_j dc     dq, dk_j from the score
/// </code>
/// q (Q × query tokens), say a decoder's states; s (S × source tokens), say an encoder's; k_j a projection of s_j or s_j itself.
/// Queries and source are of the same B sequences in the caller's order, each with a length of its own; beyond a source's end
/// there is nothing: padding has no weight because it has no memory.
/// <para>Forward and Backward take all queries at once. A decoder whose input depends on the context before calls Begin, Step for
/// t = 0, 1, …, BeginBack, StepBack for t = T − 1, …, 0, and Finish; the bits are the same.</para>
/// Sources: D. Bahdanau et al., "Neural machine translation by jointly learning to align and translate", 2015; M.-T. Luong et al.,
/// "Effective approaches to attention-based neural machine translation", 2015.
/// </remarks>
public abstract partial class Attention
{
    private protected Attention(int queries, int source, int keys)
    {
        if (queries < 1 || source < 1) throw new ArgumentOutOfRangeException(nameof(queries), $"{GetType().Name}: queries and source need at least 1 row, but {queries} and {source} were asked for.");
        (Queries, Source, Keys) = (queries, source, keys);
    }

    /// <summary>Q, the rows of a query.</summary>
    public int Queries { get; }

    /// <summary>S, the rows of the source, and of the context.</summary>
    public int Source { get; }

    /// <summary>Everything that is learnt.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Rows of a key and of a projected query.</summary>
    private protected int Keys { get; }

    /// <summary>q is W q of this W; null leaves it as it is.</summary>
    private protected virtual Parameter? QueryWeight => null;

    /// <summary>k_j is W s_j + b of this W; null makes s_j its own key.</summary>
    private protected virtual Parameter? KeyWeight => null;

    private protected virtual Parameter? KeyBias => null;

    /// <summary>e = score(q, k).</summary>
    /// <param name="q">The query, projected if it is.</param>
    /// <param name="k">The key.</param>
    /// <param name="u">Room for one vector of the keys' rows.</param>
    private protected abstract Real Score(ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> u);

    /// <summary>Adds ∂L/∂q, ∂L/∂k and, where the score has a vector of weights, ∂L/∂v of one sequence.</summary>
    private protected abstract void ScoreBack(Real de, ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> dq, Span<Real> dk, Span<Real> dv);

    /// <summary>Adds one sequence's ∂L/∂v.</summary>
    private protected virtual void FinishScore(ReadOnlySpan<Real> dv) { }

    /// <summary>The contexts of all queries.</summary>
    /// <param name="tape">Where contexts and weights go and what Backward needs; reuse it.</param>
    /// <param name="queries">q (Q × query tokens); it must keep its values until Backward.</param>
    /// <param name="source">s (S × source tokens), of as many sequences; it too must keep its values.</param>
    /// <returns>c (S × query tokens), which is <see cref="AttentionTape.Context"/>; α is <see cref="AttentionTape.Weights"/>.</returns>
    /// <exception cref="ArgumentException">Rows other than Q and S, or different numbers of sequences.</exception>
    public Signal Forward(AttentionTape tape, Signal queries, Signal source)
    {
        Begin(tape, queries, source);
        if (QueryWeight is not null) tape.Query.Forward(0, queries.Batch.Tokens);
        Workers.Run(tape.Parts, tape.ForwardPart);
        return tape.Context;
    }

    /// <summary>All contexts backward; adds to every parameter's gradient.</summary>
    /// <param name="tape">The tape of Forward. One Backward for each Forward.</param>
    /// <param name="dContext">∂L/∂c (S × query tokens).</param>
    /// <returns>∂L/∂q (Q × query tokens), which is <see cref="AttentionTape.DQueries"/>; ∂L/∂s is <see cref="AttentionTape.DSource"/>.</returns>
    /// <exception cref="ArgumentException">dContext does not match the last Forward.</exception>
    public Signal Backward(AttentionTape tape, Signal dContext)
    {
        BeginBack(tape, dContext);
        Workers.Run(tape.Parts, tape.BackwardPart);
        if (QueryWeight is not null) tape.Query.Backward(0, dContext.Batch.Tokens);
        Finish(tape);
        return tape.DQueries;
    }

    private void Attend(AttentionTape tape, int t, int b)
    {
        Span<Real> q = tape.Projected[t, b], α = tape.Weights.Row(t, b), c = tape.Context[t, b];
        for (int j = 0; j < α.Length; j++) α[j] = Score(q, tape.Keys[j, b], tape.Room(b));              // e_j = score(q, k_j)
        Softmax.Of(α, Softmax.LogSum(α), 1, α);
        c.Clear();
        for (int j = 0; j < α.Length; j++) Vectors.Add(α[j], tape.Source[j, b], c);                     // c = Σ α_j s_j
    }

    private void AttendBack(AttentionTape tape, int t, int b)
    {
        ReadOnlySpan<Real> q = tape.Projected[t, b], α = tape.Weights.Row(t, b), dc = tape.DContext[t, b];
        Span<Real> dα = tape.DWeights(b), dq = tape.DProjected[t, b];
        Real mean = 0;
        for (int j = 0; j < α.Length; j++)
        {
            dα[j] = Vectors.Dot(dc, tape.Source[j, b]);                                                 // dα_j = dcᵀ s_j
            mean += α[j] * dα[j];
            Vectors.Add(α[j], dc, tape.DSource[j, b]);                                                  // ds_j += α_j dc
        }
        dq.Clear();
        for (int j = 0; j < α.Length; j++)                                                              // de_j = α_j (dα_j − Σ α_i dα_i)
            ScoreBack(α[j] * (dα[j] - mean), q, tape.Keys[j, b], dq, tape.DKeys[j, b], tape.DVector(b));
    }

    public override string ToString() => $"{GetType().Name}({Queries}, {Source})";
}
