namespace Unrolled.Numerics;

/// <summary>Which units dropout drops: a function of six integers, computed wherever it is needed and stored nowhere.</summary>
/// <remarks><code>
/// y = m ⊙ x          m = 0 with probability p, else 1 / (1 − p)
///
/// M(z)   z += 9E3779B97F4A7C15;  z = (z ^ z » 30) · BF58476D1CE4E5B9;  z = (z ^ z » 27) · 94D049BB133111EB;  z ^ z » 31
/// key    M(M(M(M(M(seed) ^ step) ^ layer) ^ t) ^ b)
/// u      M(key + unit · 9E3779B97F4A7C15) » 11            53 bits; a unit is dropped where u &lt; p · 2⁵³
/// </code>
/// M is one step of splitmix64, all on 64-bit integers; t, b and unit count from 0, b in the caller's order. So the mask depends on
/// neither how a batch is sorted, nor the number of threads, nor the vector width. With t = −1 at every step a sequence always
/// loses the same units.
/// Sources: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014; M: G. Steele et al., 2014.
/// </remarks>
internal readonly struct DropoutMask
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong threshold, seed, layer;
    private readonly Real scale;

    /// <param name="who">Whose rate it is, for the message.</param>
    /// <param name="rate">p, in [0, 1).</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="layer">Tells apart the masks of several layers with one seed.</param>
    /// <exception cref="ArgumentException">p is outside [0, 1).</exception>
    public DropoutMask(string who, double rate, long seed, int layer)
    {
        if (!(rate is >= 0 and < 1)) throw new ArgumentException($"{who}: the dropout rate should be in [0, 1) but is {rate}. It is the share of units that are dropped, not kept; 1 would drop them all.", nameof(rate));
        (threshold, this.seed, this.layer, scale) = ((ulong)(rate * (1ul << 53)), (ulong)seed, (ulong)layer, (Real)(1 / (1 - rate)));
    }

    /// <summary>to = m ⊙ from, for the units of one token; the two may be the same.</summary>
    public void Apply(long step, int t, int b, ReadOnlySpan<Real> from, Span<Real> to)
    {
        ulong key = Mix(Mix(Mix(Mix(Mix(seed) ^ (ulong)step) ^ layer) ^ (ulong)t) ^ (ulong)b);
        ReadOnlySpan<Real> m = [scale, 0];
        for (int unit = 0; unit < from.Length; unit++, key += Golden)
            to[unit] = m[(int)(((Mix(key) >> 11) - threshold) >> 63)] * from[unit];        // u − p 2⁵³ < 0 has its top bit set: a branch would be guessed wrong half the time
    }

    /// <summary>M.</summary>
    internal static ulong Mix(ulong z)
    {
        z += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
