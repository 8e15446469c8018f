using System.Text.Json.Nodes;
using Unrolled.Showing;

namespace Unrolled.Reporting;

/// <summary>A measured number beside its bar: made by <see cref="Report"/>.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class Result : Shown
{
    /// <summary>The MIME type under which the runner collects results.</summary>
    public const string MimeType = "application/vnd.unrolled.result+json";

    internal Result(string row, int seed, double ours, string published, Criterion criterion, string measure)
        : base(Text(row, ours, published, criterion, measure), Html(row, ours, published, criterion, measure)) =>
        (Row, Seed, Ours, Published, Criterion, Measure) = (row, seed, ours, published, criterion, measure);

    /// <summary>The curriculum's row.</summary>
    public string Row { get; }

    /// <summary>The seed of the run.</summary>
    public int Seed { get; }

    /// <summary>The number measured.</summary>
    public double Ours { get; }

    /// <summary>The published number, or "none".</summary>
    public string Published { get; }

    /// <summary>The bar.</summary>
    public Criterion Criterion { get; }

    /// <summary>What was measured.</summary>
    public string Measure { get; }

    /// <summary>Whether the bar is reached; null where there is none.</summary>
    public bool? Met => Criterion.IsMet(Ours);

    /// <summary>The three forms of the result. In the JSON, a NaN or infinite number is null, for JSON has no other word for it.</summary>
    public override IReadOnlyDictionary<string, string> ToMimeBundle() =>
        new Dictionary<string, string>(base.ToMimeBundle()) { [MimeType] = Json.Write(ToJson()) };

    private JsonObject ToJson() => new()
    {
        ["row"] = Row,
        ["measure"] = Measure,
        ["seed"] = Seed,
        ["ours"] = double.IsFinite(Ours) ? Ours : null,
        ["shown"] = Short(Ours, Criterion),
        ["published"] = Published,
        ["criterion"] = Criterion.ToString(),
        ["met"] = Met,
    };

    private static string Text(string row, double ours, string published, Criterion criterion, string measure) =>
        $"{row}{(measure == "" ? "" : "  ")}{measure}   ours {Short(ours, criterion)}   published {published}   criterion {criterion}{Mark(criterion.IsMet(ours))}";

    private static string Html(string row, double ours, string published, Criterion criterion, string measure) =>
        $"""<p class="unrolled-result {criterion.IsMet(ours) switch { true => "met", false => "missed", null => "reported" }}"><strong>{Escape(row)}</strong> {Escape(measure)} """ +
        $"""· ours <strong>{Short(ours, criterion)}</strong> · published {Escape(published)} · criterion {Escape(criterion.ToString())}{Mark(criterion.IsMet(ours))}</p>""";

    private static string Short(double ours, Criterion criterion) => Numbers.Telling(ours, x => criterion.IsMet(x) == true);

    private static string Mark(bool? met) => met switch { true => "  ✓", false => "  ✗", null => "" };
}
