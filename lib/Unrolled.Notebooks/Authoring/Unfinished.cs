namespace Unrolled.Notebooks;

/// <summary>Finds what the templates of lessons leave to be written.</summary>
public static class Unfinished
{
    /// <summary>What marks it.</summary>
    public const string Mark = "To be written";

    /// <summary>Each line of a source that is still to be written, with its cell's number and id; empty for a finished lesson.</summary>
    public static IEnumerable<string> In(NotebookDocument source) =>
        from cell in source.Cells.Index()
        from line in cell.Item.Source.Split('\n')
        where line.Contains(Mark, StringComparison.Ordinal)
        select $"{Path.GetFileName(source.Path)}, cell {cell.Index + 1} ({cell.Item.Id}): {line.Trim()}";
}
