using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>
/// A notebook in nbformat 4.5: its JSON, read and written without losing a field or the order of fields.
/// A file that Jupyter wrote and nobody changed is saved as the same bytes.
/// </summary>
public sealed class NotebookDocument
{
    private readonly JsonObject _json;

    internal NotebookDocument(JsonObject json, IEnumerable<NotebookCell> cells, string? path)
    {
        _json = json;
        Cells = [.. cells];
        Path = path;
    }

    /// <summary>Reads and checks a notebook.</summary>
    /// <exception cref="NotebookException">The file is missing, unreadable or no C# notebook; the message says where and what to do.</exception>
    public static NotebookDocument Load(string path) => NotebookReader.Parse(NotebookReader.ReadText(path), path);

    /// <summary>Reads and checks a notebook's text; <paramref name="path"/> is only named in errors and kept in <see cref="Path"/>.</summary>
    /// <exception cref="NotebookException">The text is no C# notebook.</exception>
    public static NotebookDocument Parse(string json, string path) => NotebookReader.Parse(json, path);

    /// <summary>Where it was read from, as given; null for a notebook made in memory.</summary>
    public string? Path { get; }

    /// <summary>All cells, in order; may be edited.</summary>
    public IList<NotebookCell> Cells { get; }

    /// <summary>The code cells, in order. A cell's number, in messages and in its brackets, is its place here, from 1.</summary>
    public IEnumerable<NotebookCell> CodeCells => Cells.Where(c => c.Type == CellType.Code);

    /// <summary>The notebook's metadata, live.</summary>
    public JsonObject Metadata => _json["metadata"]!.AsObject();

    /// <summary>The language as written in the metadata, for instance <c>C#</c>.</summary>
    public string Language => NotebookLanguage.Of(Metadata) ?? "";

    /// <summary>The text that <see cref="Save"/> writes.</summary>
    public string ToJson()
    {
        var whole = _json.DeepClone().AsObject();
        whole["cells"] = new JsonArray([.. Cells.Select(c => c.Json.DeepClone())]);
        return JsonText.Write(whole);
    }

    /// <summary>Writes the notebook as Jupyter does, to a temporary file that is then renamed.</summary>
    /// <exception cref="NotebookException">The folder cannot be written to or the disk is full; nothing is left behind.</exception>
    public void Save(string path) => AtomicFile.Write(path, ToJson());

    /// <summary>An independent copy that remembers the same path.</summary>
    public NotebookDocument Clone() => new(_json.DeepClone().AsObject(), Cells.Select(c => c.Clone()), Path);
}
