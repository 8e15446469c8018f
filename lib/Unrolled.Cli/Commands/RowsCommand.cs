using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled rows</c>: runs lessons over seeds and holds every result against its criterion.</summary>
internal static class RowsCommand
{
    private static readonly Argument<string[]> Lessons = Arguments.Lessons();
    private static readonly Option<string> SeedList = new("--seeds") { HelpName = "seeds", DefaultValueFactory = _ => "1-5", Description = "Which seeds: 1-5, 2 or 1,3" };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("rows", "Runs lessons once for each seed and prints every result beside its criterion and the published figure.", $"""
            The instructor's source is run where there is one. A row holds when every seed meets its criterion. UNROLLED_SEED
            shifts all seeds; then 4 of 5 must. Exits with {ExitCode.CriterionNotMet} if a row does not hold, and with {ExitCode.RowsDisagree} if a lesson's
            rows, criteria or published figures are not those of notebooks/rows.json. "of 12 s" is the rows' time there.

            Examples:
              unrolled rows 3 6                      two lessons, seeds 1 to 5
              unrolled rows                          every lesson
              UNROLLED_SEED=100 unrolled rows 6      seeds 101 to 105
            """)
        { Lessons, SeedList };
        SeedList.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Seeds.Parse(token.Value) == null) result.AddError($"--seeds: expected 1-5, 2 or 1,3, got \"{token.Value}\".");
        });
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken token)
    {
        string[] named = parsed.GetValue(Lessons) ?? [];
        var lessons = named.Length > 0 ? [.. named.SelectMany(name => Course.Resolve([name], HasSource(name)))] : EveryLesson();
        var seeds = Seeds.Parse(parsed.GetValue(SeedList)!)!;
        var rows = new SeedTable(seeds);
        var runs = lessons.SelectMany(lesson => seeds.Select(seed => (lesson, seed))).ToList();
        var report = await Progress.For(terminal, [.. runs.Select(run => run.lesson)]).WatchAsync(listener => RunAsync(runs, rows, listener, token));
        rows.Show(terminal);
        if (report.Cancelled) terminal.Fault("Interrupted: this is what was finished.");
        return report.ExitCode != 0 ? report.ExitCode : !rows.Agree ? ExitCode.RowsDisagree : rows.Hold ? ExitCode.Ok : ExitCode.CriterionNotMet;
    }

    private static async Task<RunReport> RunAsync(IReadOnlyList<(string Lesson, int Seed)> runs, SeedTable rows, IRunListener listener, CancellationToken token)
    {
        var reports = new List<NotebookReport>();
        foreach (var (lesson, seed) in runs)
        {
            var run = await new Runner().RunAsync([lesson], new() { Parameters = Seeds.For(seed) }, listener, token);
            if (run.Cancelled) return new(reports, reports.Sum(r => r.Seconds), Cancelled: true);
            reports.AddRange(run.Notebooks);
            rows.Add(lesson, seed, run.Notebooks[0]);
        }
        return new(reports, reports.Sum(r => r.Seconds), Cancelled: false);
    }

    private static bool HasSource(string name) => Lesson.LabelOf(name) is { } label && Course.Find().Lessons(instructor: true).Any(l => l.Label == label);

    private static IReadOnlyList<string> EveryLesson()
    {
        var course = Course.Find();
        return course.All(instructor: course.Lessons(instructor: true).Count > 0);
    }
}
