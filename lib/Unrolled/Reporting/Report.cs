namespace Unrolled.Reporting;

/// <summary>Turns a lesson's measured numbers into results that show as text and that tools can collect.</summary>
public static class Report
{
    /// <summary>One measured number of a curriculum row, beside the published number and the bar it must reach.</summary>
    /// <param name="row">The curriculum's row, for example "A2".</param>
    /// <param name="seed">The seed of this run.</param>
    /// <param name="ours">The number measured here. Pass a double computed as one: 0.8f is above 0.8.</param>
    /// <param name="published">The best published number as text, with "none" when there is none.</param>
    /// <param name="criterion">The bar.</param>
    /// <param name="measure">What was measured, for example "easy, length ≤ 20".</param>
    public static Result Result(string row, int seed, double ours, string published, Criterion criterion, string measure = "") =>
        new(row, seed, ours, published, criterion, measure);

    /// <inheritdoc cref="Result(string, int, double, string, Criterion, string)"/>
    public static Result Result(string row, int seed, double ours, double published, Criterion criterion, string measure = "") =>
        new(row, seed, ours, Numbers.Exact(published), criterion, measure);
}
