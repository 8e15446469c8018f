using System.Text.RegularExpressions;
using Unrolled.Reporting;

namespace Unrolled.Exercises;

/// <summary>The first thing to say about two unequal values: their shapes if these differ, else the worst entry.</summary>
/// <param name="IsShape">Whether already the shapes differ.</param>
/// <param name="Path">The entry that differs most, "" for the whole value.</param>
/// <param name="Text">"should be … but is …" with the likely cause.</param>
internal sealed record Difference(bool IsShape, string Path, string Text)
{
    /// <returns>Null when the values agree.</returns>
    public static Difference? Between(Answer expected, Answer got, double tolerance)
    {
        if (expected.Shape != got.Shape) return new(true, "", $"should be {expected.Shape} but is {got.Shape}.{Transposed(expected.Shape, got.Shape)}");
        double largest = expected.Leaves.Select(l => l.Value).OfType<double>().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        var errors = expected.Leaves.Zip(got.Leaves, (e, g) => (e.Path, Expected: e.Value, Got: g.Value, Error: Error(e.Value, g.Value, largest)))
            .Where(x => x.Error > tolerance).ToList();
        if (errors.Count == 0) return null;
        var worst = errors.MaxBy(x => x.Error);
        string others = errors.Count > 1 ? $" ({errors.Count} of the {expected.Leaves.Count} entries differ; this one most.)" : "";
        return new(false, worst.Path, $"should be {Write(worst.Expected)} but is {Write(worst.Got)}.{others}");
    }

    // |e − g| / max(|e|, |g|, 1e-2 · the largest |e|, 1e-3): an entry that is zero by cancellation is judged beside the others
    private static double Error(object expected, object got, double largest) => (expected, got) switch
    {
        (double e, double g) when e.Equals(g) => 0,
        (double e, double g) when double.IsFinite(e) && double.IsFinite(g) => Math.Abs(e - g) / Math.Max(Math.Max(Math.Abs(e), Math.Abs(g)), Math.Max(1e-2 * largest, 1e-3)),
        _ => expected.Equals(got) ? 0 : double.PositiveInfinity,
    };

    private static string Write(object value) => value switch
    {
        double x => Numbers.Short(x),
        bool b => b ? "true" : "false",
        _ => $"“{value}”",
    };

    private static string Transposed(string expected, string got) =>
        Regex.Match(expected, @"^a (\d+) × (\d+) ") is { Success: true } e && got.StartsWith($"a {e.Groups[2]} × {e.Groups[1]} ", StringComparison.Ordinal)
            ? " It looks transposed." : "";
}
