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
        ("means", Means),
        ("step by step", StepByStep),
        ("each sequence has room of its own", RoomOfItsOwn),
        ("a tape reused", Reused),
        ("threads change nothing", ThreadsChangeNothing),
        ("misuse", Misuse),
    ];

    private AttentionTrial Unsorted() => Trial(3, 4, 5, new([2, 4, 1, 4]), new([3, 1, 5, 2]));

    private AttentionTrial Trial(int queries, int source, int units, Batch q, Batch s, AttentionTape? tape = null) => new(make(queries, source, units), q, s, tape);

    /// <summary>Weights sum to 1, and a context is the mean they make, whatever the score.</summary>
    private void Means()
    {
        var trial = Unsorted();
        for (int run = 0; run < 2; run++)
        {
            trial.Layer.Forward(trial.Tape, trial.Q, trial.S);
            for (int b = 0; b < trial.Q.Batch.B; b++)
                for (int t = 0; t < trial.Q.Batch.Lengths[b]; t++)
                {
                    double[] α = trial.Tape.Weights[t, b].ToArray(), c = new double[trial.Layer.Source];
                    for (int j = 0; j < α.Length; j++)
                        for (int r = 0; r < c.Length; r++) c[r] += α[j] * trial.S[j, b][r];
                    Slope.Equal("sum of weights", [1], [α.Sum()]);
                    Slope.Equal("context", c, trial.Tape.Context[t, b]);
                }
        }
    }

    private void StepByStep()
    {
        var (whole, tape) = (Unsorted().Whole(), new AttentionTape());
        LayerReport.SameBits("step by step", whole, Unsorted().BySteps(tape));
        var trial = Unsorted();
        trial.BySteps(tape);
        LayerReport.SameBits("step by step on a used tape", whole, trial.BySteps(tape));
    }

    /// <summary>Two threads work on two sequences at once.</summary>
    private void RoomOfItsOwn()
    {
        var trial = Unsorted();
        trial.Whole();
        for (int b = 0; b < 4; b++) (Filled(trial.Tape.DWeights(b), b), Filled(trial.Tape.Room(b), b), Filled(trial.Tape.DVector(b), b)).ToString();
        for (int b = 0; b < 4; b++)
            foreach (double[] room in new[] { trial.Tape.DWeights(b).ToArray(), trial.Tape.Room(b).ToArray(), trial.Tape.DVector(b).ToArray() })
                Slope.Equal($"the room of sequence {b}", [.. room.Select(_ => (double)b)], room);

        static int Filled(Span<double> room, double value)
        {
            room.Fill(value);
            return room.Length;
        }
    }

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
