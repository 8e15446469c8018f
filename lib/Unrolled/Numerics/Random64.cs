namespace Unrolled.Numerics;

/// <summary>The library's pseudo-random generator: xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64.</summary>
/// <remarks><code>
/// output  rotl(s1 · 5, 7) · 9
/// state   s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= s1 « 17; s3 = rotl(s3, 45)
/// </code>
/// The stream of a seed is fixed for good: golden values are held by a test. <see cref="System.Random"/> makes no such promise.
/// Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", arXiv 1805.01407.
/// </remarks>
public sealed class Random64
{
    private ulong s0, s1, s2, s3;
    private double spare = double.NaN;      // the second normal of a pair, NaN when used

    /// <param name="seed">Any integer; equal seeds give equal streams.</param>
    public Random64(long seed)
    {
        ulong z = (ulong)seed;
        (s0, s1, s2, s3) = (SplitMix(ref z), SplitMix(ref z), SplitMix(ref z), SplitMix(ref z));
    }

    /// <summary>The whole state (s0, s1, s2, s3 and the unused normal of the last pair): set it to continue a stream exactly.</summary>
    /// <exception cref="ArgumentException">s0…s3 are all zero, a state the generator cannot leave.</exception>
    public (ulong S0, ulong S1, ulong S2, ulong S3, double Spare) State
    {
        get => (s0, s1, s2, s3, spare);
        set
        {
            if ((value.S0 | value.S1 | value.S2 | value.S3) == 0)
                throw new ArgumentException("Random64.State: s0…s3 are all zero; xoshiro256** would return zero for ever. Take the state from another generator.", nameof(value));
            (s0, s1, s2, s3, spare) = value;
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong output = ulong.RotateLeft(s1 * 5, 7) * 9, t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = ulong.RotateLeft(s3, 45);
        return output;
    }

    /// <summary>A uniform number in [0, 1): the top 53 bits times 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>A uniform number in [low, high).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A uniform integer in [0, n), exactly uniform (rejection of the short last interval).</summary>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1.</exception>
    public int Next(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ulong m = (ulong)n, reject = (0 - m) % m, bits;      // 2⁶⁴ mod n values are rejected
        do bits = NextUInt64(); while (bits < reject);
        return (int)(bits % m);
    }

    /// <summary>A uniform integer in [low, high).</summary>
    /// <exception cref="ArgumentOutOfRangeException">high ≤ low.</exception>
    public int Next(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        return low + Next(high - low);
    }

    /// <summary>A standard normal number, by Marsaglia's polar method with the library's own logarithm.</summary>
    /// <remarks><code>
    /// u, v uniform in (−1, 1), s = u² + v² in (0, 1):   u √(−2 ln s / s) and v √(−2 ln s / s) are independent N(0, 1)
    /// </code></remarks>
    public double NextNormal()
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }
        double u, v, s;
        do
        {
            (u, v) = (NextDouble(-1, 1), NextDouble(-1, 1));
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);
        double scale = Math.Sqrt(-2 * Logarithm.Ln(s) / s);
        spare = v * scale;
        return u * scale;
    }

    /// <summary>Puts the items into a uniformly random order, in place (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int n = items.Length; n > 1; n--)
        {
            int k = Next(n);
            (items[n - 1], items[k]) = (items[k], items[n - 1]);
        }
    }

    private static ulong SplitMix(ref ulong z)
    {
        ulong x = z += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
