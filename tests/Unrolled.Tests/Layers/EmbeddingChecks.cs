#if DOUBLE
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of the embedding: L = Σ vᵀ x.</summary>
internal static class EmbeddingChecks
{
    public static IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report(new(1, 1, new(1)), new(), new(1, 1))),
        ("all sizes differ", () => Report(new(4, 3, new(2)), new(), new(5, 2))),
        ("unsorted lengths, symbols repeat", () => Report(new(3, 19, new(3)), new(), new([2, 4, 1, 4]))),
    ];

    public static IEnumerable<(string, Action)> All => [.. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))), ("a symbol's vector is its column", Columns), ("a tape reused", Reused), ("misuse", Misuse)];

    private static GradientReport Report(Embedding layer, EmbeddingTape tape, Batch batch)
    {
        var random = new Random64(5);
        var (tokens, v) = (new Tokens(batch), LayerReport.Random(batch, layer.Weight.Rows, random));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) tokens[t, b] = random.Next(layer.Weight.Columns);
        var L = LayerReport.Seeing(v);
        return LayerReport.Of(layer.ToString(), layer.Parameters, [], () => L(layer.Forward(tape, tokens)), () =>
        {
            layer.Backward(tape, v);
            return [];
        });
    }

    private static void Columns()
    {
        var layer = new Embedding(4, 3, new(2));
        var x = layer.Forward(new(), new Tokens([3, 0, 2, 1]));
        for (int t = 0; t < 4; t++) Slope.Equal($"step {t}", layer.Weight.Value.Column(new[] { 3, 0, 2, 1 }[t]).ToArray(), x[t, 0]);
    }

    private static void Reused()
    {
        var (layer, tape) = (new Embedding(4, 3, new(2)), new EmbeddingTape());
        Report(layer, tape, new(6, 5)).Verify();
        Report(layer, tape, new([2, 4, 1])).Verify();
        Report(new(5, 2, new(2)), tape, new(2, 3)).Verify();
    }

    private static void Misuse()
    {
        var (layer, tape, tokens) = (new Embedding(4, 3, new(2)), new EmbeddingTape(), new Tokens([0, 1], [2]));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Embedding(4 → 3): Backward needs the tape", () => layer.Backward(tape, new(tokens.Batch, 3)));
        layer.Forward(tape, tokens);
        Slope.Throws<InvalidOperationException>("another layer's Backward", "Embedding(4 → 3): Backward needs the tape", () => new Embedding(4, 3, new(2)).Backward(tape, new(tokens.Batch, 3)));
        Slope.Throws<ArgumentException>("dy of other rows", "Embedding(4 → 3): dy should have 3 rows", () => layer.Backward(tape, new(tokens.Batch, 2)));
        Slope.Throws<ArgumentException>("dy of another batch", "Embedding(4 → 3): dy should hold", () => layer.Backward(tape, new(new Batch(1, 2), 3)));
    }
}
#endif
