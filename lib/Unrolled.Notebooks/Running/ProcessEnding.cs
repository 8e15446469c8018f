using System.Globalization;

namespace Unrolled.Notebooks;

/// <summary>How a kernel process ended in the middle of a cell, and what that means.</summary>
/// <param name="Code">The exit code; 128 + n after signal n.</param>
/// <param name="Exiting">The code the process itself announced before an orderly end.</param>
/// <param name="Error">The beginning of its standard error.</param>
/// <param name="MemoryExceeded">Whether the memory watch ended it.</param>
internal sealed record ProcessEnding(int Code, int? Exiting, string Error, bool MemoryExceeded)
{
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);

    /// <param name="cell">What to call the cell.</param>
    /// <param name="memoryLimit">Named when memory was the trouble.</param>
    internal CellOutcome Outcome(string cell, long? memoryLimit)
    {
        if (MemoryExceeded || Says("Out of memory")) return CellOutcome.OutOfMemory(cell, memoryLimit);
        if (Code == WindowsStackOverflow || Says("Stack overflow"))
            return new(RunStatus.StackOverflow, $"{cell} overflowed the stack: a method calls itself without end.");
        if (Line("Unhandled exception. ") is { } thrown)
            return new(RunStatus.Crashed, $"{cell}: a thread or an async void method of it threw an exception that nothing caught: {thrown}");
        if (Line("Process terminated.", after: 1) is { } fatal) return new(RunStatus.Crashed, $"{cell} crashed its process: {fatal}");
        if (Signal is { } signal && (Exiting is null || signal == "SIGTERM"))
            return signal is "SIGKILL" or "SIGTERM" or "SIGHUP" or "SIGINT" or "SIGQUIT"
                ? new(RunStatus.Killed, $"{cell}: its process was killed from outside ({signal}), by somebody or by the system for want of memory.")
                : new(RunStatus.Crashed, $"{cell} crashed its process in native code ({signal}).");
        return Exiting is { } code
            ? new(RunStatus.Exited, Invariant($"{cell} ended its process: Environment.Exit({code}). A cell must not."))
            : new(RunStatus.Crashed, Invariant($"{cell}: its process ended with code {Code}{Tail}"));
    }

    private string? Signal => OperatingSystem.IsWindows() ? null : (Code - 128) switch
    {
        1 => "SIGHUP", 2 => "SIGINT", 3 => "SIGQUIT", 4 => "SIGILL", 6 => "SIGABRT", 7 => "SIGBUS",
        8 => "SIGFPE", 9 => "SIGKILL", 11 => "SIGSEGV", 15 => "SIGTERM", _ => null,
    };

    private string Tail => Error.Trim() is { Length: > 0 } text ? $" and said: {text[..Math.Min(text.Length, 2000)]}" : ".";

    private bool Says(string start) => Line(start) is not null;

    // What follows a marker that the runtime writes at the start of a line, or the line after that.
    private string? Line(string start, int after = 0)
    {
        var lines = Error.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));
        return at < 0 ? null : after == 0 ? lines[at][start.Length..].Trim() : lines.ElementAtOrDefault(at + after)?.Trim() ?? "";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
