using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>Sums whose order is fixed for good: four lanes of running sums, joined in order after every 1,024 numbers.</summary>
/// <remarks>A lane is as wide on every machine, so the bits do not depend on it.</remarks>
public static class Sums
{
    /// <summary>How many numbers are summed before their sum is widened to a double.</summary>
    internal const int Block = 1024;

    /// <summary>Σ x².</summary>
    public static double OfSquares(ReadOnlySpan<Real> x)
    {
        double sum = 0;
        for (int start = 0; start < x.Length; start += Block) sum += BlockOfSquares(x.Slice(start, Math.Min(Block, x.Length - start)));
        return sum;
    }

    /// <summary>Σ x² of at most one block.</summary>
    internal static double BlockOfSquares(ReadOnlySpan<Real> x)
    {
        int whole = x.Length / (4 * Lane.Width) * (4 * Lane.Width);
        var sums = Squares(x[..whole]);
        for (int k = whole; k < x.Length; k += Lane.Width) sums += Lane.Load(x, k) * Lane.Load(x, k);
        return sums.Sum();
    }

    // Four sums hide the latency of one; no calls in here, so that they stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe Lane Squares(ReadOnlySpan<Real> x)
    {
        Lane a = 0, b = 0, c = 0, d = 0;
        fixed (Real* from = x)
            for (Real* at = from; at < from + x.Length; at += 4 * Lane.Width)
            {
                a += Square(at);
                b += Square(at + Lane.Width);
                c += Square(at + 2 * Lane.Width);
                d += Square(at + 3 * Lane.Width);
            }
        return a + b + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Lane Square(Real* x) => Lane.Load(x) * Lane.Load(x);
}
