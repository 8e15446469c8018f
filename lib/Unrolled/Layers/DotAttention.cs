using Unrolled.Numerics;

namespace Unrolled.Layers;

/// <summary>Attention that scores by the dot product alone: nothing is learnt in it.</summary>
/// <remarks><code>
/// forward    e_j = qᵀ s_j                                q and s_j of the same rows
/// backward   dq += de_j s_j       ds_j += de_j q
/// </code>No scaling by √H, as in the source: M.-T. Luong et al., "Effective approaches to attention-based neural machine translation", 2015 ("dot").</remarks>
public sealed class DotAttention : Attention
{
    /// <param name="rows">Rows of a query and of the source.</param>
    /// <exception cref="ArgumentOutOfRangeException">rows is below 1.</exception>
    public DotAttention(int rows) : base(rows, rows, rows) { }

    public override IReadOnlyList<Parameter> Parameters => [];

    private protected override Real Score(ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> u) => Vectors.Dot(q, k);

    private protected override void ScoreBack(Real de, ReadOnlySpan<Real> q, ReadOnlySpan<Real> k, Span<Real> dq, Span<Real> dk, Span<Real> dv)
    {
        Vectors.Add(de, k, dq);
        Vectors.Add(de, q, dk);
    }
}
