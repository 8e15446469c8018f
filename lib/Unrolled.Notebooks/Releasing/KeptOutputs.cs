namespace Unrolled.Notebooks.Releasing;

/// <summary>What a stored lesson shows, carried over to its next release.</summary>
internal static class KeptOutputs
{
    /// <summary>Gives each code cell of <paramref name="released"/> the outputs and the execution count of the stored cell with its id, where the two sources are equal.</summary>
    public static void Keep(NotebookDocument released, NotebookDocument stored)
    {
        var known = stored.CodeCells.ToDictionary(cell => cell.Id);
        foreach (var cell in released.CodeCells)
        {
            if (!known.TryGetValue(cell.Id, out var same) || same.Source != cell.Source) continue;
            cell.Json["outputs"] = same.Outputs.DeepClone();
            cell.ExecutionCount = same.ExecutionCount;
        }
    }
}
