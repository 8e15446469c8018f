namespace Unrolled.Numerics;

/// <summary>Numbers turned into probabilities.</summary>
/// <remarks><code>
/// ŷ_k = exp(z_k − s),   s = ln Σ exp(z_j) = m + ln Σ exp(z_j − m),   m = max z
/// </code>Subtracting m keeps every exponential at or below 1.</remarks>
public static class Softmax
{
    private const int Width = 64 / sizeof(Real);      // running sums: one order for every vector width

    /// <summary>ln Σ exp(z_j).</summary>
    public static double LogSum(ReadOnlySpan<Real> z)
    {
        Real m = Max(z), sum = 0;
        Span<Real> running = stackalloc Real[Width], last = stackalloc Real[Width];
        running.Clear();
        int whole = z.Length / Width * Width;
        if (Lane.Width * 2 == Width) AddPairs(z[..whole], m, running);
        else for (int i = 0; i < whole; i += Width) Add(z.Slice(i, Width), m, running);
        if (whole < z.Length) Add(Tail(z[whole..], last), m, running);
        for (int k = 0; k < Width / 2; k++) sum += running[k] + running[k + Width / 2];
        return m + Logarithm.Ln(sum);
    }

    private static void Add(ReadOnlySpan<Real> z, double m, Span<Real> running)
    {
        for (int k = 0; k < Width; k += Lane.Width) (Lane.Load(running, k) + Functions.Exp(Lane.Load(z, k) - m)).Store(running, k);
    }

    // The same sums where two lanes are all of them: they stay in registers.
    private static void AddPairs(ReadOnlySpan<Real> z, double m, Span<Real> running)
    {
        Lane max = m, low = 0, high = 0;
        for (int i = 0; i < z.Length; i += Width)
        {
            low += Functions.Exp(Lane.Load(z, i) - max);
            high += Functions.Exp(Lane.Load(z, i + Lane.Width) - max);
        }
        low.Store(running, 0);
        high.Store(running, Lane.Width);
    }

    /// <summary>The largest; −∞ of nothing. The order of comparisons does not matter.</summary>
    internal static Real Max(ReadOnlySpan<Real> z)
    {
        Lane most = double.NegativeInfinity;
        int i = 0;
        for (; i + Lane.Width <= z.Length; i += Lane.Width) most = Functions.Max(most, Lane.Load(z, i));
        Real max = Real.NegativeInfinity;
        for (int k = 0; k < Lane.Width; k++) max = most.Units[k] > max ? most.Units[k] : max;
        for (; i < z.Length; i++) max = z[i] > max ? z[i] : max;
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

    // exp(−∞) = 0: what is missing adds nothing.
    private static Span<Real> Tail(ReadOnlySpan<Real> z, Span<Real> last)
    {
        last.Fill(Real.NegativeInfinity);
        z.CopyTo(last);
        return last;
    }
}
