using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled run</c>: runs lessons and says what came of them.</summary>
internal static class RunCommand
{
    private static readonly Argument<string[]> Lessons = Arguments.Lessons();
    private static readonly Option<bool> All = new("--all") { Description = "Every lesson of the course" };
    private static readonly Option<double?> CellLimit = Arguments.Positive("--cell-limit", "seconds", "Time for one cell (default 60)");
    private static readonly Option<double?> Limit = Arguments.Positive("--limit", "seconds", "Time for one notebook (default 600)");
    private static readonly Option<double?> Memory = Arguments.Positive("--memory", "MB", "Memory for one notebook (default 4096)");
    private static readonly Option<string?> Output = Arguments.Path("--output", "folder", "Write executed copies there");
    private static readonly Option<string?> Json = Arguments.Path("--json", "file", "Write a report in JSON");
    private static readonly Option<string?> JUnit = Arguments.Path("--junit", "file", "Write a report in JUnit's XML");
    private static readonly Option<bool> Pages = new("--pages") { Description = "Write a page per notebook into artifacts/pages" };
    private static readonly Option<bool> Instructor = new("--instructor") { Description = "Run the instructor's sources, with solutions" };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("run", "Runs notebooks, each in a process of its own; one that fails does not stop the next.", """
            Examples:
              unrolled run 3                                 lesson 03
              unrolled run --all --pages                     every lesson, and a page of each
              unrolled run my.ipynb --cell-limit 10          any C# notebook
              unrolled run 3 6 --output out --junit r.xml    executed copies, and a report for CI
            """)
        { Lessons, All, CellLimit, Limit, Memory, Output, Json, JUnit, Pages, Instructor };
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken token)
    {
        var notebooks = Notebooks(parsed);
        var pages = parsed.GetValue(Pages) ? Course.Find().Pages : null;
        foreach (string? file in (string?[])[parsed.GetValue(Json), parsed.GetValue(JUnit)])
            if (file != null) AtomicFile.RequireFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (pages != null) AtomicFile.RequireFolder(pages);

        var options = Options(parsed);
        var report = await Progress.For(terminal, notebooks).WatchAsync(listener => new Runner().RunAsync(notebooks, options, listener, token));

        if (parsed.GetValue(Json) is { } json) Reports.WriteJson(report, json);
        if (parsed.GetValue(JUnit) is { } junit) Reports.WriteJUnit(report, junit);
        var written = pages == null ? [] : PageFolder.Write(report, pages);
        Tables.Run(terminal, report);
        foreach (string page in written) terminal.Link(page);
        return report.ExitCode != 0 ? report.ExitCode : report.Notebooks.Any(n => n.Results.Any(r => r.Met == false)) ? ExitCode.CriterionNotMet : ExitCode.Ok;
    }

    private static IReadOnlyList<string> Notebooks(ParseResult parsed)
    {
        string[] lessons = parsed.GetValue(Lessons) ?? [];
        bool all = parsed.GetValue(All), instructor = parsed.GetValue(Instructor);
        if (all == lessons.Length > 0) throw new CommandException(ExitCode.Usage, all ? "Name lessons or say --all, not both." : $"Which lesson? Give a number, a path, or --all, for instance: {Typed.Unrolled} run 3");
        return all ? Course.Find().All(instructor) : Course.Resolve(lessons, instructor);
    }

    private static RunOptions Options(ParseResult parsed)
    {
        var options = new RunOptions { OutputFolder = parsed.GetValue(Output), Parameters = Seeds.Injected(1) };
        if (parsed.GetValue(CellLimit) is { } cell) options = options with { CellLimit = TimeSpan.FromSeconds(cell) };
        if (parsed.GetValue(Limit) is { } limit) options = options with { NotebookLimit = TimeSpan.FromSeconds(limit) };
        if (parsed.GetValue(Memory) is { } megabytes) options = options with { MemoryLimit = (long)(megabytes * (1 << 20)) };
        return options;
    }
}
