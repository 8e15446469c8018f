using MathNet.Numerics.LinearAlgebra;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>Who looked where: for each query the weights over the positions of its source, which sum to 1.</summary>
public sealed class AttentionWeights
{
    private Real[] values = [];
    private int[] start = [];
    private Batch queries = null!, source = null!;

    internal AttentionWeights() { }

    /// <summary>α⟨t⟩ of sequence b: one weight for each position of its own source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence or step.</exception>
    public ReadOnlySpan<Real> this[int t, int b]
    {
        get
        {
            queries.Token(t, b);                                        // throws where there is none
            return Row(t, b);
        }
    }

    /// <summary>All weights of sequence b as a matrix (its queries × its source positions), a copy: a row for each query, ready for a heat map.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public Matrix<Real> Of(int b)
    {
        queries.Token(0, b);
        return Matrix<Real>.Build.Dense(queries.Lengths[b], source.Lengths[b], (t, j) => Row(t, b)[j]);
    }

    /// <summary>How many weights there are in all.</summary>
    internal int Count { get; private set; }

    internal Span<Real> Row(int t, int b) => values.AsSpan(start[b] + t * source.Lengths[b], source.Lengths[b]);

    internal void Resize(Batch queries, Batch source)
    {
        (this.queries, this.source) = (queries, source);
        if (start.Length < queries.B) start = new int[queries.B];
        Count = 0;
        for (int b = 0; b < queries.B; b++)
        {
            start[b] = Count;
            Count += queries.Lengths[b] * source.Lengths[b];
        }
        if (values.Length < Count) values = new Real[Count];
    }
}
