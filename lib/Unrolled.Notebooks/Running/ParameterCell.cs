namespace Unrolled.Notebooks;

/// <summary>Parameters the papermill way: a cell right after the one that declares them gives them other values.</summary>
internal static class ParameterCell
{
    internal const string Declared = "parameters", Injected = "injected-parameters";

    /// <summary>Injects into <paramref name="document"/>, in place of what an earlier run injected.</summary>
    /// <exception cref="NotebookException">The notebook has not exactly one cell tagged <c>parameters</c>.</exception>
    internal static void Inject(NotebookDocument document, IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters is null or { Count: 0 }) return;
        foreach (var old in document.CodeCells.Where(c => c.HasTag(Injected)).ToArray()) document.Cells.Remove(old);
        if (document.CodeCells.Where(c => c.HasTag(Declared)).ToArray() is not [var declared])
            throw NotebookException.At(NotebookFault.Parameters, document.Path ?? "the notebook", $"one code cell tagged \"{Declared}\" for {string.Join(", ", parameters.Keys)}",
                $"{document.CodeCells.Count(c => c.HasTag(Declared))}", "Tag the cell that declares the parameters.");
        var source = string.Join('\n', parameters.Select(p => $"{p.Key} = {p.Value};"));
        document.Cells.Insert(document.Cells.IndexOf(declared) + 1, NotebookCell.New(CellType.Code, FreeId(document), source, Injected));
    }

    private static string FreeId(NotebookDocument document)
    {
        var taken = document.Cells.Select(c => c.Id).ToHashSet();
        return Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? Injected : $"{Injected}-{i}").First(id => !taken.Contains(id));
    }
}
