using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>Dropout: in training each unit of each token is dropped with probability p, and those kept are scaled up by as much.</summary>
/// <remarks><code>
/// forward    y = m ⊙ x          m = 0 with probability p, else 1 / (1 − p)
/// backward   dx = m ⊙ dy
/// </code>
/// The mask is not stored: it is a function of five integers, computed again on the way back.
/// <code>
/// M(z)   z += 9E3779B97F4A7C15;  z = (z ^ z » 30) · BF58476D1CE4E5B9;  z = (z ^ z » 27) · 94D049BB133111EB;  z ^ z » 31
/// key    M(M(M(M(M(seed) ^ step) ^ layer) ^ t) ^ b)
/// u      M(key + unit · 9E3779B97F4A7C15) » 11            53 bits; a unit is dropped where u &lt; p · 2⁵³
/// </code>
/// M is one step of splitmix64, all on 64-bit integers, t, b and unit counted from 0, b in the caller's order: so the mask depends on
/// neither how the batch is sorted, nor the number of threads, nor the vector width. A locked mask leaves t out (its t is −1), so
/// that each sequence loses the same units at every step.
/// Sources: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014; locked: Y. Gal and
/// Z. Ghahramani, "A theoretically grounded application of dropout in recurrent neural networks", 2016; M: G. Steele et al., 2014.
/// </remarks>
public sealed class Dropout
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong threshold;
    private readonly Real scale;

    /// <param name="rate">p, in [0, 1). At 0 Forward returns x itself.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layer">Tells apart the masks of several dropouts with one seed.</param>
    /// <param name="locked">Whether a sequence loses the same units at all its steps.</param>
    /// <exception cref="ArgumentException">p is outside [0, 1).</exception>
    public Dropout(double rate, long seed, int layer = 0, bool locked = false)
    {
        if (!(rate is >= 0 and < 1)) throw new ArgumentException($"Dropout: the rate should be in [0, 1) but is {rate}. It is the share of units that are dropped, not kept; 1 would drop them all.", nameof(rate));
        (Rate, Seed, Layer, Locked) = (rate, seed, layer, locked);
        (threshold, scale) = ((ulong)(rate * (1ul << 53)), (Real)(1 / (1 - rate)));
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
        Mask(tape, x, tape.Y);
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
        Mask(tape, dy, tape.DX.Resize(tape.Batch));
        return tape.DX;
    }

    private void Mask(DropoutTape tape, Signal from, Signal to)
    {
        ulong run = Mix(Mix(Mix((ulong)Seed) ^ (ulong)tape.Step) ^ (ulong)Layer);
        for (int t = 0, token = 0; t < from.Batch.T; t++)
            for (int j = 0; j < from.Batch.Running(t); j++, token++)
                Mask(Mix(Mix(run ^ (ulong)(Locked ? -1 : t)) ^ (ulong)from.Batch.Order(j)), from.Token(token), to.Token(token));
    }

    private void Mask(ulong key, ReadOnlySpan<Real> from, Span<Real> to)
    {
        ReadOnlySpan<Real> m = [scale, 0];
        for (int unit = 0; unit < from.Length; unit++, key += Golden)
            to[unit] = m[(int)(((Mix(key) >> 11) - threshold) >> 63)] * from[unit];            // u − p 2⁵³ < 0 has its top bit set: a branch would be guessed wrong half the time
    }

    private static ulong Mix(ulong z)
    {
        z += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public override string ToString() => $"Dropout({Rate.ToString(System.Globalization.CultureInfo.InvariantCulture)}{(Locked ? ", locked" : "")})";
}
