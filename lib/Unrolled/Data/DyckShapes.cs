using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Shapes of balanced bracket strings: +1 opens, −1 closes, no prefix sums below 0, the whole sums to 0.</summary>
public static class DyckShapes
{
    /// <summary>How many shapes a number of pairs has, the Catalan number C(2n, n) / (n + 1): 1, 1, 2, 5, 14, 42, 132 … 16,796 for 10 pairs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">pairs is not 0…35 (36 pairs overflow a long).</exception>
    public static long Count(int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs, 35);
        Int128 count = 1;
        for (int n = 0; n < pairs; n++) count = count * 2 * (2 * n + 1) / (n + 2);      // C(n + 1) = C(n) · 2 (2n + 1) / (n + 2)
        return (long)count;
    }

    /// <summary>Every shape of a number of pairs once; each is a new array.</summary>
    public static IEnumerable<int[]> All(int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairs);
        return From(new int[2 * pairs], 0, 0);

        static IEnumerable<int[]> From(int[] shape, int t, int height)
        {
            if (t == shape.Length) return [[.. shape]];
            return new[] { +1, -1 }.Where(step => height + step >= 0 && height + step <= shape.Length - t - 1).SelectMany(step =>
            {
                shape[t] = step;
                return From(shape, t + 1, height + step);
            });
        }
    }

    /// <summary>A shape drawn uniformly from all of a number of pairs.</summary>
    /// <remarks><code>
    /// N(r, h) = completions of a prefix of sum h with r symbols to go = (h + 1) / (r + 1) · C(r + 1, (r − h) / 2)     ballot numbers
    /// P(close) = N(r − 1, h − 1) / N(r, h) = h (r + h + 2) / (2 r (h + 1))
    /// </code>Source: D. B. Arnold, M. R. Sleep, "Uniform random generation of balanced parenthesis strings", TOPLAS 2 (1980).</remarks>
    public static int[] Sample(int pairs, Random64 random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairs);
        var shape = new int[2 * pairs];
        for (int t = 0, h = 0; t < shape.Length; h += shape[t++])
        {
            int r = shape.Length - t;
            shape[t] = random.Next(2 * r * (h + 1)) < h * (r + h + 2) ? -1 : +1;
        }
        return shape;
    }
}
