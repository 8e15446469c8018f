using System.Globalization;
using System.Net;
using Unrolled.Showing;

namespace Unrolled.Training;

/// <summary>What a gradient check found, tensor by tensor. It shows itself as a table, with the worst entry of each.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed record GradientReport(string What, IReadOnlyList<GradientRow> Rows) : IMimeBundle
{
    /// <summary>Whether every tensor is within the tolerance.</summary>
    public bool Passed => Rows.All(r => r.Passed);

    /// <summary>The largest error of all.</summary>
    public double Worst => Rows.Max(r => double.IsNaN(r.Error) ? double.PositiveInfinity : r.Error);

    /// <summary>Throws when a tensor is off.</summary>
    /// <exception cref="GradientException">Names the worst entry of each wrong tensor.</exception>
    public GradientReport Verify() => Passed ? this : throw new GradientException(string.Join("\n", Rows.Where(r => !r.Passed)));

    private string Verdict => Passed
        ? $"{What}: the gradient is right. Worst relative error {Number(Worst)}, allowed {Number(GradientCheck.Tolerance)}."
        : $"{What}: the gradient is wrong in {string.Join(", ", Rows.Where(r => !r.Passed).Select(r => "d" + r.Name))}.";

    public override string ToString()
    {
        int width = Rows.Max(r => r.Name.Length) + 1;
        return Verdict + "\n" + string.Join("\n", Rows.Select(r => $"  {(r.Passed ? "✓" : "✗")} {("d" + r.Name).PadRight(width)}  {r.Entries,5} entries  worst error {Number(r.Error)} at {r.Place}{(r.Passed ? "" : $": Backward says {Value(r.Analytic)}, central difference says {Value(r.Numeric)}")}"));
    }

    public string ToHtml() =>
        $"<p>{WebUtility.HtmlEncode(Verdict)}</p><table><thead><tr><th>gradient</th><th>entries</th><th>worst error</th><th>at</th><th>Backward says</th><th>central difference says</th></tr></thead><tbody>"
        + string.Concat(Rows.Select(r => $"<tr><td>{(r.Passed ? "✓" : "✗")} d{WebUtility.HtmlEncode(r.Name)}</td><td>{r.Entries}</td><td>{Number(r.Error)}</td><td>{r.Place}</td><td>{Value(r.Analytic)}</td><td>{Value(r.Numeric)}</td></tr>"))
        + "</tbody></table>";

    public IReadOnlyDictionary<string, string> ToMimeBundle() => new Dictionary<string, string> { [Mime.Html] = ToHtml(), [Mime.Plain] = ToString() };

    private static string Number(double x) => x.ToString("0.0E+0", CultureInfo.InvariantCulture);

    private static string Value(double x) => x.ToString("G5", CultureInfo.InvariantCulture);
}
