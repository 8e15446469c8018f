namespace Unrolled.Notebooks;

/// <summary>An instructor's source that cannot become a learner's lesson. The message says file, cell, line and what to do.</summary>
public sealed class ReleaseException(string message) : Exception(message)
{
    internal static ReleaseException At(NotebookDocument source, int cell, int line, string problemAndRemedy) =>
        new($"{source.Path ?? "notebook"}, cell {cell} of {source.Cells.Count}, line {line}: {problemAndRemedy}");
}
