namespace Unrolled.Cli;

/// <summary>Ends the command with a message and a code of its own.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
