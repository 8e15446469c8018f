using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled start</c>: from a fresh clone to a lesson that has run.</summary>
internal static class StartCommand
{
    private const int First = 3;

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("start", "Checks the machine, runs lesson 03, writes its page, and says what to do next.", """
            Example, from a fresh clone; it builds the library too:
              dotnet run --project lib/Unrolled.Cli -c Release -- start
            """);
        command.SetAction((_, token) => RunAsync(terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, CancellationToken token)
    {
        terminal.Title("Unrolled: recurrent networks by hand, in C#");
        var course = Course.Find();
        foreach (var (good, text) in Machine.Checks(course)) terminal.Tick(good, text);

        var notebooks = Course.Resolve([$"{First}"], instructor: false);
        terminal.Line();
        terminal.Line($"Running {Path.GetFileName(notebooks[0])}: every figure and number in it is computed now.");
        var options = new RunOptions { OutputFolder = course.Executed, Parameters = Seeds.Injected(1) };
        var report = await Progress.For(terminal, notebooks).WatchAsync(listener => new Runner().RunAsync(notebooks, options, listener, token));
        var pages = PageFolder.Write(report, course.Pages);
        Tables.Run(terminal, report);
        if (report.ExitCode == 0) Next(terminal, notebooks[0], pages[0]);
        else foreach (string page in pages)
        {
            terminal.Line("This page shows how far it came:");
            terminal.Link(page);
        }
        return report.ExitCode;
    }

    private static void Next(Terminal terminal, string lesson, string page)
    {
        terminal.Line();
        terminal.Title("Open this page in a browser:");
        terminal.Link(page);
        terminal.Line();
        terminal.Title("Then");
        terminal.Line("  work through the lesson in VS Code (the README says how):");
        terminal.Link(lesson);
        terminal.Line("  run every lesson and write all pages:");
        terminal.Line($"    {Typed.Unrolled} run --all --pages");
        terminal.Line("  see the tests pass:");
        terminal.Line("    dotnet test -c Release");
        terminal.Line("  learn the other commands:");
        terminal.Line($"    {Typed.Unrolled} --help");
    }
}
