using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>The notebook names its language in the three places where hosts look for it.</summary>
internal sealed class NotebookMetadata() : LintRule("metadata")
{
    private static readonly (string Path, string Value)[] Expected =
    [
        ("kernelspec.name", ".net-csharp"), ("kernelspec.language", "C#"), ("kernelspec.display_name", ".NET (C#)"),
        ("language_info.name", "C#"), ("polyglot_notebook.kernelInfo.defaultKernelName", "csharp"),
    ];

    public override IEnumerable<LintMessage> Check(LintedLesson lesson) => Wrong(lesson.Document.Metadata, Expected)
        .Select(wrong => Whole(lesson, $"metadata.{wrong.Path} is {wrong.Got}.", $"Set it to \"{wrong.Expected}\": some host reads only this one."));

    /// <summary>Entries that are missing or say something else.</summary>
    public static IEnumerable<(string Path, string Expected, string Got)> Wrong(JsonObject metadata, IEnumerable<(string Path, string Value)> expected)
    {
        foreach (var (path, value) in expected)
        {
            JsonNode? node = metadata;
            foreach (string key in path.Split('.')) node = (node as JsonObject)?[key];
            if (node?.ToString() != value) yield return (path, value, node == null ? "missing" : $"\"{node}\"");
        }
    }
}

/// <summary>So does every cell of code.</summary>
internal sealed class CellMetadata() : CellRule("metadata")
{
    private static readonly (string, string)[] Expected = [("dotnet_interactive.language", "csharp"), ("polyglot_notebook.kernelName", "csharp")];

    protected override IEnumerable<LintMessage> Check(LintedCell cell) => cell.Type != CellType.Code ? [] : NotebookMetadata.Wrong(cell.Cell.Metadata, Expected)
        .Select(wrong => At(cell, 0, $"metadata.{wrong.Path} is {wrong.Got}.", $"Set it to \"{wrong.Expected}\"."));
}
