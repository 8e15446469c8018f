#if DOUBLE
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of dropout: L = Σ vᵀ y with the mask of one step.</summary>
internal static class DropoutChecks
{
    public static IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report(new(0.5, 4), new(), new(1, 1), 1)),
        ("all sizes differ", () => Report(new(0.3, 1, 2), new(), new(5, 2), 3)),
        ("unsorted lengths", () => Report(new(0.6, 1), new(), new([2, 4, 1, 4]), 19)),
        ("locked, unsorted lengths", () => Report(new(0.5, 1, locked: true), new(), new([2, 4, 1, 4]), 7)),
    ];

    public static IEnumerable<(string, Action)> All =>
    [
        .. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))),
        ("the mask of the docstring", TheMask), ("a tape reused", Reused), ("nothing dropped", NothingDropped), ("misuse", Misuse),
    ];

    private static GradientReport Report(Dropout layer, DropoutTape tape, Batch batch, int rows)
    {
        var random = new Random64(5);
        var (x, v) = (LayerReport.Random(batch, rows, random), LayerReport.Random(batch, rows, random));
        var L = LayerReport.Seeing(v);
        return LayerReport.Of(layer.ToString(), [], [Tensor.Of("x", x)], () =>
        {
            layer.Step = 3;
            return L(layer.Forward(tape, x));
        }, () => [Tensor.Of("dx", layer.Backward(tape, v)).Copy()]);
    }

    /// <summary>The hash of the docstring, written once more: seed, step, layer, t, b, unit; then the values themselves.</summary>
    private static void TheMask()
    {
        var (batch, tape) = (new Batch([2, 4, 1, 4]), new DropoutTape());
        foreach (bool locked in new[] { false, true })
            foreach (var (seed, step, number) in new[] { (9L, 3L, 2), (-7L, 0L, 0) })
            {
                var layer = new Dropout(0.4, seed, number, locked) { Step = step };
                var x = new Signal(batch, 5);
                Tensor.Of("x", x).Set(_ => 3);
                var y = layer.Forward(tape, x);
                for (int b = 0; b < 4; b++)
                    for (int t = 0; t < batch.Lengths[b]; t++)
                        for (int unit = 0; unit < 5; unit++) Slope.Equal($"{layer}, mask", [Uniform(seed, step, number, locked ? -1 : t, b, unit) < 0.4 ? 0 : 3 / 0.6], [y[t, b][unit]]);
                if (layer.Step != step + 1) throw new GradientException($"{layer}: one Forward should count on by one step, from {step} to {step + 1}, but Step is {layer.Step}.");
            }
    }

    private static double Uniform(long seed, long step, int layer, int t, int b, int unit)
    {
        ulong key = 0;
        foreach (long word in new[] { seed, step, layer, t, b }) key = SplitMix(key ^ (ulong)word);
        return (SplitMix(key + (ulong)unit * 0x9E3779B97F4A7C15) >> 11) / (double)(1ul << 53);
    }

    private static ulong SplitMix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static void Reused()
    {
        var (layer, tape) = (new Dropout(0.4, 2), new DropoutTape());
        Report(layer, tape, new(6, 5), 4).Verify();
        Report(layer, tape, new([2, 4, 1]), 4).Verify();
        Report(new(0.2, 3), tape, new(2, 3), 7).Verify();
    }

    private static void NothingDropped()
    {
        var (x, tape, idle) = (new Signal(new Batch(2, 3), 4), new DropoutTape(), new Dropout(0.4, 2) { Training = false });
        foreach (var layer in new[] { new Dropout(0, 2), idle })
            if (!ReferenceEquals(x, layer.Forward(tape, x)) || !ReferenceEquals(x, layer.Backward(tape, x)) || layer.Step != 0) throw new GradientException($"{layer}: nothing is dropped, so signals should pass as they are.");
    }

    private static void Misuse()
    {
        var (layer, tape, x) = (new Dropout(0.5, 1), new DropoutTape(), new Signal(new Batch([2, 4, 1]), 3));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Dropout(0.5): Backward needs the tape", () => layer.Backward(tape, x));
        layer.Forward(tape, x);
        Slope.Throws<InvalidOperationException>("another layer's Backward", "Dropout(0.2, locked): Backward needs the tape", () => new Dropout(0.2, 1, locked: true).Backward(tape, x));
        Slope.Throws<ArgumentException>("dy of other rows", "Dropout(0.5): dy should have 3 rows", () => layer.Backward(tape, new(x.Batch, 4)));
        Slope.Throws<ArgumentException>("dy of another batch", "Dropout(0.5): dy should hold", () => layer.Backward(tape, new(new Batch(2, 3), 3)));
    }
}
#endif
