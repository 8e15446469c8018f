using System.Text.Json;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>The three kinds of cell that nbformat 4 knows.</summary>
public enum CellType { Code, Markdown, Raw }

/// <summary>One cell: a view of its JSON object, so that fields unknown here survive.</summary>
public sealed class NotebookCell
{
    /// <param name="json">The cell's object; must have passed the checks of <see cref="NotebookDocument.Parse"/>.</param>
    internal NotebookCell(JsonObject json)
    {
        Json = json;
        if (json["source"] is JsonValue) Source = Source;
    }

    /// <summary>A new cell with the fields nbformat 4.5 requires, in the order Jupyter writes them.</summary>
    public static NotebookCell New(CellType type, string id, string source, params IEnumerable<string> tags)
    {
        var json = new JsonObject { ["cell_type"] = type.ToString().ToLowerInvariant() };
        if (type == CellType.Code) json["execution_count"] = null;
        json["id"] = id;
        json["metadata"] = new JsonObject();
        if (type == CellType.Code) json["outputs"] = new JsonArray();
        json["source"] = Lines.Split(source);
        var cell = new NotebookCell(json);
        foreach (var tag in tags) cell.AddTag(tag);
        return cell;
    }

    /// <summary>The cell's own JSON, live: writes here are saved.</summary>
    public JsonObject Json { get; }

    /// <summary>Unique in its notebook; 1 to 64 letters, digits, <c>-</c> or <c>_</c>.</summary>
    public string Id { get => (string)Json["id"]!; set => Json["id"] = value; }

    /// <summary>Code, Markdown or raw.</summary>
    public CellType Type => Enum.Parse<CellType>((string)Json["cell_type"]!, ignoreCase: true);

    /// <summary>The text, lines separated by <c>\n</c>; stored as a list of lines.</summary>
    public string Source { get => Lines.Join(Json["source"]); set => Json["source"] = Lines.Split(value); }

    /// <summary>The cell's metadata, live.</summary>
    public JsonObject Metadata => Json["metadata"]!.AsObject();

    /// <summary>The outputs of a code cell, live, as nbformat stores them; empty and detached for other cells.</summary>
    public JsonArray Outputs => Json["outputs"] as JsonArray ?? [];

    /// <summary>The number in a code cell's brackets; null before it ran.</summary>
    public int? ExecutionCount { get => (int?)Json["execution_count"]; set => Json["execution_count"] = value; }

    /// <summary>The tags in <c>metadata.tags</c>, in their order.</summary>
    public IReadOnlyList<string> Tags =>
        [.. (Metadata["tags"] as JsonArray ?? []).Where(t => t?.GetValueKind() == JsonValueKind.String).Select(t => (string)t!)];

    /// <summary>Whether <c>metadata.tags</c> holds <paramref name="tag"/>, compared by character.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);

    /// <summary>Adds a tag unless it is there.</summary>
    public void AddTag(string tag)
    {
        if (HasTag(tag)) return;
        if (Metadata["tags"] is JsonArray tags) tags.Add(tag);
        else Metadata["tags"] = new JsonArray(tag);
    }

    /// <summary>Empties the outputs and the execution count of a code cell; leaves other cells alone.</summary>
    public void ClearOutputs()
    {
        if (Type != CellType.Code) return;
        Json["outputs"] = new JsonArray();
        ExecutionCount = null;
    }

    /// <summary>An independent copy.</summary>
    public NotebookCell Clone() => new(Json.DeepClone().AsObject());
}
