namespace Unrolled.Numerics;

/// <summary>Numbers turned into probabilities.</summary>
/// <remarks><code>
/// ŷ_k = exp(z_k − s),   s = ln Σ exp(z_j) = m + ln Σ exp(z_j − m),   m = max z
/// </code>Subtracting m keeps every exponential at or below 1.</remarks>
public static class Softmax
{
    /// <summary>ln Σ exp(z_j), in one lane of running sums.</summary>
    public static double LogSum(ReadOnlySpan<Real> z)
    {
        Real m = Max(z);
        Lane most = m, sums = 0;
        int whole = z.Length / Lane.Width * Lane.Width;
        for (int k = 0; k < whole; k += Lane.Width) sums += Functions.Exp(Lane.Load(z, k) - most);
        if (whole < z.Length) sums += Functions.Exp(Lane.Load(z, whole, double.NegativeInfinity) - most);      // exp(−∞) = 0: what is missing adds nothing
        return m + Logarithm.Ln(sums.Sum());
    }

    /// <summary>The largest; −∞ of nothing. The order of comparisons does not matter.</summary>
    internal static Real Max(ReadOnlySpan<Real> z)
    {
        Lane most = double.NegativeInfinity;
        for (int k = 0; k < z.Length; k += Lane.Width) most = Functions.Max(most, Lane.Load(z, k, double.NegativeInfinity));
        Real max = Real.NegativeInfinity;
        for (int k = 0; k < Lane.Width; k++) max = most.Units[k] > max ? most.Units[k] : max;
        return max;
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
}
