#if DOUBLE
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Every entry of the gradients of the dense layer and the first losses, whose mutants DenseChecks and LossChecks kill.</summary>
internal static class KnownReports
{
    public static IEnumerable<(string, Func<GradientReport>)> Dense =>
    [
        ("smallest", () => OfDense(new(1, 1, new(1)), new(1, 1))),
        ("unsorted lengths", () => OfDense(new(3, 5, new(2)), new([2, 4, 1, 4]))),
        ("unsorted lengths, no bias", () => OfDense(new(3, 5, new(2), bias: false), new([2, 4, 1, 4]))),
    ];

    public static IEnumerable<(string, Func<GradientReport>)> CrossEntropy =>
    [
        ("smallest", () => OfCrossEntropy(new(1, 1), 2)),
        ("unsorted lengths", () => OfCrossEntropy(new([2, 4, 1, 4]), 5)),
        ("the last step of an LSTM, unsorted lengths", LastStep),
    ];

    public static IEnumerable<(string, Func<GradientReport>)> SquaredError =>
    [
        ("smallest", () => OfSquaredError(new(1, 1), 1)),
        ("unsorted lengths", () => OfSquaredError(new([2, 4, 1, 4]), 5)),
    ];

    private static GradientReport OfDense(Dense layer, Batch batch)
    {
        var (random, tape) = (new Random64(5), new DenseTape());
        var (x, v) = (LayerReport.Random(batch, layer.Weight.Columns, random), LayerReport.Random(batch, layer.Weight.Rows, random));
        var L = LayerReport.Seeing(v);
        return LayerReport.Of(layer.ToString(), layer.Parameters, [Tensor.Of("x", x)], () => L(layer.Forward(tape, x)), () => [Tensor.Of("dx", layer.Backward(tape, v)).Copy()]);
    }

    private static GradientReport OfCrossEntropy(Batch batch, int V)
    {
        var (random, loss, targets) = (new Random64(5), new SoftmaxCrossEntropy(), new Tokens(batch));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) targets[t, b] = random.Next(V);
        var z = LayerReport.Random(batch, V, random);
        return LayerReport.Of(nameof(SoftmaxCrossEntropy), [], [Tensor.Of("logits", z)], () => loss.Forward(z, targets), () => [Tensor.Of("dz", loss.Backward()).Copy()]);
    }

    /// <summary>One label for each sequence, judged by its own last state.</summary>
    private static GradientReport LastStep()
    {
        var random = new Random64(5);
        var (rnn, dense, loss, labels) = (new Recurrent<Lstm>(2, 3, random), new Dense(3, 4, random), new SoftmaxCrossEntropy(), Tokens.Labels(2, 0, 3, 1));
        var (tape, top, x) = (new RecurrentTape(), new DenseTape(), LayerReport.Random(new([2, 5, 1, 4]), 2, random));
        LayerReport.Randomise([.. rnn.Parameters, .. dense.Parameters], random);
        return LayerReport.Of("SoftmaxCrossEntropy of the last step", [.. rnn.Parameters, .. dense.Parameters], [Tensor.Of("x", x)], () =>
        {
            rnn.Forward(tape, x);
            return loss.Forward(dense.Forward(top, tape.Last), labels);
        }, () =>
        {
            rnn.Backward(tape, dLast: dense.Backward(top, loss.Backward()));
            return [Tensor.Of("dx", tape.DX).Copy()];
        });
    }

    private static GradientReport OfSquaredError(Batch batch, int rows)
    {
        var (random, loss) = (new Random64(5), new MeanSquaredError());
        var (ŷ, y) = (LayerReport.Random(batch, rows, random), LayerReport.Random(batch, rows, random));
        return LayerReport.Of(nameof(MeanSquaredError), [], [Tensor.Of("predictions", ŷ)], () => loss.Forward(ŷ, y), () => [Tensor.Of("dŷ", loss.Backward()).Copy()]);
    }
}
#endif
