#if DOUBLE
using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of the sequence classifier: every gradient, on symbols and on vectors, with one layer, a stack and two directions; and that its probabilities are those of its loss.</summary>
internal static class SequenceClassifierChecks
{
    public static IEnumerable<(string Size, Func<GradientReport> Report)> Reports =>
        from net in new (string Name, Func<SequenceNet> Make)[]
        {
            ("one layer", () => new Recurrent<Gru>(4, 5, new(1))),
            ("two layers", () => new Stacked<Lstm>(4, 3, 2, new(1))),
            ("two directions", () => new Bidirectional<Elman>(4, 3, new(1))),
        }
        from vectors in new[] { false, true }
        select ($"{net.Name}, {(vectors ? "vectors" : "symbols")}", (Func<GradientReport>)(() => Report(net.Make(), vectors)));

    public static IEnumerable<(string, Action)> All => Reports.Select(r => (r.Size, (Action)(() => r.Report().Verify())));

    private static GradientReport Report(SequenceNet net, bool vectors)
    {
        var model = new SequenceClassifier(net, 3, new(2));
        var (tape, x, labels) = (model.NewTape(), new Tokens([[3, 1, 2], [1, 0], [0, 2, 3, 3], [2]]), Tokens.Labels(2, 0, 1, 2));
        var signal = LayerReport.Random(x.Batch, 4, new(3));
        LayerReport.Randomise(model.Parameters, new(2));
        double L = Loss();
        Slope.Equal("loss of the right classes' probabilities", [L], [-Enumerable.Range(0, 4).Average(b => Math.Log(Probabilities()[labels[0, b], b]))]);
        Slope.Equal("sums of probabilities", [1, 1, 1, 1], [.. Probabilities().ColumnSums()]);
        return LayerReport.Of(model.ToString(), model.Parameters, vectors ? [Tensor.Of("x", signal)] : [], Loss, () =>
        {
            Slope.Equal("loss", [L], [vectors ? model.LossAndGradients(tape, signal, labels) : model.LossAndGradients(tape, x, labels)]);
            return vectors ? [Tensor.Of("dx", tape.Net.DX).Copy()] : [];
        });

        double Loss() => vectors ? model.Loss(tape, signal, labels) : model.Loss(tape, x, labels);
        MathNet.Numerics.LinearAlgebra.Matrix<double> Probabilities() => vectors ? model.Probabilities(tape, signal) : model.Probabilities(tape, x);
    }
}
#endif
