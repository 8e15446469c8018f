using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>Sums whose order is fixed for good: 16 running sums, joined in order after every 1,024 numbers.</summary>
/// <remarks>A virtual width of 16 serves vectors of 4, 8 and 16 reals alike, so the bits do not depend on the machine's.</remarks>
public static unsafe class Sums
{
    /// <summary>How many numbers are summed before their sum is widened to a double.</summary>
    internal const int Block = 1024;

    private const int Width = 16;

    /// <summary>Σ x².</summary>
    public static double OfSquares(ReadOnlySpan<Real> x)
    {
        double sum = 0;
        for (int start = 0; start < x.Length; start += Block) sum += BlockOfSquares(x.Slice(start, Math.Min(Block, x.Length - start)));
        return sum;
    }

    /// <summary>Σ x² of at most one block; x[i] goes to running sum i mod 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double BlockOfSquares(ReadOnlySpan<Real> x)
    {
        Real* running = stackalloc Real[Width], rest = stackalloc Real[Width];
        int whole = x.Length / Width * Width;
        new Span<Real>(rest, Width).Clear();
        x[whole..].CopyTo(new Span<Real>(rest, Width));
        fixed (Real* p = x)
            for (int k = 0; k < Width; k += Vector<Real>.Count)
            {
                var sums = Vector<Real>.Zero;
                for (Real* at = p + k; at < p + whole; at += Width) sums += Vector.Load(at) * Vector.Load(at);
                var last = Vector.Load(rest + k);
                (sums + last * last).Store(running + k);
            }
        double sum = 0;
        for (int k = 0; k < Width; k++) sum += running[k];
        return sum;
    }
}
