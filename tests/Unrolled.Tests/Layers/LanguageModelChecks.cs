#if DOUBLE
using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of the language model: every gradient, with an embedding and without, in one layer and in two.</summary>
internal static class LanguageModelChecks
{
    public static IEnumerable<(string Size, Func<GradientReport> Report)> Reports =>
        from layers in new[] { 1, 2 }
        from embedding in new[] { 0, 4 }
        select ($"{layers} layers, {(embedding == 0 ? "one-hot" : "embedding")}", (Func<GradientReport>)(() => Report(layers, embedding)));

    public static IEnumerable<(string, Action)> All => Reports.Select(r => (r.Size, (Action)(() => r.Report().Verify())));

    private static GradientReport Report(int layers, int embedding)
    {
        var model = new LanguageModel<Lstm>(6, 5, new(1), layers, embedding);
        var (tape, x, next) = (model.NewTape(), new Tokens([[3, 1, 4], [1, 5], [0, 2, 5, 3]]), new Tokens([[1, 4, 1], [5, 0], [2, 5, 3, 3]]));
        LayerReport.Randomise(model.Parameters, new(2));
        return LayerReport.Of(model.ToString(), model.Parameters, [], () => model.Loss(tape, x, next), () =>
        {
            Slope.Equal("loss", [model.Loss(tape, x, next)], [model.LossAndGradients(tape, x, next)]);
            return [];
        });
    }
}
#endif
