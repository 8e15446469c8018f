#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>A cell that hears nothing of the past, and counts how often its equations are asked for.</summary>
internal readonly struct CountingCell : ICell<CountingCell, CountingCell.Gates, CountingCell.State, None>
{
    private static int forwards, backwards;

    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }

    public static IReadOnlyList<Block> Blocks => [new("a", Of: "")];

    public static State Forward(ref Gates a, in State prev, in None p)
    {
        Interlocked.Increment(ref forwards);
        return new(a.A);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in None p)
    {
        Interlocked.Increment(ref backwards);
        a = new(d.H);
        return new(0);
    }

    /// <summary>Two threads that did the same work twice would be right, and slow.</summary>
    public static void EveryUnitOfEveryTokenIsComputedOnce()
    {
        var batch = new Batch([.. Enumerable.Range(0, 19).Select(b => 1 + b * 7 % 5)]);
        var (layer, tape, x) = (new Recurrent<CountingCell>(2, 3, new(1)), new RecurrentTape(), new Signal(batch, 2));
        (forwards, backwards) = (0, 0);
        layer.Forward(tape, x);
        layer.Backward(tape);
        int expected = batch.Tokens * (16 / Lane.Width);                                 // 3 units are padded to 16
        if (forwards != expected || backwards != expected) throw new GradientException($"{batch.Tokens} tokens: {forwards} calls of Forward, {backwards} of Backward, expected {expected}.");
    }
}
#endif
