namespace Unrolled.Notebooks;

/// <summary>How a cell ended; a message unless it passed.</summary>
internal sealed record CellOutcome(RunStatus Status, string? Message = null)
{
    internal static readonly CellOutcome Passed = new(RunStatus.Passed);

    internal static readonly CellOutcome Cancelled = new(RunStatus.Cancelled, "The run was cancelled.");

    internal static CellOutcome OutOfMemory(string cell, long? limit) => new(RunStatus.OutOfMemory,
        $"{cell} needed more memory than {(limit is { } bytes ? $"its limit of {bytes >> 20} MiB" : "there is")}.");

    /// <summary>What an error event of the kernel means for the notebook.</summary>
    internal static CellOutcome Of(KernelEvent.Error error, string cell, long? memoryLimit)
    {
        var told = string.Join('\n', error.Traceback);
        return error.Name switch
        {
            KernelEvent.Error.CompileError => new(RunStatus.CompileError, $"{cell} does not compile:\n{told}"),
            nameof(InsufficientExecutionStackException) => new(RunStatus.StackOverflow, $"{cell} overflowed the stack:\n{told}"),
            nameof(OutOfMemoryException) => new(RunStatus.OutOfMemory, $"{OutOfMemory(cell, memoryLimit).Message}\n{told}"),
            _ => new(RunStatus.Failed, $"{cell} threw an exception:\n{told}"),
        };
    }
}
