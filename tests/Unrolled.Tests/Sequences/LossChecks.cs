#if DOUBLE
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>Checks of the losses: every entry of ∂L/∂input.</summary>
internal static class LossChecks
{
    public static IEnumerable<(string, Action)> CrossEntropy =>
    [
        ("smallest", () => VerifyCrossEntropy(new(), new(1, 1), 2)),
        ("unsorted lengths", () => VerifyCrossEntropy(new(), new(2, 4, 1), 5)),
        ("reused", () => Reused(new SoftmaxCrossEntropy(), VerifyCrossEntropy)),
        ("misuse", () => Slope.Throws<InvalidOperationException>("Backward before Forward", () => new SoftmaxCrossEntropy().Backward())),
    ];

    public static IEnumerable<(string, Action)> SquaredError =>
    [
        ("smallest", () => VerifySquaredError(new(), new(1, 1), 1)),
        ("unsorted lengths", () => VerifySquaredError(new(), new(2, 4, 1), 5)),
        ("reused", () => Reused(new MeanSquaredError(), VerifySquaredError)),
        ("misuse", () => Slope.Throws<InvalidOperationException>("Backward before Forward", () => new MeanSquaredError().Backward())),
    ];

    private static void VerifyCrossEntropy(SoftmaxCrossEntropy loss, Batch batch, int V)
    {
        var random = new Random64(3);
        var (logits, targets) = (new Signal(batch, V), new Tokens(batch));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) targets[t, b] = random.Next(V);
        Verify(Tensor.Of("logits", logits).Randomise(random), () => loss.Forward(logits, targets), loss.Backward, random);
    }

    private static void VerifySquaredError(MeanSquaredError loss, Batch batch, int rows)
    {
        var random = new Random64(3);
        var (predictions, targets) = (new Signal(batch, rows), new Signal(batch, rows));
        Tensor.Of("targets", targets).Randomise(random);
        Verify(Tensor.Of("predictions", predictions).Randomise(random), () => loss.Forward(predictions, targets), loss.Backward, random);
    }

    private static void Verify(Tensor input, Func<double> forward, Func<Signal> backward, Random64 random)
    {
        forward();
        double[] gradient = Tensor.Of("gradient", backward()).Copy();
        for (int direction = 0; direction < 3; direction++) Slope.Verify("loss", input, gradient, forward, random);
    }

    private static void Reused<TLoss>(TLoss loss, Action<TLoss, Batch, int> verify)
    {
        verify(loss, new(6, 5), 4);
        verify(loss, new(2, 4, 1), 4);
        verify(loss, new(2, 3), 7);
    }
}
#endif
