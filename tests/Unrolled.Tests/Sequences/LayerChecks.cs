#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>Checks of the unroller with one cell.</summary>
internal abstract class LayerChecks
{
    /// <summary>Runs a check on so many threads, however small its nets.</summary>
    public static void WithThreads(int threads, Action check)
    {
        var before = (Workers.Threads, Workers.Grain);
        (Workers.Threads, Workers.Grain) = (threads, 1);
        try
        {
            check();
        }
        finally
        {
            (Workers.Threads, Workers.Grain) = before;
        }
    }

    /// <summary>What the unroller sees of the cell: which blocks read what, how many lanes and per-unit weights there are.</summary>
    public abstract string Wiring { get; }

    public abstract IEnumerable<(string Name, Action Run)> Quick { get; }

    public abstract IEnumerable<(string Name, Action Run)> Large { get; }
}

internal sealed class LayerChecks<TCell> : LayerChecks where TCell : ICell
{
    private static readonly string name = typeof(TCell).Name;

    public override string Wiring => $"{string.Join("; ", TCell.Kernel.Blocks.Select(b => (b.X, b.Of)))}; {TCell.Kernel.State.Count}; {TCell.Kernel.PerUnit.Count}";

    public override IEnumerable<(string, Action)> Quick =>
    [
        ($"{name}, loss of every h", () => Small(sees: true).Verify(name)),
        ($"{name}, loss of the last h", () => Small(seesLast: true).Verify(name)),
        ($"{name}, loss of the final state", () => Small(seesFinal: true).Verify(name)),
        ($"{name}, no loss", NoLoss),
        ($"{name}, two Backwards accumulate", Twice),
        ($"{name}, step by step", StepByStep),
        ($"{name}, a tape reused", Reused),
        ($"{name}, nothing is left on a tape", NothingIsLeft),
        ($"{name}, misuse", Misuse),
    ];

    public override IEnumerable<(string, Action)> Large =>
    [
        ($"{name}, two panels, equal lengths", () => WithThreads(1, () => new LayerTrial<TCell>(18, 30, new(5, 17)).Verify(name))),
        ($"{name}, two panels, unsorted lengths, two threads", () => WithThreads(2, () => Wide().Verify(name))),
        ($"{name}, threads change nothing", ThreadsChangeNothing),
    ];

    private static LayerTrial<TCell> Small(bool sees = false, bool seesLast = false, bool seesFinal = false) => new(2, 3, new([2, 4, 1, 4]), sees, seesLast, seesFinal);

    private static LayerTrial<TCell> Wide() => new(18, 19, new([.. Enumerable.Range(0, 19).Select(b => 1 + b * 7 % 5)]));

    private static void NoLoss()
    {
        foreach (double[] gradient in Small().Gradients()) Slope.Equal("no loss", new double[gradient.Length], gradient);
    }

    private static void Twice()
    {
        var trial = new LayerTrial<TCell>(2, 3, new([2, 4, 1, 4]));
        foreach (var (first, second) in trial.Gradients().Zip(trial.Gradients())) Slope.Equal("second Backward", first, second);
    }

    private static void StepByStep()
    {
        var trial = new LayerTrial<TCell>(2, 3, new([2, 4, 1, 4]));
        foreach (var (whole, steps) in trial.Gradients().Zip(trial.GradientsByStep())) Slope.Equal("step by step", whole, steps);
    }

    private static void Reused()
    {
        var large = new LayerTrial<TCell>(3, 4, new([6, 5, 6, 3, 6, 2]));
        large.Gradients();
        new LayerTrial<TCell>(3, 4, new(2, 3), layer: large.Layer, tape: large.Tape).Verify($"{name}, a smaller batch");
        new LayerTrial<TCell>(2, 5, new([1, 3, 2]), tape: large.Tape).Verify($"{name}, the tape of another layer");
    }

    /// <summary>Without an initial state, and without a loss of the last one, a used tape does what a new one does.</summary>
    private static void NothingIsLeft()
    {
        var trial = new LayerTrial<TCell>(2, 3, new([2, 4, 1, 4]));
        trial.Gradients();
        foreach (var (used, fresh) in trial.GradientsWithoutState(trial.Tape).Zip(trial.GradientsWithoutState(new()))) Slope.Equal("on a used tape", fresh, used);
    }

    private static void Misuse()
    {
        var (trial, other) = (new LayerTrial<TCell>(2, 3, new([2, 4, 1, 4])), new LayerTrial<TCell>(2, 4, new(2, 3)));
        var (layer, tape) = (trial.Layer, trial.Tape);
        string who = $"Recurrent<{name}>(2 → 3): ";
        Slope.Throws<InvalidOperationException>("Backward before Forward", $"{who}Backward needs a tape on which this layer has just run Forward", () => layer.Backward(tape, trial.V));
        layer.Forward(tape, trial.X);
        Slope.Throws<InvalidOperationException>("another layer's Backward", $"Recurrent<{name}>(2 → 4): Backward", () => other.Layer.Backward(tape));
        Slope.Throws<InvalidOperationException>("StepBack before BeginBack", $"{who}StepBack needs a tape on which this layer has just run BeginBack", () => layer.StepBack(tape, 3));
        Slope.Throws<InvalidOperationException>("Finish before BeginBack", $"{who}Finish needs a tape on which this layer has just run BeginBack", () => layer.Finish(tape));
        Slope.Throws<ArgumentException>("dy of other rows", $"{who}dy should have 3 rows", () => layer.Backward(tape, other.V));
        Slope.Throws<ArgumentException>("dy of another batch", $"{who}dy should hold", () => layer.Backward(tape, new Signal(new Batch(4, 4), 3)));
        Slope.Throws<ArgumentException>("dLast of other rows", $"{who}dLast should have 3 rows", () => layer.Backward(tape, dLast: other.L));
        Slope.Throws<ArgumentException>("dLast of another batch", $"{who}dLast should hold", () => layer.Backward(tape, dLast: new Signal(new Batch(1, 5), 3)));
        Slope.Throws<ArgumentException>("dFinal of another batch", $"{who}dFinal should be of 4 sequences but is of 3", () => layer.Backward(tape, dFinal: layer.NewCarry(3)));
        Slope.Throws<ArgumentException>("x of other rows", $"{who}x should have 2 rows", () => layer.Forward(new(), trial.V));
        Slope.Throws<ArgumentException>("initial of another batch", $"{who}the initial state should be of 4 sequences but is of 3", () => layer.Forward(new(), trial.X, layer.NewCarry(3)));
        layer.Backward(tape, trial.V);
        Slope.Throws<InvalidOperationException>("a second Backward", $"{who}Backward", () => layer.Backward(tape, trial.V));
        Slope.Throws<InvalidOperationException>("Step after Backward", $"{who}Step needs a tape on which this layer has just run Begin", () => layer.Step(tape, 0));
        Slope.Throws<InvalidOperationException>("a second Finish", $"{who}Finish", () => layer.Finish(tape));
    }

    private static void ThreadsChangeNothing() => WithThreads(1, () =>
    {
        var one = Wide().Gradients();
        Workers.Threads = 2;
        foreach (var (alone, together) in one.Zip(Wide().Gradients()))
            if (!alone.SequenceEqual(together)) throw new InvalidOperationException($"{name}: two threads give other bits than one.");
    });
}
#endif
