using System.CommandLine;
using System.Diagnostics;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled publish</c>: runs lessons and stores in their files what they show.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string[]> Lessons = Arguments.Lessons();
    private static readonly Option<bool> Instructor = new("--instructor") { Description = "The instructor's sources too" };
    private static readonly Option<bool> Redraw = new("--redraw") { Description = "Draw pictures again that did not change, after an update of what draws them" };
    private static readonly Option<bool> Check = new("--check")
    {
        Description = $"Write nothing; exit with {ExitCode.OutputsDiffer} if a stored output is not what the lesson gives",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("publish", "Runs lessons, every one when none is named, and stores what they show in their own files.", """
            Stored are text, tables, results, and figures as interactive charts and as pictures, without times, paths and all
            else that differs from run to run: publishing twice changes nothing, with any number of threads. Pictures are drawn
            by Node; without it, the command says what to install. --check needs no Node and compares all but the pictures' points.

            Examples:
              unrolled publish 3                 after editing lesson 03 and releasing it
              unrolled publish --instructor      every lesson and its source
              unrolled publish --check           in CI
            """)
        { Lessons, Instructor, Redraw, Check };
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        var lessons = Notebooks(parsed);
        var report = await Progress.For(terminal, lessons).WatchAsync(listener => new Runner().RunAsync(lessons, new(), listener, token));
        terminal.Line();
        bool check = parsed.GetValue(Check);
        bool same = true;
        foreach (var notebook in report.Notebooks)
        {
            if (notebook.Status != RunStatus.Passed) terminal.Fault($"✗ {Shown(notebook.Path)} was left as it is. {notebook.Message}");
            else if (check) same &= IsSame(terminal, notebook);
            else terminal.Tick(true, $"{Shown(notebook.Path)}: {(new Publication(notebook).Write(Course.Pictures, parsed.GetValue(Redraw)) ? "written" : "unchanged")}");
        }
        terminal.Line($"{report.Notebooks.Count} notebook{(report.Notebooks.Count == 1 ? "" : "s")} in {Progress.Seconds(clock.Elapsed.TotalSeconds)}");
        if (!same) terminal.Fault($"Stored outputs are not what the lessons give. If that is meant, run: {Typed.Unrolled} publish");
        return report.ExitCode != 0 ? report.ExitCode : same ? ExitCode.Ok : ExitCode.OutputsDiffer;
    }

    private static bool IsSame(Terminal terminal, NotebookReport notebook)
    {
        var differences = new Publication(notebook with { Path = Shown(notebook.Path) }).Differences();
        terminal.Tick(differences.Count == 0, $"{Shown(notebook.Path)}: {(differences.Count == 0 ? "as stored" : "differs from what is stored")}");
        foreach (string difference in differences) terminal.Fault($"  {difference}");
        return differences.Count == 0;
    }

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

    private static IReadOnlyList<string> Notebooks(ParseResult parsed)
    {
        string[] named = parsed.GetValue(Lessons) ?? [];
        bool[] builds = parsed.GetValue(Instructor) ? [false, true] : [false];
        return [.. builds.SelectMany(instructor => named.Length > 0 ? Course.Resolve(named, instructor) : Course.Find().All(instructor)).Distinct()];
    }
}
