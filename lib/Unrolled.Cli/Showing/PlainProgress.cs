using Unrolled.Notebooks;

namespace Unrolled.Cli.Showing;

/// <summary>A line per finished cell and notebook.</summary>
internal sealed class PlainProgress(Terminal terminal, IReadOnlyList<string> notebooks) : Progress(notebooks)
{
    public override void NotebookStarted(string path, int codeCells)
    {
        base.NotebookStarted(path, codeCells);
        terminal.Line($"{Name(path)}: {codeCells} cells");
    }

    public override void CellFinished(string path, int index, double seconds, bool ok)
    {
        base.CellFinished(path, index, seconds, ok);
        terminal.Line($"  {(ok ? '✓' : '✗')} {Now}, {Seconds(seconds)}  ({Times()})");
    }

    public override void NotebookFinished(NotebookReport report)
    {
        base.NotebookFinished(report);
        terminal.Tick(report.Status == RunStatus.Passed, $"{Name(report.Path)}: {report.Cells} cells, {Seconds(report.Seconds)}, {Words(report.Status)}");
    }

    internal static string Words(RunStatus status) => status switch
    {
        RunStatus.Passed => "passed",
        RunStatus.Failed => "failed",
        RunStatus.CompileError => "does not compile",
        RunStatus.TimedOut => "too slow",
        RunStatus.StackOverflow => "stack overflow",
        RunStatus.OutOfMemory => "out of memory",
        RunStatus.NotWritten => "not written",
        RunStatus.NotRun => "not run",
        _ => status.ToString().ToLowerInvariant(),
    };
}
