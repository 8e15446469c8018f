using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Unrolled.Notebooks.NotebookException;

namespace Unrolled.Notebooks;

/// <summary>What must hold of every cell before the rest of the program touches it.</summary>
internal static partial class CellChecks
{
    private const string Mend = "Open the notebook in Jupyter and save it again: that mends it.";

    internal static void Check(JsonArray cells, string path)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < cells.Count; i++)
        {
            var where = $"{path}, cell {i + 1} of {cells.Count}";
            var cell = cells[i] as JsonObject
                ?? throw At(NotebookFault.BrokenCell, where, "an object", "another JSON value", "Restore the file from version control.");
            var type = CheckFields(cell, where);
            CheckId(cell, where, i, seen);
            if (type == "code") CheckCode(cell, where);
        }
    }

    private static string CheckFields(JsonObject cell, string where)
    {
        var type = Text(cell["cell_type"]);
        if (type is not ("code" or "markdown" or "raw"))
            throw At(NotebookFault.BrokenCell, where, "\"cell_type\" code, markdown or raw", Got(cell, "cell_type"), Mend);
        if (!IsText(cell["source"]))
            throw At(NotebookFault.BrokenCell, where, "\"source\" with text or a list of lines", Got(cell, "source"), Mend);
        if (cell["metadata"] is not JsonObject)
            throw At(NotebookFault.BrokenCell, where, "\"metadata\" with an object", Got(cell, "metadata"), Mend);
        return type;
    }

    private static void CheckId(JsonObject cell, string where, int index, Dictionary<string, int> seen)
    {
        var id = Text(cell["id"]);
        if (id is null || !IdPattern().IsMatch(id))
            throw At(NotebookFault.CellId, where, "an id of 1 to 64 letters, digits, - or _ (nbformat 4.5)", Got(cell, "id"), Mend);
        if (!seen.TryAdd(id, index))
            throw At(NotebookFault.CellId, where, "an id of its own", $"\"{id}\", which cell {seen[id] + 1} has too", "Give one of them another id.");
    }

    private static void CheckCode(JsonObject cell, string where)
    {
        if (cell["outputs"] is not JsonArray)
            throw At(NotebookFault.BrokenCell, where, "\"outputs\" with a list", Got(cell, "outputs"), Mend);
        if (cell["execution_count"] is { } count && !(count is JsonValue v && v.TryGetValue<int>(out _)))
            throw At(NotebookFault.BrokenCell, where, "\"execution_count\" with a whole number or null", Got(cell, "execution_count"), Mend);
        var language = NotebookLanguage.OfCell(cell["metadata"]!.AsObject());
        if (language is not null && !NotebookLanguage.IsCSharp(language))
            throw At(NotebookFault.Language, where, "a C# cell", $"\"{language}\"", "Only C# cells can be run; make it Markdown, or remove it.");
    }

    private static bool IsText(JsonNode? node) => node is JsonArray lines ? lines.All(l => Text(l) is not null) : Text(node) is not null;

    private static string? Text(JsonNode? node)
    {
        try { return node is JsonValue v && v.TryGetValue<string>(out var text) ? text : null; }
        catch (InvalidOperationException) { return null; /* an escaped half of a surrogate pair is no text */ }
    }

    private static string Got(JsonObject cell, string key)
    {
        if (!cell.ContainsKey(key)) return "none";
        var text = cell[key] is { } value ? JsonText.Write(value).Trim() : "null";
        return text.Length <= 80 ? text : text[..80] + "…";
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex IdPattern();
}
