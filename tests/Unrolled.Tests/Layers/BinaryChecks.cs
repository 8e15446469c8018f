#if DOUBLE
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of binary cross-entropy: every entry of ∂L/∂logits.</summary>
internal static class BinaryChecks
{
    public static IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report(new(), new(1, 1), 1)),
        ("smallest, weighted", () => Report(new(3), new(1, 1), 1)),
        ("unsorted lengths", () => Report(new(), new([2, 4, 1, 4]), 5)),
        ("unsorted lengths, weighted", () => Report(new(0.5, 3, 9), new([2, 4, 1, 4]), 3)),
        ("three lanes", () => Report(new(), new([1, 2]), 2 * Lane.Width + 3)),
    ];

    public static IEnumerable<(string, Action)> All => [.. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))), ("reused", Reused), ("value", Value), ("stable", Stable), ("misuse", Misuse)];

    private static GradientReport Report(BinaryCrossEntropy loss, Batch batch, int rows)
    {
        var random = new Random64(3);
        var (z, y) = (LayerReport.Random(batch, rows, random), new Signal(batch, rows));
        Tensor.Of("y", y).Set(i => i % 3 == 0 ? i % 2 : random.NextDouble());
        return LayerReport.Of($"{nameof(BinaryCrossEntropy)}", [], [Tensor.Of("logits", z)], () => loss.Forward(z, y), () => [Tensor.Of("dz", loss.Backward()).Copy()]);
    }

    private static void Reused()
    {
        var loss = new BinaryCrossEntropy();
        Report(loss, new(6, 5), 4).Verify();
        Report(loss, new([2, 4, 1]), 4).Verify();
        Report(loss, new(2, 3), 7).Verify();
    }

    /// <summary>At z = ln 3, σ(z) = ¾: ln 4/3 where the answer is yes, ln 4 where it is no, and the mean of both where it is unsure.</summary>
    private static void Value()
    {
        Signal z = Columns(2, [Math.Log(3), Math.Log(3)], [Math.Log(3), -Math.Log(3)]), y = Columns(2, [1, 0], [0.5, 0]);
        double yes = Math.Log(4.0 / 3), no = Math.Log(4);
        var (plain, weighted) = (new BinaryCrossEntropy(), new BinaryCrossEntropy(10, 5));
        Slope.Equal("plain", [(yes + no + (yes + no) / 2 + yes) / 4, (yes + no) / 2, ((yes + no) / 2 + yes) / 2], [plain.Forward(z, y), plain.LossOf(0, 0), plain.LossOf(1, 0)]);
        Slope.Equal("one row, weighted", [3 * yes], [new BinaryCrossEntropy(3).Forward(Columns(1, [Math.Log(3)]), Columns(1, [1]))]);
        Slope.Equal("weighted", [(10 * yes + no + (10 * yes + no) / 2 + yes) / 4], [weighted.Forward(z, y)]);
    }

    private static void Stable()
    {
        var loss = new BinaryCrossEntropy();
        Slope.Equal("far off", [(1000 + 0 + 2000 + 0) / 4.0], [loss.Forward(Columns(4, [1000, 1000, -2000, -2000]), Columns(4, [0, 1, 1, 0]))]);
        Slope.Equal("its gradient", [0.25, 0, -0.25, 0], loss.Backward()[0, 0]);
    }

    private static void Misuse()
    {
        var (loss, z) = (new BinaryCrossEntropy(), Columns(2, [0, 1], [2, 3]));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "BinaryCrossEntropy: nothing computed yet", () => loss.Backward());
        Slope.Throws<ArgumentException>("targets of other rows", "BinaryCrossEntropy: targets should have 2 rows", () => loss.Forward(z, new(z.Batch, 3)));
        Slope.Throws<ArgumentException>("targets of another batch", "BinaryCrossEntropy: targets should hold", () => loss.Forward(z, new(new Batch(1, 2), 2)));
        Slope.Throws<ArgumentException>("a target that is no probability", "at step 1 of sequence 0 row 1 is 1.5", () => loss.Forward(z, Columns(2, [0, 1], [1, 1.5])));
        Slope.Throws<ArgumentException>("a target below 0", "at step 0 of sequence 0 row 0 is -1", () => loss.Forward(z, Columns(2, [-1, 1], [1, 1])));
        Slope.Throws<ArgumentException>("other weights than rows", "each of the 2 rows, but there are 3", () => new BinaryCrossEntropy(1, 2, 3).Forward(z, z));
        Slope.Throws<ArgumentException>("one weight for two rows", "each of the 2 rows, but there are 1", () => new BinaryCrossEntropy(2).Forward(z, z));
        Slope.Throws<ArgumentException>("a weight of 0", "positive number but is 0 for row 1", () => new BinaryCrossEntropy(1, 0));
        Slope.Throws<ArgumentException>("an infinite weight", "for row 0", () => new BinaryCrossEntropy(double.PositiveInfinity));
    }

    private static Signal Columns(int rows, params double[][] steps)
    {
        var signal = new Signal(new Batch(steps.Length, 1), rows);
        for (int t = 0; t < steps.Length; t++) steps[t].CopyTo(signal[t, 0]);
        return signal;
    }
}
#endif
