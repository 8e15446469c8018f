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
        for (int i = 0; i < cells.Length; i++) notebook.Cells.Add(NotebookCell.New(CellType.Code, $"cell-{i}", cells[i]));
        notebook.Save(In(path));
        return In(path);
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

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
