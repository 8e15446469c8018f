namespace Unrolled.Reporting;

/// <summary>The bar a measured number must reach, written down before the run.</summary>
/// <remarks>NaN meets no bar.</remarks>
public sealed class Criterion
{
    private readonly string text;
    private readonly Func<double, bool>? met;

    private Criterion(string text, Func<double, bool>? met) => (this.text, this.met) = (text, met);

    /// <summary>No bar: the number is reported, and nothing is claimed of it.</summary>
    public static Criterion None { get; } = new("none", null);

    /// <summary>ours ≥ bar.</summary>
    public static Criterion AtLeast(double bar) => new($"≥ {Numbers.Exact(bar)}", x => x >= bar);

    /// <summary>ours ≤ bar.</summary>
    public static Criterion AtMost(double bar) => new($"≤ {Numbers.Exact(bar)}", x => x <= bar);

    /// <summary>ours = value, to the last bit: for counts and other exact rows.</summary>
    public static Criterion Equal(double value) => new($"= {Numbers.Exact(value)}", x => x == value);

    /// <summary>low ≤ ours ≤ high.</summary>
    /// <exception cref="ArgumentException">low &gt; high.</exception>
    public static Criterion Within(double low, double high) => low <= high
        ? new($"{Numbers.Exact(low)} … {Numbers.Exact(high)}", x => x >= low && x <= high)
        : throw new ArgumentException($"Criterion.Within: the lower bound {Numbers.Exact(low)} is above the upper bound {Numbers.Exact(high)}; no number could meet it.");

    /// <summary>|ours − value| ≤ tolerance.</summary>
    /// <exception cref="ArgumentOutOfRangeException">tolerance is negative.</exception>
    public static Criterion Near(double value, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        return new($"{Numbers.Exact(value)} ± {Numbers.Exact(tolerance)}", x => Math.Abs(x - value) <= tolerance);
    }

    /// <summary>Whether a measured number reaches the bar; null where there is none.</summary>
    public bool? IsMet(double ours) => met?.Invoke(ours);

    /// <summary>For example "≥ 0.97".</summary>
    public override string ToString() => text;
}
