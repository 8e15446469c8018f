#if DOUBLE
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of Luong's attentional layer: L = Σ vᵀ h̃.</summary>
internal static class AttentionalChecks
{
    public static IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report(Make(1, 1, 1), new(), new(1, 1), 1, 1)),
        ("all sizes differ", () => Report(Make(3, 4, 5), new(), new(6, 2), 3, 4)),
        ("unsorted lengths, no bias", () => Report(Make(3, 4, 5, bias: false), new(), new([2, 4, 1, 4]), 3, 4)),
        ("two panels", () => Report(Make(9, 10, 35), new(), new([1, 2]), 9, 10)),
        ("three blocks of tokens", () => Report(Make(1, 2, 1), new(), new([90, 130, 70]), 1, 2)),
    ];

    public static IEnumerable<(string, Action)> All =>
    [
        .. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))),
        ("step by step", StepByStep), ("a tape reused", Reused), ("misuse", Misuse),
    ];

    private static AttentionalLayer Make(int context, int hidden, int outputs, bool bias = true) => new(context, hidden, outputs, new(3), bias);

    private static GradientReport Report(AttentionalLayer layer, AttentionalTape tape, Batch batch, int context, int hidden)
    {
        var random = new Random64(5);
        var (c, h, v) = (LayerReport.Random(batch, context, random), LayerReport.Random(batch, hidden, random), LayerReport.Random(batch, layer.Outputs, random));
        var L = LayerReport.Seeing(v);
        return LayerReport.Of(layer.ToString(), layer.Parameters, [Tensor.Of("c", c), Tensor.Of("h", h)], () => L(layer.Forward(tape, c, h)), () =>
        {
            layer.Backward(tape, v);
            return [Tensor.Of("dc", tape.DContext).Copy(), Tensor.Of("dh", tape.DHidden).Copy()];
        });
    }

    private static void StepByStep()
    {
        var (batch, random) = (new Batch([2, 4, 1, 4]), new Random64(5));
        var (c, h, v) = (LayerReport.Random(batch, 3, random), LayerReport.Random(batch, 4, random), LayerReport.Random(batch, 5, random));
        var (whole, steps, tape, other) = (Make(3, 4, 5), Make(3, 4, 5), new AttentionalTape(), new AttentionalTape());
        whole.Forward(tape, c, h);
        whole.Backward(tape, v);
        var (lateC, lateH, lateV) = (AttentionTrial.Unset(c), AttentionTrial.Unset(h), AttentionTrial.Unset(v));
        steps.Begin(other, lateC, lateH);
        for (int t = 0; t < 4; t++)
        {
            AttentionTrial.CopyStep(c, lateC, t);
            AttentionTrial.CopyStep(h, lateH, t);
            steps.Step(other, t);
        }
        steps.BeginBack(other, lateV);
        for (int t = 3; t >= 0; t--)
        {
            AttentionTrial.CopyStep(v, lateV, t);
            steps.StepBack(other, t);
        }
        steps.Finish(other);
        LayerReport.SameBits("step by step", Results(whole, tape), Results(steps, other));
    }

    private static IEnumerable<double[]> Results(AttentionalLayer layer, AttentionalTape tape) =>
        [Tensor.Of("y", tape.Y).Copy(), Tensor.Of("dc", tape.DContext).Copy(), Tensor.Of("dh", tape.DHidden).Copy(), .. layer.Parameters.Select(p => p.Gradients)];

    private static void Reused()
    {
        var (layer, tape) = (Make(3, 4, 5), new AttentionalTape());
        Report(layer, tape, new(6, 5), 3, 4).Verify();
        Report(layer, tape, new([2, 4, 1]), 3, 4).Verify();
        Report(Make(4, 3, 2), tape, new(2, 3), 4, 3).Verify();
        var (narrow, blocks) = (Make(1, 2, 1), new AttentionalTape());
        Report(narrow, blocks, new(100, 3), 1, 2).Verify();
        Report(narrow, blocks, new([90, 60]), 1, 2).Verify();
    }

    private static void Misuse()
    {
        var (layer, tape, batch) = (Make(3, 4, 5), new AttentionalTape(), new Batch([2, 4, 1]));
        var (c, h, v) = (new Signal(batch, 3), new Signal(batch, 4), new Signal(batch, 5));
        const string who = "AttentionalLayer([3; 4] → 5): ";
        Slope.Throws<InvalidOperationException>("nothing there", "AttentionalTape: nothing is on this tape yet", () => tape.Y.ToString());
        Slope.Throws<InvalidOperationException>("Backward before Forward", $"{who}Backward needs the tape", () => layer.Backward(tape, v));
        Slope.Throws<ArgumentException>("c of other rows", $"{who}c should have 3 rows", () => layer.Forward(tape, h, h));
        Slope.Throws<ArgumentException>("h of other rows", $"{who}h should have 4 rows", () => layer.Forward(tape, c, c));
        Slope.Throws<ArgumentException>("h of another batch", $"{who}h should hold", () => layer.Forward(tape, c, new(new Batch(2, 3), 4)));
        layer.Forward(tape, c, h);
        Slope.Throws<InvalidOperationException>("no gradients yet", "Backward for gradients", () => tape.DContext.ToString());
        Slope.Throws<InvalidOperationException>("another layer's Step", $"{who}Step needs the tape on which this layer ran Begin", () => Make(3, 4, 5).Step(tape, 0));
        Slope.Throws<InvalidOperationException>("another layer's StepBack", $"{who}StepBack needs the tape", () => Make(3, 4, 5).StepBack(tape, 0));
        Slope.Throws<InvalidOperationException>("another layer's Finish", $"{who}Finish needs the tape", () => Make(3, 4, 5).Finish(tape));
        Slope.Throws<ArgumentException>("dy of other rows", $"{who}dy should have 5 rows", () => layer.Backward(tape, h));
        Slope.Throws<ArgumentException>("dy of another batch", $"{who}dy should hold", () => layer.Backward(tape, new(new Batch(2, 3), 5)));
    }
}
#endif
