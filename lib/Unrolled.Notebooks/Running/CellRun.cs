using System.Diagnostics;

namespace Unrolled.Notebooks;

/// <summary>One cell in a kernel process: until it is over, its time is up, the run is cancelled or the process ends.</summary>
internal sealed class CellRun(KernelProcess process, Limits limits, string name, Action<KernelEvent> hear)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _clock = new();
    private KernelEvent.Error? _error;

    /// <summary>Whether an exception is what the cell is meant to show.</summary>
    internal bool MayFail { get; init; }

    /// <summary>Wall time since the kernel took it up.</summary>
    internal double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>Whether the cell itself has said why it failed.</summary>
    internal bool HasTold => _error is not null;

    internal async Task<CellOutcome> RunAsync(NotebookCell cell, long? memoryLimit)
    {
        var limit = limits.Of(cell);
        await process.SendAsync(new KernelRequest.Run(name, cell.Source));
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(limits.Notebook);
        try
        {
            return await ListenAsync(wait, limit, memoryLimit);
        }
        catch (OperationCanceledException)
        {
            var outcome = limits.Outcome(name, limit);
            return outcome with { Message = $"{outcome.Message} {await StopAsync()}" };
        }
        finally
        {
            _clock.Stop();
        }
    }

    private async Task<CellOutcome> ListenAsync(CancellationTokenSource wait, TimeSpan limit, long? memoryLimit)
    {
        await foreach (var e in process.Events.ReadAllAsync(wait.Token))
        {
            if (e is KernelEvent.CellFinished) return Finished(memoryLimit);
            if (e is KernelEvent.CellStarted) Begin(wait, limit);
            else Hear(e);
        }
        var ending = await process.EndingAsync();
        return ending.Outcome(name, memoryLimit);
    }

    /// <summary>Asks the cell to stop, and ends the process of one that does not.</summary>
    /// <returns>Where the cell was, or that it had to be ended.</returns>
    private async Task<string> StopAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.SendAsync(new KernelRequest.Interrupt());
        var said = "It stopped by itself.";
        try
        {
            await foreach (var e in process.Events.ReadAllAsync(patience.Token))
            {
                if (e is KernelEvent.CellFinished) return said;
                if (e is KernelEvent.Error error) said = $"{error.Message}.";
                else Hear(e);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        return FormattableString.Invariant($"It did not stop within {Patience.TotalSeconds} s of being asked to, so its process was ended; what its cells made is lost.");
    }

    private void Begin(CancellationTokenSource wait, TimeSpan limit)
    {
        _clock.Start();
        wait.CancelAfter(limit);
    }

    private void Hear(KernelEvent e)
    {
        _error = e as KernelEvent.Error ?? _error;
        hear(e);
    }

    private CellOutcome Finished(long? memoryLimit) =>
        _error is null || MayFail ? CellOutcome.Passed : CellOutcome.Of(_error, name, memoryLimit);
}
