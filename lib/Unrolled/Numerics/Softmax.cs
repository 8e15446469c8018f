namespace Unrolled.Numerics;

/// <summary>Numbers turned into probabilities.</summary>
/// <remarks><code>
/// ŷ_k = exp(z_k − s),   s = ln Σ exp(z_j) = m + ln Σ exp(z_j − m),   m = max z
/// </code>Subtracting m keeps every exponential at or below 1.</remarks>
public static class Softmax
{
    private const int Width = 16;      // running sums, as in Sums: one order for every vector width

    /// <summary>ln Σ exp(z_j).</summary>
    public static double LogSum(ReadOnlySpan<Real> z)
    {
        Real m = Real.NegativeInfinity, sum = 0;
        foreach (Real v in z) m = v > m ? v : m;
        Span<Real> running = stackalloc Real[Width], last = stackalloc Real[Width];
        running.Clear();
        for (int i = 0; i < z.Length; i += Width)
        {
            var block = i + Width <= z.Length ? z.Slice(i, Width) : Tail(z[i..], last);
            for (int k = 0; k < Width; k += Lane.Width) (Lane.Load(running, k) + Functions.Exp(Lane.Load(block, k) - (double)m)).Store(running, k);
        }
        foreach (Real s in running) sum += s;
        return m + Logarithm.Ln(sum);
    }

    /// <summary>ŷ = exp(z − s) · scale.</summary>
    /// <param name="z">The logits.</param>
    /// <param name="s">Their <see cref="LogSum"/>.</param>
    /// <param name="scale">1 for probabilities.</param>
    /// <param name="ŷ">As many numbers as z; it may be the memory of z.</param>
    public static void Of(ReadOnlySpan<Real> z, double s, double scale, Span<Real> ŷ)
    {
        Lane sum = s, factor = scale;
        for (int k = 0; k < z.Length; k += Lane.Width) (Functions.Exp(Lane.Load(z, k) - sum) * factor).Store(ŷ, k);
    }

    // exp(−∞) = 0: what is missing adds nothing.
    private static Span<Real> Tail(ReadOnlySpan<Real> z, Span<Real> last)
    {
        last.Fill(Real.NegativeInfinity);
        z.CopyTo(last);
        return last;
    }
}
