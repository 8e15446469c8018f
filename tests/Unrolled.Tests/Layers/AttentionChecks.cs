#if DOUBLE
using Unrolled.Layers;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of the three attentions, the same for each.</summary>
internal sealed class AttentionChecks(Func<int, int, int, Attention> make)
{
    public static AttentionChecks Dot { get; } = new((_, source, _) => new DotAttention(source));

    public static AttentionChecks General { get; } = new((queries, source, _) => new GeneralAttention(queries, source, new(3)));

    public static AttentionChecks Additive { get; } = new((queries, source, units) => new AdditiveAttention(queries, source, units, new(3)));

    public static AttentionChecks AdditiveWithBias { get; } = new((queries, source, units) => new AdditiveAttention(queries, source, units, new(3), bias: true));

    public IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Trial(1, 1, 1, new(1, 1), new(1, 1)).Report()),
        ("smallest with a choice", () => Trial(1, 1, 1, new(1, 1), new(2, 1)).Report()),
        ("all sizes differ", () => Trial(3, 4, 5, new(6, 2), new(7, 2)).Report()),
        ("unsorted lengths", () => Unsorted().Report()),
        ("two panels", () => Trial(18, 19, 17, new(1, 2), new([2, 3])).Report()),
    ];

    public IEnumerable<(string, Action)> All =>
    [
        .. Reports.Select(r => (r.Name, (Action)(() => r.Report().Verify()))),
        ("step by step", () => LayerReport.SameBits("step by step", Unsorted().Whole(), Unsorted().BySteps())),
        ("a tape reused", Reused),
        ("threads change nothing", ThreadsChangeNothing),
        ("misuse", Misuse),
    ];

    private AttentionTrial Unsorted() => Trial(3, 4, 5, new([2, 4, 1, 4]), new([3, 1, 5, 2]));

    private AttentionTrial Trial(int queries, int source, int units, Batch q, Batch s, AttentionTape? tape = null) => new(make(queries, source, units), q, s, tape);

    private void Reused()
    {
        var large = Trial(3, 4, 5, new(6, 5), new(7, 5));
        large.Whole();
        new AttentionTrial(large.Layer, new([2, 1, 3]), new([4, 2, 1]), large.Tape).Report().Verify();
        Trial(4, 2, 3, new(2, 3), new([1, 3, 2]), large.Tape).Report().Verify();
    }

    private void ThreadsChangeNothing()
    {
        AttentionTrial Wide() => Trial(6, 7, 18, new([.. Enumerable.Range(0, 9).Select(b => 1 + b * 7 % 5)]), new([.. Enumerable.Range(0, 9).Select(b => 1 + b * 3 % 4)]));
        var results = new List<double[]>[3];
        for (int threads = 1; threads <= 3; threads++) LayerChecks.WithThreads(threads, () => results[threads - 1] = Wide().Whole());
        LayerReport.SameBits("two threads", results[0], results[1]);
        LayerReport.SameBits("three threads", results[0], results[2]);
    }

    private void Misuse()
    {
        var (trial, tape) = (Unsorted(), new AttentionTape());
        var (layer, q, s, v) = (trial.Layer, trial.Q, trial.S, trial.V);
        string who = $"{layer}: ";
        Slope.Throws<InvalidOperationException>("nothing there", "AttentionTape: nothing is on this tape yet", () => tape.Weights.ToString());
        Slope.Throws<InvalidOperationException>("Step before Begin", $"{who}Step needs a tape on which this layer has just run Begin", () => layer.Step(tape, 0));
        Slope.Throws<InvalidOperationException>("Backward before Forward", $"{who}Backward needs a tape on which this layer has just run Forward", () => layer.Backward(tape, v));
        Slope.Throws<ArgumentException>("queries of other rows", $"{who}queries should have {layer.Queries} rows", () => layer.Forward(tape, new(q.Batch, layer.Queries + 1), s));
        Slope.Throws<ArgumentException>("source of other rows", $"{who}source should have {layer.Source} rows", () => layer.Forward(tape, q, new(s.Batch, layer.Source + 1)));
        Slope.Throws<ArgumentException>("another number of sequences", "the queries are of 4 and the source is of 3", () => layer.Forward(tape, q, new(new Batch([3, 1, 2]), layer.Source)));
        layer.Forward(tape, q, s);
        Slope.Throws<InvalidOperationException>("another layer's Backward", "Backward needs a tape", () => make(3, 4, 5).Backward(tape, v));
        Slope.Throws<InvalidOperationException>("StepBack before BeginBack", $"{who}StepBack needs a tape on which this layer has just run BeginBack", () => layer.StepBack(tape, 3));
        Slope.Throws<InvalidOperationException>("Finish before BeginBack", $"{who}Finish needs a tape on which this layer has just run BeginBack", () => layer.Finish(tape));
        Slope.Throws<ArgumentException>("dContext of other rows", $"{who}dContext should have {layer.Source} rows", () => layer.Backward(tape, new(q.Batch, layer.Source + 1)));
        Slope.Throws<ArgumentException>("dContext of another batch", $"{who}dContext should hold", () => layer.Backward(tape, new(s.Batch, layer.Source)));
        layer.Backward(tape, v);
        Slope.Throws<InvalidOperationException>("a second Backward", $"{who}Backward", () => layer.Backward(tape, v));
        Slope.Throws<InvalidOperationException>("Step after Backward", $"{who}Step", () => layer.Step(tape, 0));
        Slope.Throws<InvalidOperationException>("a second Finish", $"{who}Finish", () => layer.Finish(tape));
    }
}
#endif
