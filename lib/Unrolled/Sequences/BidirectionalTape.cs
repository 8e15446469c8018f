using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>What two directions remember: a tape each, and y, which is copied from both.</summary>
public sealed class BidirectionalTape : SequenceTape
{
    private readonly int hidden;
    private readonly Signal y, last;
    private readonly Signal halfOfY, halfOfLast;                      // windows on one direction's rows
    private readonly Carry[] finals = new Carry[2], dInitials = new Carry[2];

    internal BidirectionalTape(object owner, int hidden, bool keep)
    {
        (Owner, this.hidden, Keep) = (owner, hidden, keep);
        (Ahead, Back) = (new() { Keep = keep }, new() { Keep = keep });
        (y, last) = (Wide(2 * hidden), Wide(2 * hidden));
        (halfOfY, halfOfLast) = (Wide(hidden), Wide(hidden));
    }

    internal object Owner { get; }

    /// <summary>The tape of the layer that reads from the beginning: its gates and states.</summary>
    public RecurrentTape Ahead { get; }

    /// <summary>The tape of the layer that reads from the end.</summary>
    public RecurrentTape Back { get; }

    internal bool HasDX { get; set; }

    public override Signal Y => y;

    public override Signal Last => last;

    public override Signal DX
    {
        get
        {
            var dx = Ahead.DX;
            if (HasDX) return dx;
            var back = Back.DX;
            for (int token = 0; token < Batch.Tokens; token++) Vectors.Add(back.Token(token), dx.Token(token));              // dx = dx→ + dx←
            HasDX = true;
            return dx;
        }
    }

    public override IReadOnlyList<Carry> Finals => finals;

    public override IReadOnlyList<Carry> DInitials => dInitials;

    /// <summary>y = [h→; h←], and the same of the final states.</summary>
    internal Signal Join()
    {
        Batch = Ahead.Batch;
        Join(Ahead.Y, Back.Y, y);
        Join(Ahead.Last, Back.Last, last);
        (finals[0], finals[1], dInitials[0], dInitials[1]) = (Ahead.Final, Back.Final, Ahead.DInitial, Back.DInitial);
        return y;
    }

    /// <summary>The rows of ∂L/∂y that belong to a direction, in place; overwritten by the next call.</summary>
    internal Signal? HalfOfY(Signal? dy, int direction) => dy is null ? null : halfOfY.View(dy, dy.Batch, direction * hidden);

    /// <summary>The rows of ∂L/∂last that belong to a direction, in place; overwritten by the next call.</summary>
    internal Signal? HalfOfLast(Signal? dLast, int direction) => dLast is null ? null : halfOfLast.View(dLast, dLast.Batch, direction * hidden);

    private static void Join(Signal above, Signal below, Signal joined)
    {
        joined.Resize(above.Batch);
        for (int token = 0; token < above.Batch.Tokens; token++)
        {
            above.Token(token).CopyTo(joined.Token(token));
            below.Token(token).CopyTo(joined.Token(token)[above.Rows..]);
        }
    }

    private static Signal Wide(int rows) => new(new Storage(), rows, Storage.Padded(rows));
}
