#if DOUBLE
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>Checks of the Jordan net: L = Σ vᵀ ŷ, every entry of every gradient.</summary>
internal static class JordanChecks
{
    public static IEnumerable<(string, Action)> All =>
    [
        ("smallest", () => Verify(new(1, 1, 1, 0.7, new(1)), new(), new(1, 1))),
        ("smallest, three steps", () => Verify(new(1, 1, 1, 0.7, new(1)), new(), new(3, 1))),
        ("all sizes differ", () => Verify(new(2, 5, 3, 0.6, new(2)), new(), new(6, 4))),
        ("unsorted lengths", () => Verify(new(2, 5, 3, 0.6, new(2)), new(), new([2, 4, 1, 4]))),
        ("no decay, no context", () => Verify(new(2, 3, 4, 0, new(2)), new(), new([2, 4, 1, 4]), begins: false)),
        ("a tape reused", Reused),
        ("misuse", Misuse),
    ];

    private static void Verify(Jordan net, JordanTape tape, Batch batch, bool begins = true)
    {
        var (x, v, context) = (new Signal(batch, net.Inputs), new Signal(batch, net.Outputs), new Signal(new Batch(1, batch.B), net.Outputs));
        var random = new Random64(5);
        Tensor[] tensors = [.. net.Parameters.Select(Tensor.Of), Tensor.Of("x", x), Tensor.Of("s", context)];
        foreach (var tensor in tensors.Append(Tensor.Of("v", v))) tensor.Randomise(random);
        foreach (var parameter in net.Parameters) Array.Fill(parameter.Gradients, 0.25);                       // Backward adds
        double Loss() => Tensor.Of("ŷ", net.Forward(tape, x, begins ? context : null)).Copy().Zip(Tensor.Of("v", v).Copy(), (y, w) => y * w).Sum();

        Loss();
        double[] dx = Tensor.Of("dx", net.Backward(tape, v)).Copy(), ds = Tensor.Of("ds", tape.DContext).Copy();
        double[][] gradients = [.. net.Parameters.Select(p => p.Gradients.Select(g => g - 0.25).ToArray()), dx];
        foreach (var (tensor, gradient) in tensors.Zip(begins ? gradients.Append(ds) : gradients)) Entries(tensor, gradient, Loss);
    }

    private static void Entries(Tensor tensor, double[] gradient, Func<double> loss)
    {
        for (int i = 0, first = 0; i < tensor.Count; first += tensor.Vector(i++).Length)
            GradientCheck.Verify($"{tensor.Name}, vector {i}: ", tensor.Vector(i), gradient.AsSpan(first, tensor.Vector(i).Length), loss);
    }

    private static void Reused()
    {
        var (net, tape) = (new Jordan(2, 5, 3, 0.6, new(2)), new JordanTape());
        Verify(net, tape, new(5, 6));
        Verify(net, tape, new([2, 4, 1]));
        Verify(net, tape, new([3, 1, 2]));
        Verify(new(3, 2, 4, 0.3, new(2)), tape, new(2, 3));
    }

    private static void Misuse()
    {
        var (net, tape, batch) = (new Jordan(2, 5, 3, 0.5, new(2)), new JordanTape(), new Batch([2, 4, 1]));
        const string who = "Jordan(2 → 5 → 3, μ = 0.5): ";
        Slope.Throws<InvalidOperationException>("Backward before Forward", $"{who}Backward needs the tape", () => net.Backward(tape, new(batch, 3)));
        net.Forward(tape, new(batch, 2));
        Slope.Throws<InvalidOperationException>("another net's Backward", "Jordan(2 → 4 → 3, μ = 0.5): Backward needs the tape", () => new Jordan(2, 4, 3, 0.5, new(2)).Backward(tape, new(batch, 3)));
        Slope.Throws<ArgumentException>("dy of other rows", $"{who}dy should have 3 rows", () => net.Backward(tape, new(batch, 2)));
        Slope.Throws<ArgumentException>("dy of another batch", $"{who}dy should hold", () => net.Backward(tape, new(new Batch(2, 3), 3)));
        net.Backward(tape, new(batch, 3));
        Slope.Throws<InvalidOperationException>("a second Backward", "Backward needs a tape", () => net.Backward(tape, new(batch, 3)));
    }
}
#endif
