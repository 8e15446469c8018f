using System.Text;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>Turns events into the outputs of an executed notebook, as nbformat 4 stores them.</summary>
internal sealed class OutputRecorder
{
    private readonly Dictionary<string, List<JsonObject>> _displays = [];
    private readonly StringBuilder _text = new();
    private NotebookCell _cell = NotebookCell.New(CellType.Code, "none", "");
    private string _stream = "";

    /// <summary>From now on, outputs belong to this cell.</summary>
    internal void Begin(NotebookCell cell, int number)
    {
        Flush();
        cell.ClearOutputs();
        cell.ExecutionCount = number;
        _cell = cell;
    }

    internal void Add(KernelEvent e)
    {
        if (e is not KernelEvent.Stream stream)
        {
            Flush();
            if (e is KernelEvent.UpdateDisplay update) Update(update);
            else if (Output(e) is { } output) _cell.Outputs.Add(output);
            return;
        }
        if (stream.Name != _stream) Flush();
        _stream = stream.Name;
        _text.Append(stream.Text);
    }

    /// <summary>Writes down a stream's text that may still have gone on.</summary>
    internal void Flush()
    {
        if (_text.Length == 0) return;
        _cell.Outputs.Add(new JsonObject { ["name"] = _stream, ["output_type"] = "stream", ["text"] = Lines.Split(_text.ToString()) });
        _text.Clear();
    }

    private JsonObject? Output(KernelEvent e) => e switch
    {
        KernelEvent.Display d => Displayed(d),
        KernelEvent.Result r => new() { ["data"] = Data(r.Bundle), ["execution_count"] = _cell.ExecutionCount, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" },
        KernelEvent.Error x => new() { ["ename"] = x.Name, ["evalue"] = x.Message, ["output_type"] = "error", ["traceback"] = new JsonArray([.. x.Traceback.Select(l => (JsonNode)l)]) },
        _ => null,
    };

    private JsonObject Displayed(KernelEvent.Display d)
    {
        var output = new JsonObject { ["data"] = Data(d.Bundle), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        if (d.Id is null) return output;
        if (_displays.TryGetValue(d.Id, out var places)) places.Add(output);
        else _displays[d.Id] = [output];
        return output;
    }

    private void Update(KernelEvent.UpdateDisplay update)
    {
        foreach (var place in _displays.GetValueOrDefault(update.Id, [])) place["data"] = Data(update.Bundle);
    }

    private static JsonObject Data(IReadOnlyDictionary<string, string> bundle)
    {
        var data = new JsonObject();
        foreach (var (type, text) in bundle.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            data[type] = MimeBundle.IsJson(type) ? JsonNode.Parse(text) : Lines.Split(text);
        return data;
    }
}
