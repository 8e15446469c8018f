#if DOUBLE
using MathNet.Numerics.LinearAlgebra;
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
        ("unsorted lengths", () => VerifyCrossEntropy(new(), new([2, 4, 1]), 5)),
        ("reused", () => Reused(new SoftmaxCrossEntropy(), VerifyCrossEntropy)),
        ("value", CrossEntropyValue),
        ("misuse", CrossEntropyMisuse),
    ];

    public static IEnumerable<(string, Action)> SquaredError =>
    [
        ("smallest", () => VerifySquaredError(new(), new(1, 1), 1)),
        ("unsorted lengths", () => VerifySquaredError(new(), new([2, 4, 1]), 5)),
        ("reused", () => Reused(new MeanSquaredError(), VerifySquaredError)),
        ("value", SquaredErrorValue),
        ("misuse", SquaredErrorMisuse),
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

    /// <summary>Logits 0 and ln 3 are odds of 1 to 3.</summary>
    private static void CrossEntropyValue()
    {
        var (logits, targets) = (Signal.From([Column(0, Math.Log(3)), Column(Math.Log(3), 0)]), new Tokens([[0, 0]]));
        Slope.Equal("cross-entropy", [(Math.Log(4) + Math.Log(4.0 / 3)) / 2], [new SoftmaxCrossEntropy().Forward(logits, targets)]);
    }

    /// <summary>(3² + 1² + 0² + 2²) / 4.</summary>
    private static void SquaredErrorValue() =>
        Slope.Equal("squared error", [3.5], [new MeanSquaredError().Forward(Signal.From([Column(5, 1), Column(-1, 4)]), Signal.From([Column(2, 2), Column(-1, 2)]))]);

    private static void CrossEntropyMisuse()
    {
        var (loss, logits) = (new SoftmaxCrossEntropy(), Signal.From([Column(0, 1)]));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "SoftmaxCrossEntropy: no logits yet", () => loss.Backward());
        Slope.Throws<ArgumentException>("targets of another batch", "SoftmaxCrossEntropy: logits should hold", () => loss.Forward(logits, new Tokens([[0, 0]])));
        Slope.Throws<ArgumentException>("a target out of range", "is 2 at step 0 of sequence 0", () => loss.Forward(logits, new Tokens([[2]])));
    }

    private static void SquaredErrorMisuse()
    {
        var (loss, predictions) = (new MeanSquaredError(), Signal.From([Column(0, 1)]));
        Slope.Throws<InvalidOperationException>("Backward before Forward", "MeanSquaredError: call Forward first", () => loss.Backward());
        Slope.Throws<ArgumentException>("targets of other rows", "MeanSquaredError: targets should have 2 rows", () => loss.Forward(predictions, new(new Batch(1, 1), 3)));
        Slope.Throws<ArgumentException>("targets of another batch", "MeanSquaredError: targets should hold", () => loss.Forward(predictions, new(new Batch(1, 2), 2)));
    }

    private static Matrix<double> Column(params double[] entries) => Matrix<double>.Build.Dense(entries.Length, 1, entries);

    private static void Verify(Tensor input, Func<double> forward, Func<Signal> backward, Random64 random)
    {
        forward();
        double[] gradient = Tensor.Of("gradient", backward()).Copy();
        for (int direction = 0; direction < 3; direction++) Slope.Verify("loss", input, gradient, forward, random);
    }

    private static void Reused<TLoss>(TLoss loss, Action<TLoss, Batch, int> verify)
    {
        verify(loss, new(6, 5), 4);
        verify(loss, new([2, 4, 1]), 4);
        verify(loss, new(2, 3), 7);
    }
}
#endif
