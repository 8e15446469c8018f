#if DOUBLE
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of weighted cross-entropy: every entry of ∂L/∂logits.</summary>
internal static class WeightedChecks
{
    public static IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report(new(), new(1, 1), 2, false)),
        ("classes, unsorted lengths", () => Report(new(0.5, 3, 9), new([2, 4, 1, 4]), 3, false)),
        ("tokens, unsorted lengths", () => Report(new(), new([2, 4, 1, 4]), 5, true)),
        ("both, unsorted lengths", () => Report(new(0.5, 3, 9, 0), new([2, 4, 1, 4]), 4, true)),
    ];

    public static IEnumerable<(string, Action)> All =>
        [.. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))), ("reused", Reused), ("alike", Alike), ("value", Value), ("Backward twice", Twice), ("misuse", Misuse)];

    private static GradientReport Report(WeightedCrossEntropy loss, Batch batch, int V, bool perToken)
    {
        var (z, y, w) = Numbers(batch, V);
        return LayerReport.Of(nameof(WeightedCrossEntropy), [], [Tensor.Of("logits", z)], () => loss.Forward(z, y, perToken ? w : null), () => [Tensor.Of("dz", loss.Backward()).Copy()]);
    }

    private static (Signal Z, Tokens Y, Signal W) Numbers(Batch batch, int V)
    {
        var random = new Random64(3);
        var (z, y, w) = (LayerReport.Random(batch, V, random), new Tokens(batch), new Signal(batch, 1));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) (y[t, b], w[t, b][0]) = (random.Next(V), random.Next(3) == 0 ? 0 : random.NextDouble(0.5, 2));
        return (z, y, w);
    }

    private static void Reused()
    {
        var loss = new WeightedCrossEntropy();
        Report(loss, new(6, 5), 4, true).Verify();
        Report(loss, new([2, 4, 1]), 4, true).Verify();
        Report(loss, new(2, 3), 7, false).Verify();
    }

    /// <summary>Where all weights are equal it is the plain loss.</summary>
    private static void Alike()
    {
        var (z, y, _) = Numbers(new([2, 4, 1, 4]), 3);
        var (plain, weighted) = (new SoftmaxCrossEntropy(), new WeightedCrossEntropy(7, 7, 7));
        Slope.Equal("loss", [plain.Forward(z, y)], [weighted.Forward(z, y)]);
        Slope.Equal("gradient", Tensor.Of("", plain.Backward()).Copy(), Tensor.Of("", weighted.Backward()).Copy());
        Slope.Equal("a token", [plain.LossOf(3, 1), plain.Probabilities[3, 1][2]], [weighted.LossOf(3, 1), weighted.Probabilities[3, 1][2]]);
    }

    /// <summary>Odds of 1 to 3: surprise ln 4 with weight 5 · 0.5, ln 4/3 with weight 2 · 3; PyTorch divides by the weights' sum.</summary>
    private static void Value()
    {
        var (z, w) = (new Signal(new Batch(2, 1), 2), new Signal(new Batch(2, 1), 1));
        (z[0, 0][1], z[1, 0][1], w[0, 0][0], w[1, 0][0]) = (Math.Log(3), Math.Log(3), 0.5, 3);
        Slope.Equal("weighted", [(2.5 * Math.Log(4) + 6 * Math.Log(4.0 / 3)) / 8.5], [new WeightedCrossEntropy(5, 2).Forward(z, new Tokens([[0, 1]]), w)]);
        double[] classes = [0.5, 3, 9];
        var (logits, y, tokens) = Numbers(new([2, 4, 1, 4]), 3);
        var loss = new WeightedCrossEntropy(classes);
        double L = loss.Forward(logits, y, tokens), sum = 0, total = 0;
        for (int b = 0; b < 4; b++)
            for (int t = 0; t < y.Batch.Lengths[b]; t++) (sum, total) = (sum + classes[y[t, b]] * tokens[t, b][0] * loss.LossOf(t, b), total + classes[y[t, b]] * tokens[t, b][0]);
        Slope.Equal("unsorted lengths", [sum / total], [L]);
    }

    private static void Twice()
    {
        var (z, y, w) = Numbers(new([2, 4, 1, 4]), 3);
        var loss = new WeightedCrossEntropy();
        loss.Forward(z, y, w);
        double[] once = Tensor.Of("", loss.Backward()).Copy();
        LayerReport.SameBits("a second Backward", [once], [Tensor.Of("", loss.Backward()).Copy()]);
    }

    private static void Misuse()
    {
        var (z, y, w) = Numbers(new([2, 4, 1, 4]), 3);
        var loss = new WeightedCrossEntropy();
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Call Forward first", () => loss.Backward());
        Slope.Throws<ArgumentException>("other weights than classes", "each of the 3 classes (rows of the logits), but there are 2", () => new WeightedCrossEntropy(1, 2).Forward(z, y));
        Slope.Throws<ArgumentException>("one weight for three classes", "each of the 3 classes (rows of the logits), but there are 1", () => new WeightedCrossEntropy(1).Forward(z, y));
        Slope.Throws<ArgumentException>("one class, which does not count", "Is every token masked?", () => new WeightedCrossEntropy(0).Forward(new(new Batch(1, 1), 1), new Tokens([[0]])));
        Slope.Throws<ArgumentException>("an infinite class weight", "that of class 0 is", () => new WeightedCrossEntropy(double.PositiveInfinity));
        Slope.Throws<ArgumentException>("token weights of two rows", "WeightedCrossEntropy: tokenWeights should have 1 rows", () => loss.Forward(z, y, z));
        Slope.Throws<ArgumentException>("token weights of another batch", "WeightedCrossEntropy: tokenWeights should hold", () => loss.Forward(z, y, new(new Batch(2, 3), 1)));
        Slope.Throws<ArgumentException>("a negative class weight", "that of class 1 is -1", () => new WeightedCrossEntropy(1, -1));
        Slope.Throws<ArgumentException>("no weight at all", "Is every token masked?", () => loss.Forward(z, y, new(z.Batch, 1)));
        w[3, 1][0] = double.NaN;
        Slope.Throws<ArgumentException>("a weight that is no number", "that of step 3 of sequence 1 is NaN", () => loss.Forward(z, y, w));
        w[3, 1][0] = -2;
        Slope.Throws<ArgumentException>("a negative weight", "that of step 3 of sequence 1 is -2", () => loss.Forward(z, y, w));
    }
}
#endif
