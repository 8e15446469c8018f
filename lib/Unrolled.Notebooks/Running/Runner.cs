using System.Diagnostics;

namespace Unrolled.Notebooks;

/// <summary>Runs notebooks one after the other, each in a process of its own.</summary>
public sealed class Runner
{
    /// <summary>
    /// Runs every notebook; one that fails does not keep the next from running.
    /// When <paramref name="token"/> is cancelled, the process at work is ended with all it started, and no further one begins.
    /// </summary>
    /// <exception cref="NotebookException">The output folder cannot be written to, or two notebooks would write one copy; nothing was run.</exception>
    public async Task<RunReport> RunAsync(
        IReadOnlyList<string> notebooks, RunOptions options, IRunListener listener, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        if (options.OutputFolder is { } folder) CheckOutput(notebooks, folder);
        var reports = new List<NotebookReport>();
        foreach (var path in notebooks)
        {
            var report = token.IsCancellationRequested
                ? NotebookReport.NeverStarted(path, RunStatus.NotRun, "The run was cancelled before its turn.")
                : Write(await RunOneAsync(path, options, listener, token), options.OutputFolder);
            reports.Add(report);
            listener.NotebookFinished(report);
        }
        return new(reports, clock.Elapsed.TotalSeconds, reports.Any(r => r.Status is RunStatus.Cancelled or RunStatus.NotRun));
    }

    private static async Task<NotebookReport> RunOneAsync(string path, RunOptions options, IRunListener listener, CancellationToken token)
    {
        try
        {
            return await new NotebookRun(NotebookDocument.Load(path), options, listener, token).RunAsync();
        }
        catch (NotebookException e)
        {
            return NotebookReport.NeverStarted(path, RunStatus.Invalid, e.Message, e.Fault);
        }
    }

    private static NotebookReport Write(NotebookReport report, string? folder)
    {
        if (folder is null || report.Executed is null || report.Status == RunStatus.Cancelled) return report;
        try
        {
            report.Executed.Save(Path.Combine(folder, Path.GetFileName(report.Path)));
            return report;
        }
        catch (NotebookException e) when (report.Status == RunStatus.Passed)
        {
            return report with { Status = RunStatus.NotWritten, Fault = e.Fault, Message = $"It ran, but its executed copy was not written. {e.Message}" };
        }
        catch (NotebookException e)
        {
            return report with { Message = $"{report.Message}\nIts executed copy was not written. {e.Message}" };
        }
    }

    private static void CheckOutput(IReadOnlyList<string> notebooks, string folder)
    {
        if (notebooks.GroupBy(Path.GetFileName).FirstOrDefault(same => same.Count() > 1) is { } same)
            throw NotebookException.At(NotebookFault.SameOutput, Path.Combine(folder, same.Key!), "one notebook to write it",
                string.Join(" and ", same), "Run them one after the other, into different folders.");
        AtomicFile.RequireFolder(folder);
    }
}
