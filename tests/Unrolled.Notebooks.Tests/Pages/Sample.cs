using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests.Pages;

/// <summary>Small notebooks made in memory.</summary>
internal static class Sample
{
    public const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260" width="640" height="260"><script>window.hacked = 1</script>
        <path d="M60 40 C 120 200, 200 210, 600 220" stroke="#0072b2" fill="none"/><text x="320" y="20">Loss</text></svg>
        """;

    public static NotebookDocument Of(params IEnumerable<NotebookCell> cells)
    {
        var notebook = NotebookDocument.Parse("""
            {"cells": [], "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}}, "nbformat": 4, "nbformat_minor": 5}
            """, "03-sample.ipynb");
        foreach (var cell in cells) notebook.Cells.Add(cell);
        return notebook;
    }

    public static NotebookCell Markdown(string text) => NotebookCell.New(CellType.Markdown, $"m{Guid.NewGuid():N}", text);

    public static NotebookCell Code(string source, params IEnumerable<JsonObject> outputs)
    {
        var cell = NotebookCell.New(CellType.Code, $"c{Guid.NewGuid():N}", source);
        foreach (var output in outputs) cell.Outputs.Add(output);
        return cell;
    }

    /// <summary>A code cell in which nbgrader would look for a solution and for hidden tests.</summary>
    public static NotebookCell Graded(string source, string grading = """{"schema_version": 3, "grade": true, "locked": false, "solution": true, "grade_id": "a", "points": 1}""")
    {
        var cell = Code(source);
        cell.Metadata["nbgrader"] = JsonNode.Parse(grading);
        return cell;
    }

    public static JsonObject Display(string mime, string value, string plain = "") => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject { [mime] = mime.EndsWith("json") ? JsonNode.Parse(value) : value, ["text/plain"] = plain },
    };

    public static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };
}
