using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>The clocks of one notebook: its own limit, and one for each cell.</summary>
internal sealed class Limits : IDisposable
{
    private readonly RunOptions _options;
    private readonly TimeSpan? _ofNotebook;
    private readonly CancellationTokenSource _notebook;
    private readonly CancellationToken _cancelled;

    internal Limits(NotebookDocument document, RunOptions options, CancellationToken token)
    {
        _options = options;
        _ofNotebook = Timeout(document.Metadata);
        _cancelled = token;
        _notebook = CancellationTokenSource.CreateLinkedTokenSource(token);
        _notebook.CancelAfter(options.NotebookLimit);
    }

    /// <summary>Ends with the notebook's limit or with the whole run.</summary>
    internal CancellationToken Notebook => _notebook.Token;

    /// <summary>A cell's time: its own <c>execution.timeout</c>, the notebook's, or the option's.</summary>
    internal TimeSpan Of(NotebookCell cell) => Timeout(cell.Metadata) ?? _ofNotebook ?? _options.CellLimit;

    /// <summary>Why the wait for a cell was broken off.</summary>
    internal CellOutcome Outcome(string name, TimeSpan cellLimit)
    {
        if (_cancelled.IsCancellationRequested) return CellOutcome.Cancelled;
        return Notebook.IsCancellationRequested
            ? new(RunStatus.TimedOut, FormattableString.Invariant($"{name} was at work when the notebook reached its limit of {_options.NotebookLimit.TotalSeconds:0.###} s; it was stopped."))
            : new(RunStatus.TimedOut, FormattableString.Invariant($"{name} reached its limit of {cellLimit.TotalSeconds:0.###} s and was stopped: much work, or a loop that does not end? If it needs more time, run with a longer --cell-limit, or give the cell execution.timeout (seconds) in its metadata."));
    }

    private static TimeSpan? Timeout(JsonObject metadata) =>
        metadata["execution"] is JsonObject execution && execution["timeout"] is JsonValue value && value.TryGetValue<double>(out var seconds)
        && seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;

    public void Dispose() => _notebook.Dispose();
}
