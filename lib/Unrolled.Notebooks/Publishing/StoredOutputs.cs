using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Publishing;

/// <summary>The outputs of an executed notebook in the form in which they are stored: the same after every run.</summary>
internal sealed class StoredOutputs(StableText text)
{
    /// <summary>Keys of metadata in which notebook programs note when a cell ran.</summary>
    private static readonly string[] RunNotes = ["ExecuteTime", "papermill"];

    /// <summary>Normalises every cell of <paramref name="executed"/> in place; figures have no PNG yet.</summary>
    internal void Apply(NotebookDocument executed)
    {
        foreach (var key in RunNotes) executed.Metadata.Remove(key);
        foreach (var cell in executed.CodeCells)
        {
            ForgetRun(cell.Metadata);
            if (cell.HasTag("skip-execution") || string.IsNullOrWhiteSpace(cell.Source)) cell.ExecutionCount = null;
            cell.Json["outputs"] = new JsonArray([.. cell.Outputs.OfType<JsonObject>().Select(output => Stored(output, cell.ExecutionCount))]);
        }
    }

    // Jupyter notes the times of its messages beside execution.timeout: iopub.execute_input, shell.execute_reply …
    private static void ForgetRun(JsonObject metadata)
    {
        foreach (var key in RunNotes) metadata.Remove(key);
        if (metadata["execution"] is not JsonObject execution) return;
        foreach (var key in execution.Select(p => p.Key).Where(key => key.Contains('.')).ToList()) execution.Remove(key);
        if (execution.Count == 0) metadata.Remove("execution");
    }

    private JsonObject Stored(JsonObject output, int? count) => (string?)output["output_type"] switch
    {
        "stream" => new() { ["name"] = output["name"]?.DeepClone(), ["output_type"] = "stream", ["text"] = Text(output["text"]) },
        "error" => new()
        {
            ["ename"] = output["ename"]?.DeepClone(), ["evalue"] = Json(output["evalue"]), ["output_type"] = "error", ["traceback"] = Json(output["traceback"]),
        },
        "execute_result" => new()
        {
            ["data"] = Bundle(output["data"]!.AsObject()), ["execution_count"] = count, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result",
        },
        _ => new() { ["data"] = Bundle(output["data"]!.AsObject()), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" },
    };

    private JsonObject Bundle(JsonObject data)
    {
        var stored = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (type, value) in data) stored[type] = Value(type, value);
        if (StoredFigure.SvgOf(data) is { } svg)
        {
            foreach (var type in (string[])[StoredFigure.Svg, MimeBundle.Html, StoredFigure.Png]) stored.Remove(type);
            stored[StoredFigure.Kept] = svg;
        }
        return new(stored);
    }

    private JsonNode? Value(string type, JsonNode? value)
    {
        if (type == StoredFigure.Plotly && value is not null) return Json(StoredChart.Of(value));
        if (MimeBundle.IsJson(type)) return Json(value);
        return type.StartsWith("text/", StringComparison.Ordinal) ? Text(value) : Lines.Join(value);
    }

    private JsonNode? Json(JsonNode? value) => StoredJson.Of(value, text.Of);

    private JsonArray Text(JsonNode? lines) => Lines.Split(text.Of(Lines.Join(lines)));
}
