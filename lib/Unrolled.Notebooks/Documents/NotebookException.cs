namespace Unrolled.Notebooks;

/// <summary>Bad input or an impossible output. The message is complete: where, expected, got, what to do; no stack trace is needed.</summary>
public sealed class NotebookException(NotebookFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public NotebookFault Fault { get; } = fault;

    /// <summary>The exit code of a program that ends because of this error; distinct for each <see cref="NotebookFault"/>.</summary>
    public int ExitCode => (int)Fault;

    internal static NotebookException At(
        NotebookFault fault, string where, string expected, string got, string remedy, Exception? inner = null) =>
        new(fault, $"{where}: expected {expected}, got {got}. {remedy}", inner);
}
