using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>The results of lessons over seeds: a line per row and measure.</summary>
internal sealed class SeedTable(IReadOnlyList<int> seeds)
{
    private readonly List<(string Lesson, ResultRow First, Dictionary<int, ResultRow> BySeed)> rows = [];
    private readonly List<(string Lesson, double Seconds)> times = [];
    private readonly List<string> faults = [];
    private readonly HashSet<string> disagreements = [];

    /// <summary>How many seeds must meet a criterion: all, or four fifths when UNROLLED_SEED shifts them.</summary>
    private int Needed => Seeds.Shift is null or 0 ? seeds.Count : (int)Math.Ceiling(0.8 * seeds.Count);

    /// <summary>Whether every row that has a criterion met it often enough.</summary>
    public bool Hold => rows.All(row => row.First.Met == null || Met(row.BySeed) >= Needed);

    /// <summary>Whether every lesson reported the course's list of rows, with its criteria and published figures.</summary>
    public bool Agree => disagreements.Count == 0;

    /// <summary>Takes up what one lesson reported for one seed.</summary>
    public void Add(string lesson, int seed, NotebookReport report)
    {
        times.Add((lesson, report.Seconds));
        if (report.Message != null) faults.Add($"{Progress.Name(lesson)}, seed {seed}: {report.Message}");
        disagreements.UnionWith(RowCheck.Disagreements(lesson, report));
        foreach (var result in report.Results)
        {
            int at = rows.FindIndex(r => r.Lesson == lesson && r.First.Row == result.Row && r.First.Measure == result.Measure);
            if (at < 0) rows.Add((lesson, result, new() { [seed] = result }));
            else rows[at].BySeed[seed] = result;
        }
    }

    /// <summary>Prints the table, then what failed.</summary>
    public void Show(Terminal terminal)
    {
        terminal.Line();
        string[] headers = ["lesson", "row", "criterion", "published", .. seeds.Select(s => $"seed {s + (Seeds.Shift ?? 0)}"), "met", "time per seed"];
        terminal.Table(headers, [.. rows.Select(row => (IReadOnlyList<string>)
        [
            Progress.Name(row.Lesson), $"{row.First.Row} {row.First.Measure}", row.First.Criterion ?? "", row.First.Published ?? "",
            .. seeds.Select(s => row.BySeed.TryGetValue(s, out var r) ? $"{Tables.Mark(r.Met)}{r.Shown}" : "✗ none"),
            row.First.Met == null ? "" : $"{(Met(row.BySeed) >= Needed ? '✓' : '✗')} {Met(row.BySeed)}/{seeds.Count}",
            Progress.Seconds(times.Where(t => t.Lesson == row.Lesson).Average(t => t.Seconds)) + (RowCheck.Budget(row.Lesson) is { } budget ? $" of {Progress.Seconds(budget)}" : ""),
        ])]);
        foreach (string lesson in times.Select(t => t.Lesson).Distinct().Where(l => rows.All(r => r.Lesson != l))) terminal.Line($"{Progress.Name(lesson)} reports no row.");
        foreach (string fault in faults.Concat(disagreements)) terminal.Fault($"✗ {fault}");
    }

    private static int Met(Dictionary<int, ResultRow> bySeed) => bySeed.Values.Count(r => r.Met == true);
}
