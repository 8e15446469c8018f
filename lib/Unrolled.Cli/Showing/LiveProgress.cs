using Spectre.Console;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Showing;

/// <summary>One moving line; finished notebooks stay above it.</summary>
internal sealed class LiveProgress(IReadOnlyList<string> notebooks) : Progress(notebooks)
{
    public override void NotebookFinished(NotebookReport report)
    {
        base.NotebookFinished(report);
        string mark = report.Status == RunStatus.Passed ? "[green]✓[/]" : "[red]✗[/]";
        AnsiConsole.MarkupLine($"{mark} {Markup.Escape(Name(report.Path))}  [grey]{report.Cells} cells, {Seconds(report.Seconds)}[/]");
    }

    public override async Task<RunReport> WatchAsync(Func<IRunListener, Task<RunReport>> run) =>
        await AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync(Now, async context =>
        {
            var report = run(this);
            while (await Task.WhenAny(report, Task.Delay(150)) != report)
                context.Status($"{Markup.Escape(Now)}  [grey]{Times()}[/]");
            return await report;
        });
}
