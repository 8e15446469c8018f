using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>A piece of k1 steps on its way through <see cref="Truncated"/>: its input, its tape, and windows on whatever else belongs to its tokens.</summary>
public sealed class Segment
{
    private readonly SequenceNet net;
    private readonly Batch cut = new();
    private readonly Tokens window = new(new Batch(1, 1)), viewIds = new(new Batch(1, 1));
    private Signal? ownX, viewX, windowSignal;
    private Tokens? ownIds;
    private Batch? whole;
    private int token;

    internal Segment(SequenceNet net, bool keep) => (this.net, Tape) = (net, net.NewTape(keep));

    /// <summary>The step of the whole batch with which it begins; of a stream, 0.</summary>
    public int First { get; private set; }

    /// <summary>Its sequences. Those of a whole batch that have ended before have length 0.</summary>
    public Batch Batch => Tape.Batch;

    /// <summary>What the net left of it.</summary>
    public SequenceTape Tape { get; }

    /// <summary>y at its steps (N × tokens).</summary>
    public Signal Y => Tape.Y;

    /// <summary>The segment's tokens of a signal of the whole batch, in place; overwritten by the next call.</summary>
    /// <exception cref="InvalidOperationException">The segment was not cut from a whole batch.</exception>
    public Signal Of(Signal of)
    {
        Expect(of.Batch);
        if (windowSignal?.Rows != of.Rows) windowSignal = View(of.Rows);
        return windowSignal.View(of, cut, token: token);
    }

    /// <summary>The segment's tokens of targets of the whole batch, in place; overwritten by the next call.</summary>
    /// <exception cref="InvalidOperationException">The segment was not cut from a whole batch.</exception>
    public Tokens Of(Tokens of)
    {
        Expect(of.Batch);
        return window.View(of, cut, token);
    }

    /// <summary>Becomes the steps from first on, at most k1, of a whole batch, which stays as it is for as long as its steps are gone back to.</summary>
    internal Signal Cut(Batch batch, Signal? x, Tokens? ids, int first, int k1, IReadOnlyList<Carry?>? initial)
    {
        (whole, First, token) = (batch, first, batch.Offset(first));
        cut.Cut(batch, first, k1);
        if (x is not null) x = (viewX ??= View(net.Inputs)).View(x, cut, token: token);
        if (ids is not null) ids = viewIds.View(ids, cut, token);
        return net.Run(Tape, x, ids, initial);
    }

    /// <summary>Becomes the next steps of a stream. Its input is copied if later segments go back to it, as the caller fills it anew.</summary>
    internal Signal Take(Signal? x, Tokens? ids, IReadOnlyList<Carry?>? initial)
    {
        (whole, First) = (null, 0);
        if (Tape.Keep && x is not null) x = (ownX ??= new(new Storage(), net.Inputs, net.Inputs)).CopyFrom(x);
        if (Tape.Keep && ids is not null) ids = (ownIds ??= new(ids.Batch)).CopyFrom(ids);
        return net.Run(Tape, x, ids, initial);
    }

    private void Expect(Batch of)
    {
        if (whole is null) throw new InvalidOperationException("Segment: it is a stream's, not cut from a whole batch; the targets of its steps are whatever belongs to the input it was given.");
        if (!whole.SameShape(of)) throw new ArgumentException($"Segment: a window can be had on what holds {whole}, but this holds {of}. Both must come from the same batch.");
    }

    private static Signal View(int rows) => new(new Storage(), rows, rows);
}
