namespace Unrolled.Notebooks.Interrupting;

/// <summary>What is said of a cell that was asked to stop and did.</summary>
internal static class Interruption
{
    private const string StateStands = "What earlier cells made is still there.";

    internal static KernelEvent.Error Describe(Exception thrown, Func<string, int, string?> sourceLine)
    {
        string[] frames = [];
        for (var cause = thrown; cause is not null; cause = cause.InnerException)
            if (Traceback.Frames(cause, sourceLine).ToArray() is { Length: > 0 } deeper) frames = deeper;
        var place = frames.FirstOrDefault(f => !f.StartsWith("   in ", StringComparison.Ordinal))?.Trim();
        return Error($"Stopped when asked to{(place is null ? "" : $", at {place}")}", frames);
    }

    internal static KernelEvent.Error WhileWaiting(string name) =>
        Error($"Stopped when asked to: {name} was waiting for something that had not come; it is left behind.", []);

    private static KernelEvent.Error Error(string message, string[] frames) => new(KernelEvent.Error.Interrupted, message, [message, .. frames.Skip(1), StateStands]);
}
