using System.Text.Json.Nodes;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

/// <summary>A course in a temporary folder, whose path has a space, with setup files that need no library.</summary>
internal sealed class TempCourse : IDisposable
{
    public TempCourse()
    {
        Directory.CreateDirectory(Path.Combine(Root, "notebooks", "instructor"));
        File.WriteAllText(Path.Combine(Root, "Unrolled.slnx"), "<Solution />");
        foreach (string setup in (string[])["unrolled.csx", "unrolled-double.csx"])
            File.WriteAllText(Path.Combine(Root, "notebooks", setup), "using System;\n");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("a course ").FullName;

    /// <summary>A path in the course.</summary>
    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a notebook of code cells after a title and a cell of parameters.</summary>
    public string Write(string path, params string[] cells)
    {
        var notebook = NotebookDocument.Parse("""
            {"cells": [], "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}}, "nbformat": 4, "nbformat_minor": 5}
            """, path);
        notebook.Cells.Add(NotebookCell.New(CellType.Markdown, "title", $"# {Path.GetFileNameWithoutExtension(path)}\n\n## One\n\n## Two"));
        notebook.Cells.Add(NotebookCell.New(CellType.Code, "parameters", "int seed = 1;", "parameters"));
        for (int i = 0; i < cells.Length; i++) notebook.Cells.Add(Code($"cell-{i}", cells[i]));
        notebook.Save(In(path));
        return In(path);
    }

    /// <summary>Gives it a curriculum of a written lesson 03 and a planned 04, with a row for each, and a README for their table.</summary>
    public TempCourse WithCurriculum()
    {
        File.WriteAllText(In("README.md"), "# A course\n\n<!-- lessons: written by unrolled release from notebooks/course.json -->\n<!-- /lessons -->\n");
        File.WriteAllText(In("notebooks", "course.json"), """
            {"lessons": [
              {"number": "03", "title": "A", "part": "One", "file": "03-a.ipynb", "status": "written", "needs": [], "about": "a"},
              {"number": "04", "title": "B", "part": "One", "file": "04-b.ipynb", "status": "planned", "needs": ["03"], "about": ""}],
             "learners": {"with": ["README.md", "Unrolled.slnx", "notebooks/course.json"], "without": [], "packed": "lib/Unrolled/Exercises/Lesson*.cs"}}
            """);
        File.WriteAllText(In("notebooks", "rows.json"), """
            {"rows": [{"row": "A6", "lesson": "03", "measure": "accuracy", "criterion": "≥ 0.9", "published": "0.5", "source": "S", "seconds": 7},
                      {"row": "B1", "lesson": "04", "measure": "accuracy", "criterion": "≥ 0.9", "published": "none", "source": "S", "seconds": 1}]}
            """);
        Write("notebooks/instructor/03-a.ipynb", ReleaseTests.Solved, Row("A6", "0.95", 0.9));
        var source = NotebookDocument.Load(In("notebooks", "instructor", "03-a.ipynb"));
        source.Cells[0].Source = "# 03 · A\n\n## One\n\n## Two";
        source.Cells.Add(NotebookCell.New(CellType.Markdown, "summary", "## Summary"));
        source.Cells.Add(NotebookCell.New(CellType.Markdown, "links", "## Previous and next"));
        source.Save(source.Path!);
        return this;
    }

    /// <summary>A cell that reports a row; <paramref name="ours"/> is C# and may use <c>seed</c>.</summary>
    public static string Row(string row, string ours, double atLeast) => $$"""
        record Shown{{row}}(double Ours)
        {
            public System.Collections.Generic.IReadOnlyDictionary<string, string> ToMimeBundle() => new System.Collections.Generic.Dictionary<string, string>
            {
                ["text/plain"] = "row",
                ["application/vnd.unrolled.result+json"] = "{\"row\":\"{{row}}\",\"measure\":\"accuracy\",\"seed\":1,\"ours\":" + Ours.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    + ",\"published\":\"0.5\",\"criterion\":\"≥ {{atLeast}}\",\"met\":" + (Ours >= {{atLeast}} ? "true" : "false") + "}",
            };
        }
        new Shown{{row}}({{ours}})
        """;

    private static NotebookCell Code(string id, string source)
    {
        var cell = NotebookCell.New(CellType.Code, id, source);
        if (source.Contains("// BEGIN SOLUTION"))
            cell.Metadata["nbgrader"] = JsonNode.Parse($$"""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "{{id}}"}""");
        return cell;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
