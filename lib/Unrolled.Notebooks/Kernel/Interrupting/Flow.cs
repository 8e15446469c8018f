using System.Diagnostics;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>A flow of control that can be asked to stop: a cell, or within it an answer with a limit. Tasks and threads begun in it belong to it.</summary>
[StackTraceHidden]
internal sealed class Flow : IDisposable
{
    private static readonly AsyncLocal<Flow?> Current = new();
    private static readonly Lock Counting = new();
    private static int s_asked;

    private readonly Flow? _outer = Current.Value;
    private readonly TaskCompletionSource _whenAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _asked;
    private bool _ended;

    private Flow() { }

    /// <summary>Completes once it is asked to stop.</summary>
    internal Task WhenAsked => _whenAsked.Task;

    internal bool IsAsked => _asked;

    /// <summary>What the caller does from now on, until the end of its own method or of this.</summary>
    internal static Flow Begin()
    {
        var flow = new Flow();
        Current.Value = flow;
        return flow;
    }

    /// <summary>The same, asked to stop when a token is cancelled.</summary>
    internal static IDisposable BeginUnder(CancellationToken token)
    {
        var flow = Begin();
        token.UnsafeRegister(static flow => ((Flow)flow!).Ask(), flow);
        return flow;
    }

    /// <summary>Has it stop at its next check.</summary>
    internal void Ask()
    {
        lock (Counting)
        {
            if (_asked || _ended) return;
            _asked = true;
            Checkpoint.Asked = ++s_asked > 0;
        }
        _whenAsked.TrySetResult();
    }

    /// <exception cref="CellInterruptedException">This flow, or one that it is part of, is asked to stop.</exception>
    internal static void StopIfAsked()
    {
        for (var flow = Current.Value; flow is not null; flow = flow._outer)
            if (flow._asked) throw new CellInterruptedException();
    }

    /// <summary>It has ended: nobody has to look any more.</summary>
    public void Dispose()
    {
        Current.Value = _outer;
        lock (Counting)
        {
            if (_asked && !_ended) Checkpoint.Asked = --s_asked > 0;
            _ended = true;
        }
    }
}
