using System.Diagnostics;

namespace Unrolled.Exercises;

/// <summary>What a function made of one probe: a value, or the exception it stopped with.</summary>
internal sealed record Outcome(Answer? Value, Exception? Error)
{
    /// <summary>Asks one probe. A cancellation passes through: it is the host's, not the learner's.</summary>
    public static Outcome Of<F>(Probe<F> probe, F function) where F : Delegate
    {
        try { return new(Answer.Of(probe.Ask(function)), null); }
        catch (Exception e) when (e is not OperationCanceledException) { return new(null, e); }
    }

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
        var frame = new StackTrace(Error!, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(f => f.GetFileLineNumber() > 0 && f.GetMethod()?.Module.Assembly != typeof(Outcome).Assembly);
        string line = frame is null ? "" : $" (line {frame.GetFileLineNumber()})";
        string what = Error is NullReferenceException or ArgumentNullException ? "nothing (null) where a value is needed" : $"{Error!.GetType().Name}: {Error.Message.TrimEnd('.')}";
        string inputs = where.StartsWith("of ", StringComparison.Ordinal) ? $"for {where[3..]}" : where;
        return $"Your code stopped{line}, {inputs}: {what}.";
    }
}
