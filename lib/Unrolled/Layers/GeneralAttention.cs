using Unrolled.Numerics;

namespace Unrolled.Layers;

/// <summary>Attention that scores by a learnt bilinear form.</summary>
/// <remarks><code>
/// forward    k_j = W s_j      e_j = qᵀ k_j               W (Q × S), a nn.Linear without bias in PyTorch's terms
/// backward   dq += de_j k_j      dk_j += de_j q      ds_j += Wᵀ dk_j      dW += Σ dk_j s_jᵀ
/// </code>The keys are made once for all queries. Uniform in ±1/√S at the start.
/// Source: M.-T. Luong et al., "Effective approaches to attention-based neural machine translation", 2015 ("general").</remarks>
public sealed class GeneralAttention : Attention
{
    private readonly Parameter weight;

    /// <param name="queries">Q, the rows of a query.</param>
    /// <param name="source">S, the rows of the source.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public GeneralAttention(int queries, int source, Random64 random) : base(queries, source, queries)
    {
        weight = new Parameter("score.weight", queries, source).Uniform(1 / Math.Sqrt(source), random);
        Parameters = [weight];
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    private protected override Parameter? KeyWeight => weight;

    private protected override Real Score(ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> u) => Vectors.Dot(q, k);

    private protected override void ScoreBack(Real de, ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> dq, Span<Real> dk, Span<Real> dv)
    {
        Vectors.Add(de, k, dq);
        Vectors.Add(de, q, dk);
    }
}
