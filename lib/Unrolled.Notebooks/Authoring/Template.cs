using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Authoring;

/// <summary>Texts that a new lesson or exercise begins with. Whatever says "To be written" in them is named by a test until it is.</summary>
internal static class Template
{
    /// <summary>A template's text with <c>{name}</c> and so on filled in.</summary>
    public static string Text(string name, params IEnumerable<(string Key, string Value)> values)
    {
        using var reader = new StreamReader(typeof(Template).Assembly.GetManifestResourceStream($"templates/{name}.txt")!);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        foreach (var (key, value) in values) text = text.Replace($"{{{key}}}", value);
        return text;
    }

    /// <summary>The cells of a template: each begins with a line <c>%% type id</c>, which may end with [tags], solution or tests.</summary>
    public static IEnumerable<NotebookCell> Cells(string text) =>
        text.Split("%% ", StringSplitOptions.RemoveEmptyEntries).Select(cell => Cell(cell[..cell.IndexOf('\n')].Split(' '), cell[(cell.IndexOf('\n') + 1)..].TrimEnd()));

    private static NotebookCell Cell(string[] head, string source)
    {
        var (type, id, kind) = (Enum.Parse<CellType>(head[0], ignoreCase: true), head[1], head.ElementAtOrDefault(2));
        var cell = NotebookCell.New(type, id, source);
        if (type == CellType.Code) cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" };
        if (kind is "solution" or "tests") cell.Metadata["nbgrader"] = Grading(id, graded: kind == "tests");
        if (type == CellType.Code) cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        if (kind is ['[', .. var tag, ']']) cell.AddTag(tag);
        return cell;
    }

    private static JsonObject Grading(string id, bool graded)
    {
        var grading = new JsonObject { ["grade"] = graded, ["grade_id"] = id, ["locked"] = graded };
        if (graded) grading["points"] = 1;
        (grading["schema_version"], grading["solution"], grading["task"]) = (3, !graded, false);
        return grading;
    }
}
