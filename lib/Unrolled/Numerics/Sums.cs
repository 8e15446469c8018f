using System.Numerics;

namespace Unrolled.Numerics;

/// <summary>Sums whose order is fixed for good: 16 running sums, joined in order after every 1,024 numbers.</summary>
/// <remarks>A virtual width of 16 serves vectors of 4, 8 and 16 reals alike, so the bits do not depend on the machine's.</remarks>
public static class Sums
{
    private const int Width = 16, Block = 1024;

    /// <summary>Σ x².</summary>
    public static double OfSquares(ReadOnlySpan<Real> x)
    {
        double sum = 0;
        for (int start = 0; start < x.Length; start += Block) sum += BlockOfSquares(x.Slice(start, Math.Min(Block, x.Length - start)));
        return sum;
    }

    private static double BlockOfSquares(ReadOnlySpan<Real> x)
    {
        Span<Real> running = stackalloc Real[Width];
        running.Clear();
        for (int i = 0; i < x.Length; i += Width)
            for (int k = 0; k < Width; k += Lane.Width)
            {
                if (i + k >= x.Length) break;
                var v = Lane.Load(x, i + k).Units;
                (new Vector<Real>(running[k..]) + v * v).CopyTo(running[k..]);
            }
        double sum = 0;
        foreach (Real s in running) sum += s;
        return sum;
    }
}
