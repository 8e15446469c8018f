using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests;

/// <summary>Small notebooks for tests, and a folder that goes away.</summary>
internal static class Books
{
    internal const string Metadata = """
        {"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#"}}
        """;

    internal static NotebookDocument Of(params IEnumerable<NotebookCell> cells)
    {
        var empty = $$"""{"cells":[],"metadata":{{Metadata}},"nbformat":4,"nbformat_minor":5}""";
        var document = NotebookDocument.Parse(empty, "memory.ipynb");
        foreach (var cell in cells) document.Cells.Add(cell);
        return document;
    }

    internal static NotebookDocument OfCode(params IEnumerable<string> sources) =>
        Of(sources.Select((s, i) => NotebookCell.New(CellType.Code, $"c{i + 1}", s)));

    internal static NotebookCell Code(string id, string source, params IEnumerable<string> tags) =>
        NotebookCell.New(CellType.Code, id, source, tags);

    internal static NotebookCell WithTimeout(this NotebookCell cell, double seconds)
    {
        cell.Metadata["execution"] = new JsonObject { ["timeout"] = seconds };
        return cell;
    }
}

/// <summary>A folder under the system's temporary one, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("unrolled-test-").FullName;

    internal string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    internal string Save(string name, NotebookDocument document)
    {
        var path = System.IO.Path.Combine(Path, name);
        document.Save(path);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
