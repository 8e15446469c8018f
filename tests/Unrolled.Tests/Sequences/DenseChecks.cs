#if DOUBLE
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>Checks of the dense layer: L = Σ vᵀ y.</summary>
internal static class DenseChecks
{
    public static IEnumerable<(string, Action)> All =>
    [
        ("smallest", () => Verify(new(1, 1, new(1)), new(), new(1, 1))),
        ("all sizes differ", () => Verify(new(3, 5, new(2)), new(), new([2, 4, 1]))),
        ("two panels", () => Verify(new(18, 19, new(3)), new(), new(3, 6))),
        ("five panels on three threads, more than a block of tokens", () => LayerChecks.WithThreads(3, () => Verify(new(3, 70, new(4)), new(), new(29, 5)))),
        ("a tape reused", Reused),
        ("misuse", Misuse),
    ];

    private static void Verify(Dense layer, DenseTape tape, Batch batch)
    {
        var random = new Random64(5);
        var (x, v) = (new Signal(batch, layer.Weight.Columns), new Signal(batch, layer.Weight.Rows));
        Tensor[] inputs = [Tensor.Of(layer.Weight), Tensor.Of(layer.Bias), Tensor.Of("x", x)];
        foreach (var tensor in inputs.Append(Tensor.Of("v", v))) tensor.Randomise(random);
        foreach (var parameter in layer.Parameters) Array.Fill(parameter.Gradients, 0.25);                     // Backward adds
        double Loss() => Tensor.Of("y", layer.Forward(tape, x)).Copy().Zip(Tensor.Of("v", v).Copy(), (y, w) => y * w).Sum();

        Loss();
        double[] dx = Tensor.Of("dx", layer.Backward(tape, v)).Copy();
        double[][] gradients = [.. layer.Parameters.Select(p => p.Gradients.Select(g => g - 0.25).ToArray()), dx];
        foreach (var (input, gradient) in inputs.Zip(gradients)) Slope.Verify(layer.ToString(), input, gradient, Loss, random);
    }

    private static void Reused()
    {
        var (layer, tape) = (new Dense(3, 5, new(2)), new DenseTape());
        Verify(layer, tape, new(6, 5));
        Verify(layer, tape, new([2, 4, 1]));
        Verify(new(18, 2, new(2)), tape, new(2, 3));
    }

    private static void Misuse()
    {
        var (layer, tape, batch) = (new Dense(3, 5, new(2)), new DenseTape(), new Batch([2, 4, 1]));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Dense(3 → 5): Backward needs the tape", () => layer.Backward(tape, new(batch, 5)));
        layer.Forward(tape, new(batch, 3));
        Slope.Throws<InvalidOperationException>("another layer's Backward", "Dense(3 → 5): Backward needs the tape", () => new Dense(3, 5, new(2)).Backward(tape, new(batch, 5)));
        Slope.Throws<ArgumentException>("dy of other rows", "Dense(3 → 5): dy should have 5 rows", () => layer.Backward(tape, new(batch, 4)));
        Slope.Throws<ArgumentException>("dy of another batch", "Dense(3 → 5): dy should hold", () => layer.Backward(tape, new(new Batch(2, 3), 5)));
    }
}
#endif
