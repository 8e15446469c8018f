using System.Runtime.ExceptionServices;
using Unrolled.Hosting;

namespace Unrolled.Exercises;

/// <summary>Asks a probe of a learner's function on a thread of its own, and waits no longer than a limit.</summary>
/// <remarks>
/// A thread cannot be ended from outside. Where the notebook's host puts checks into cells, a function that came too late is stopped by the next one;
/// elsewhere it is left running. A stack that overflows there, or a function that waits for something for ever, no library can mend.
/// </remarks>
internal sealed class Attempt<F>(Probe<F> probe, F function) where F : Delegate
{
    private const int StackBytes = 8 << 20;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2), Slice = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource stop = new();
    private Outcome? outcome;
    private ExceptionDispatchInfo? cancelled;

    /// <exception cref="OperationCanceledException">The host was asked to stop the cell.</exception>
    public Outcome Run(TimeSpan limit)
    {
        var thread = new Thread(Ask, StackBytes) { IsBackground = true, Name = "answer" };
        thread.Start();
        if (!IsOver(thread, limit))
        {
            stop.Cancel();
            bool stopped = Interruption.IsPossible && IsOver(thread, Grace);
            return Outcome.TooLate(limit, stopped, cancelled?.SourceException);
        }
        cancelled?.Throw();
        return outcome!;
    }

    private void Ask()
    {
        using var under = Interruption.Under(stop.Token);
        try { outcome = Outcome.Of(probe, function); }
        catch (OperationCanceledException e) { cancelled = ExceptionDispatchInfo.Capture(e); }
    }

    private static bool IsOver(Thread thread, TimeSpan limit)
    {
        for (var left = limit; left > TimeSpan.Zero; left -= Slice, Interruption.Check())
            if (thread.Join(left < Slice ? left : Slice)) return true;
        return false;
    }
}
