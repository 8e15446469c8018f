using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Layers;

/// <summary>Attention that scores by a small net of A units.</summary>
/// <remarks><code>
/// forward    q = Wq query      k_j = Wk s_j (+ b)      u_j = tanh(q + k_j)      e_j = vᵀ u_j
/// backward   da_j = de_j v ⊙ (1 − u_j²)      dq += da_j      dk_j += da_j      dv += de_j u_j
///            then as in a dense layer: dWq, dquery from dq; dWk, db, ds_j from dk_j
/// </code>
/// Wq (A × Q), Wk (A × S), b (A), v (A); named query.weight, key.weight, key.bias and score.weight (1 × A), as four nn.Linear would
/// be. The paper's equation has no b; one is enough, since it would be added to the same sum. Uniform in ±1/√(columns) at the start, b in ±1/√S.
/// Source: D. Bahdanau et al., "Neural machine translation by jointly learning to align and translate", 2015.
/// </remarks>
public sealed class AdditiveAttention : Attention
{
    private readonly Parameter queryWeight, keyWeight, v;
    private readonly Parameter? bias;

    /// <param name="queries">Q, the rows of a query.</param>
    /// <param name="source">S, the rows of the source.</param>
    /// <param name="units">A, the units that compare them.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public AdditiveAttention(int queries, int source, int units, Random64 random, bool bias = false) : base(queries, source, units)
    {
        queryWeight = new Parameter("query.weight", units, queries).Uniform(1 / Math.Sqrt(queries), random);
        keyWeight = new Parameter("key.weight", units, source).Uniform(1 / Math.Sqrt(source), random);
        this.bias = bias ? new Parameter("key.bias", units, 1).Uniform(1 / Math.Sqrt(source), random) : null;
        v = new Parameter("score.weight", 1, units).Uniform(1 / Math.Sqrt(units), random);
        Parameters = this.bias is null ? [queryWeight, keyWeight, v] : [queryWeight, keyWeight, this.bias, v];
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    private protected override Parameter? QueryWeight => queryWeight;

    private protected override Parameter? KeyWeight => keyWeight;

    private protected override Parameter? KeyBias => bias;

    private protected override Real Score(ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> u)
    {
        for (int at = 0; at < u.Length; at += Lane.Width) Tanh(Lane.Load(q, at) + Lane.Load(k, at)).Store(u, at);
        return Vectors.Dot(v.Values, u);
    }

    private protected override void ScoreBack(Real de, ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> dq, Span<Real> dk, Span<Real> dv)
    {
        for (int at = 0; at < dv.Length; at += Lane.Width)
        {
            var u = Tanh(Lane.Load(q, at) + Lane.Load(k, at));
            var da = de * Lane.Load(v.Values, at) * (1 - u * u);
            (Lane.Load(dq, at) + da).Store(dq, at);
            (Lane.Load(dk, at) + da).Store(dk, at);
            (Lane.Load(dv, at) + de * u).Store(dv, at);
        }
    }

    private protected override void FinishScore(ReadOnlySpan<Real> dv) => Vectors.Add(1, dv, v.Gradients);
}
