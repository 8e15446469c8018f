using System.Diagnostics;

namespace Unrolled.Notebooks;

/// <summary>Looks at a process's working set ten times a second and ends it above its limit, native memory included.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    internal MemoryWatch(Process process, long? limit, Action kill) =>
        _watching = limit is { } bytes ? WatchAsync(process, bytes, kill) : Task.CompletedTask;

    /// <summary>Whether the process was ended because of its memory.</summary>
    internal bool Exceeded { get; private set; }

    private async Task WatchAsync(Process process, long limit, Action kill)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await NextAsync(timer))
        {
            process.Refresh();
            if (process.HasExited) return;
            if (WorkingSet(process) <= limit) continue;
            Exceeded = true;
            kill();
            return;
        }
    }

    private static long WorkingSet(Process process)
    {
        try { return process.WorkingSet64; }
        catch (InvalidOperationException) { return 0; /* it has just ended */ }
    }

    private async Task<bool> NextAsync(PeriodicTimer timer)
    {
        try { return await timer.WaitForNextTickAsync(_stop.Token); }
        catch (OperationCanceledException) { return false; }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }
}
