using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>Dropout: in training each unit of each token is dropped with probability p, and those kept are scaled up by as much.</summary>
/// <remarks><code>
/// forward    y = m ⊙ x          m = 0 with probability p, else 1 / (1 − p)
/// backward   dx = m ⊙ dy
/// </code>
/// The mask is not stored: it is a hash of (seed, step, layer, t, b, unit), computed again on the way back, whose formula stands in
/// Numerics/DropoutMask.cs. t, b and unit count from 0, b in the caller's order: so it depends on neither how the batch is sorted, nor
/// the number of threads, nor the vector width. A locked mask leaves t out, so that each sequence loses the same units at every step.
/// Sources: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014; locked: Y. Gal and
/// Z. Ghahramani, "A theoretically grounded application of dropout in recurrent neural networks", 2016.
/// </remarks>
public sealed class Dropout
{
    private readonly DropoutMask mask;

    /// <param name="rate">p, in [0, 1). At 0 Forward returns x itself.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layer">Tells apart the masks of several dropouts with one seed.</param>
    /// <param name="locked">Whether a sequence loses the same units at all its steps.</param>
    /// <exception cref="ArgumentException">p is outside [0, 1).</exception>
    public Dropout(double rate, long seed, int layer = 0, bool locked = false)
    {
        (Rate, Seed, Layer, Locked) = (rate, seed, layer, locked);
        mask = new("Dropout", rate, seed, layer);
    }

    /// <summary>p, the share of units that are dropped.</summary>
    public double Rate { get; }

    public long Seed { get; }

    public int Layer { get; }

    /// <summary>Whether a sequence loses the same units at all its steps.</summary>
    public bool Locked { get; }

    /// <summary>Number of the next mask. A Forward in training uses it and counts on; set it to resume a run, or to see a mask again.</summary>
    public long Step { get; set; }

    /// <summary>True in training; false in evaluation, where nothing is dropped and Forward returns x itself.</summary>
    public bool Training { get; set; } = true;

    /// <summary>y = m ⊙ x.</summary>
    /// <param name="tape">Where y goes and what Backward needs; reuse it.</param>
    /// <param name="x">Any signal (rows × tokens).</param>
    /// <returns>y (rows × tokens), overwritten by the next Forward on this tape; x itself where nothing is dropped.</returns>
    public Signal Forward(DropoutTape tape, Signal x)
    {
        tape.Prepare(this, x, Training && Rate > 0, Step);
        if (!tape.Drops) return x;
        Step++;
        x.Mask(mask, tape.Step, Locked, tape.Y);                                             // y = m ⊙ x
        return tape.Y;
    }

    /// <summary>dx = m ⊙ dy, with the mask of the Forward before.</summary>
    /// <param name="tape">The tape of Forward.</param>
    /// <param name="dy">∂L/∂y (rows × tokens).</param>
    /// <returns>∂L/∂x (rows × tokens), overwritten by the next Backward on this tape; dy itself where nothing was dropped.</returns>
    /// <exception cref="ArgumentException">dy does not match the last Forward.</exception>
    public Signal Backward(DropoutTape tape, Signal dy)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: Backward needs the tape on which this layer ran Forward.");
        dy.Expect(this, "dy", tape.Rows, tape.Batch);
        if (!tape.Drops) return dy;
        dy.Mask(mask, tape.Step, Locked, tape.DX.Resize(tape.Batch));                        // dx = m ⊙ dy
        return tape.DX;
    }

    public override string ToString() => $"Dropout({Rate.ToString(System.Globalization.CultureInfo.InvariantCulture)}{(Locked ? ", locked" : "")})";
}
