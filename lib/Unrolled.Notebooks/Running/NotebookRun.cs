using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>One notebook, from its first cell to the first that fails, in one kernel process.</summary>
internal sealed class NotebookRun
{
    private readonly string _path;
    private readonly RunOptions _options;
    private readonly IRunListener _listener;
    private readonly CancellationToken _token;
    private readonly NotebookDocument _document;
    private readonly OutputRecorder _recorder = new();
    private readonly List<CellReport> _cells = [];
    private readonly int _count;
    private readonly bool _allowErrors;

    /// <exception cref="NotebookException">The parameters do not fit the notebook.</exception>
    internal NotebookRun(NotebookDocument source, RunOptions options, IRunListener listener, CancellationToken token)
    {
        (_path, _options, _listener, _token) = (source.Path!, options, listener, token);
        _document = source.Clone();
        ParameterCell.Inject(_document, options.Parameters);
        _count = _document.CodeCells.Count(c => !c.HasTag(ParameterCell.Injected));
        _allowErrors = _document.Metadata["execution"] is JsonObject execution
            && execution["allow_errors"] is JsonValue allowed && allowed.TryGetValue<bool>(out var yes) && yes;
    }

    internal async Task<NotebookReport> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        _listener.NotebookStarted(_path, _count);
        foreach (var cell in _document.Cells.Where(c => !c.HasTag("skip-execution"))) cell.ClearOutputs();
        var outcome = await RunCellsAsync();
        return new(_path, outcome.Status, _count, clock.Elapsed.TotalSeconds, outcome.Message,
            outcome.Status == RunStatus.Passed ? null : _cells.LastOrDefault()?.Number,
            Harvest.Results(_document), Harvest.Exercises(_document), _cells, _document);
    }

    private async Task<CellOutcome> RunCellsAsync()
    {
        using var limits = new Limits(_document, _options, _token);
        try
        {
            await using var process = KernelProcess.Start(Path.GetDirectoryName(Path.GetFullPath(_path))!, _options.MemoryLimit);
            var number = 0;
            foreach (var cell in _document.CodeCells)
            {
                if (!cell.HasTag(ParameterCell.Injected)) number++;
                if (cell.HasTag("skip-execution") || string.IsNullOrWhiteSpace(cell.Source)) continue;
                var outcome = await RunCellAsync(process, limits, cell, number);
                if (outcome.Status != RunStatus.Passed) return outcome;
            }
            return CellOutcome.Passed;
        }
        catch (Win32Exception e)
        {
            return new(RunStatus.Crashed, $"The kernel process could not be started: {e.Message}");
        }
    }

    private async Task<CellOutcome> RunCellAsync(KernelProcess process, Limits limits, NotebookCell cell, int number)
    {
        var injected = cell.HasTag(ParameterCell.Injected) ? " (injected parameters)" : "";
        var firstLine = cell.Source.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0, "");
        var run = new CellRun(process, limits, $"cell {number}{injected}", e => Hear(number, e)) { MayFail = _allowErrors || cell.HasTag("raises-exception") };
        _recorder.Begin(cell, number);
        _listener.CellStarted(_path, number, _count, firstLine);
        var outcome = await run.RunAsync(cell, _options.MemoryLimit);
        if (!run.HasTold && outcome.Message is { } message) Hear(number, new KernelEvent.Error(outcome.Status.ToString(), message, [message]));
        _recorder.Flush();
        var ok = outcome.Status == RunStatus.Passed;
        _cells.Add(new(number, cell.Id, firstLine, ok, run.Seconds, outcome.Message));
        _listener.CellFinished(_path, number, run.Seconds, ok);
        return outcome;
    }

    private void Hear(int cell, KernelEvent e)
    {
        _recorder.Add(e);
        _listener.Output(_path, cell, e);
    }
}
