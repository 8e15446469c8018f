using System.Diagnostics;
using Unrolled.Reporting;

namespace Unrolled.Exercises;

/// <summary>What a function made of one probe: a value, or the exception it stopped with.</summary>
/// <param name="Value">What it returned.</param>
/// <param name="Error">What it stopped with.</param>
/// <param name="Late">What to say of a function that did not come back in time.</param>
internal sealed record Outcome(Answer? Value, Exception? Error, string? Late = null)
{
    /// <summary>Asks one probe. A cancellation passes through: it is the host's, not the learner's.</summary>
    public static Outcome Of<F>(Probe<F> probe, F function) where F : Delegate
    {
        try { return new(Answer.Of(probe.Ask(function)), null); }
        catch (Exception e) when (e is not OperationCanceledException) { return new(null, e); }
    }

    /// <param name="limit">How long was waited.</param>
    /// <param name="stopped">Whether it could be stopped then.</param>
    /// <param name="where">The exception that stopped it.</param>
    public static Outcome TooLate(TimeSpan limit, bool stopped, Exception? where) => new(null, where ?? new TimeoutException(),
        $"did not come back within {Numbers.Short(limit.TotalSeconds)} s; is there a loop whose condition never turns false?"
        + (stopped ? "" : " It is still at work in the background, for this notebook cannot stop it: mend the loop, then restart the kernel."));

    public bool IsNotSolved
    {
        get
        {
            for (var e = Error; e != null; e = e.InnerException) if (e is NotSolvedYet) return true;
            return false;
        }
    }

    /// <summary>Same value, or stopped by the same error.</summary>
    public bool IsSameAs(Outcome other, double tolerance) => (Value, other.Value) switch
    {
        ({ } a, { } b) => Difference.Between(a, b, tolerance) is null,
        (null, null) => Error!.GetType() == other.Error!.GetType() && Error.Message == other.Error.Message,
        _ => false,
    };

    /// <summary>"Your code stopped (line 4), with H = 3: message."</summary>
    public string DescribeError(string where)
    {
        string inputs = where.StartsWith("of ", StringComparison.Ordinal) ? $"for {where[3..]}" : where;
        return Late != null ? $"Your function{Line}, {inputs}, {Late}" : $"Your code stopped{Line}, {inputs}: {What}";
    }

    private string What => Error switch
    {
        NullReferenceException or ArgumentNullException => "nothing (null) where a value is needed.",
        InsufficientExecutionStackException => "a function calls itself without end. Is there a case in which it does not, and does every call come nearer to it?",
        IndexOutOfRangeException => "IndexOutOfRangeException: an index lies beyond the end, or below 0. Of n values the last is number n − 1.",
        _ => $"{Error!.GetType().Name}: {Error.Message.TrimEnd('.')}.",
    };

    private string Line => new StackTrace(Error!, fNeedFileInfo: true).GetFrames().FirstOrDefault(IsTheirs) is { } frame ? $" (line {frame.GetFileLineNumber()})" : "";

    // neither this library's nor the host's own
    private static bool IsTheirs(StackFrame frame) => frame.GetFileLineNumber() > 0 && frame.GetMethod() is { } method && method.Module.Assembly != typeof(Outcome).Assembly
        && !method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) && method.DeclaringType?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) != true;
}
