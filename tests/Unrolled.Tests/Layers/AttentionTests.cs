using MathNet.Numerics.LinearAlgebra;
using Unrolled.Figures;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Layers;

public class AttentionTests
{
    private const double Close = Precision.IsDouble ? 1e-12 : 1e-5;

    private static readonly Batch queries = new([2, 4, 1, 4]), source = new([3, 1, 5, 2]);

    public static TheoryData<string> Kinds => [nameof(DotAttention), nameof(GeneralAttention), nameof(AdditiveAttention), "with bias"];

    /// <summary>Each score and context once more by MathNet, sequence by sequence.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Contexts_and_weights_are_those_of_the_equations(string kind)
    {
        var (layer, tape, q, s) = (Make(kind), new AttentionTape(), Random(queries, 4, 1), Random(source, 4, 2));
        layer.Forward(tape, q, s);
        for (int b = 0; b < 4; b++)
            for (int t = 0; t < queries.Lengths[b]; t++)
            {
                double[] e = [.. Enumerable.Range(0, source.Lengths[b]).Select(j => Score(layer, q[t, b].ToArray(), s[j, b].ToArray()))];
                double[] α = [.. e.Select(v => Math.Exp(v) / e.Sum(Math.Exp))];
                for (int j = 0; j < α.Length; j++) Assert.Equal(α[j], tape.Weights[t, b][j], Close);
                for (int r = 0; r < 4; r++) Assert.Equal(α.Select((a, j) => a * s[j, b][r]).Sum(), tape.Context[t, b][r], Close);
            }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Weights_of_a_query_sum_to_one_and_show_as_a_map(string kind)
    {
        var (layer, tape) = (Make(kind), new AttentionTape());
        layer.Forward(tape, Random(queries, 4, 1), Random(source, 4, 2));
        var map = tape.Weights.Of(2);
        Assert.Equal((1, 5), (map.RowCount, map.ColumnCount));
        Assert.All(map.RowSums(), sum => Assert.Equal(1, sum, Close));
        Assert.Equal(tape.Weights[0, 2].ToArray(), map.Row(0).ToArray());
        Assert.NotNull(Charts.Heatmap(map, "who looked where", new Axis("source"), new Axis("output"), "one row of five weights"));
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Weights[1, 2].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.Weights.Of(4));
    }

    /// <summary>Neither what stands before a sequence in the batch nor how long the others are changes a bit of it.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void A_sequence_alone_and_in_a_batch_has_the_same_contexts(string kind)
    {
        var (layer, tape, alone, q, s) = (Make(kind), new AttentionTape(), new AttentionTape(), Random(queries, 4, 1), Random(source, 4, 2));
        layer.Forward(tape, q, s);
        for (int b = 0; b < 4; b++)
        {
            layer.Forward(alone, Only(q, b), Only(s, b));
            for (int t = 0; t < queries.Lengths[b]; t++) Assert.Equal(tape.Context[t, b].ToArray(), alone.Context[t, 0].ToArray());
        }
    }

    /// <summary>Attention that looks at nothing would train all the same, worse: the source must feel the loss.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void The_source_has_a_gradient_at_every_position(string kind)
    {
        var (layer, tape) = (Make(kind), new AttentionTape());
        layer.Forward(tape, Random(queries, 4, 1), Random(source, 4, 2));
        layer.Backward(tape, Random(queries, 4, 3));
        for (int b = 0; b < 4; b++)
            for (int j = 0; j < source.Lengths[b]; j++) Assert.DoesNotContain(0, tape.DSource[j, b].ToArray());
    }

    [Fact]
    public void Parameters_bear_names_and_shapes_of_PyTorch()
    {
        Assert.Empty(new DotAttention(3).Parameters);
        Assert.Equal(["score.weight (3 × 4)"], new GeneralAttention(3, 4, new(1)).Parameters.Select(p => $"{p}"));
        Assert.Equal(["query.weight (5 × 3)", "key.weight (5 × 4)", "key.bias (5 × 1)", "score.weight (1 × 5)"], new AdditiveAttention(3, 4, 5, new(1), bias: true).Parameters.Select(p => $"{p}"));
        Assert.Equal(["weight (5 × 7)", "bias (5 × 1)"], new AttentionalLayer(3, 4, 5, new(1)).Parameters.Select(p => $"{p}"));
        Assert.Single(new AttentionalLayer(3, 4, 5, new(1), bias: false).Parameters);
    }

    [Fact]
    public void Sizes_below_one_are_refused()
    {
        Assert.Contains("0 and 0 were asked for", Assert.Throws<ArgumentOutOfRangeException>(() => new DotAttention(0)).Message);
        Assert.Contains("3 and 0 were asked for", Assert.Throws<ArgumentOutOfRangeException>(() => new GeneralAttention(3, 0, new(1))).Message);
        Assert.Contains("query.weight", Assert.Throws<ArgumentOutOfRangeException>(() => new AdditiveAttention(3, 4, 0, new(1))).Message);
        Assert.Contains("AttentionalLayer: c and h need at least 1 row", Assert.Throws<ArgumentOutOfRangeException>(() => new AttentionalLayer(0, 4, 5, new(1))).Message);
    }

    internal static Attention Make(string kind) => kind switch
    {
        nameof(DotAttention) => new DotAttention(4),
        nameof(GeneralAttention) => new GeneralAttention(4, 4, new(3)),
        nameof(AdditiveAttention) => new AdditiveAttention(4, 4, 18, new(3)),
        _ => new AdditiveAttention(4, 4, 18, new(3), bias: true),
    };

    internal static Signal Random(Batch batch, int rows, long seed)
    {
        var (random, signal) = (new Random64(seed), new Signal(batch, rows));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++)
                foreach (ref Real entry in signal[t, b]) entry = (Real)random.NextNormal();
        return signal;
    }

    private static Signal Only(Signal of, int b)
    {
        var one = new Signal(new Batch(of.Batch.Lengths[b], 1), of.Rows);
        for (int t = 0; t < one.Batch.T; t++) of[t, b].CopyTo(one[t, 0]);
        return one;
    }

    private static double Score(Attention layer, Real[] query, Real[] state)
    {
        var (q, s) = (Vector<Real>.Build.Dense(query), Vector<Real>.Build.Dense(state));
        Matrix<Real>[] W = [.. layer.Parameters.Select(p => p.Value)];
        if (layer is DotAttention) return q * s;
        if (layer is GeneralAttention) return q * (W[0] * s);
        var a = W[0] * q + W[1] * s + (W.Length == 4 ? W[2].Column(0) : 0 * W[^1].Row(0));
        return W[^1].Row(0) * a.Map(v => (Real)Math.Tanh(v));
    }
}
