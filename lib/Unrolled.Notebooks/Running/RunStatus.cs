namespace Unrolled.Notebooks;

/// <summary>How a notebook's run ended. The value is the exit code of a program whose first unhappy notebook ended so.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Passed = 0,
    /// <summary>A cell threw an exception.</summary>
    Failed = 10,
    /// <summary>A cell does not compile.</summary>
    CompileError = 11,
    /// <summary>A cell, or the whole notebook, ran longer than its limit.</summary>
    TimedOut = 12,
    /// <summary>The process was killed from outside.</summary>
    Killed = 13,
    /// <summary>A cell ended the process, as <c>Environment.Exit</c> does.</summary>
    Exited = 14,
    /// <summary>A cell called itself until the stack was full.</summary>
    StackOverflow = 15,
    /// <summary>A cell needed more memory than its limit.</summary>
    OutOfMemory = 16,
    /// <summary>The process died in another way, for instance by <c>Environment.FailFast</c> or in native code.</summary>
    Crashed = 17,
    /// <summary>The notebook was refused before it ran; <see cref="NotebookReport.Fault"/> says why.</summary>
    Invalid = 18,
    /// <summary>It ran, but its executed copy could not be written.</summary>
    NotWritten = 19,
    /// <summary>The run was cancelled while it was at work.</summary>
    Cancelled = 130,
    /// <summary>The run was cancelled before its turn.</summary>
    NotRun = 131,
}
