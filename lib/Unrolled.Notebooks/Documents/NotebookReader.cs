using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Unrolled.Notebooks.NotebookException;

namespace Unrolled.Notebooks;

/// <summary>From a file to a checked document; every refusal names the place, what was expected, what was found and a remedy.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    internal static string ReadText(string path, string expected = "a notebook (.ipynb)")
    {
        if (Directory.Exists(path))
            throw At(NotebookFault.IsFolder, path, expected, "a folder", "Name a file in it.");
        if (!File.Exists(path))
            throw At(NotebookFault.NoSuchFile, path, expected, "no such file", $"Check the path; it was looked up in {Directory.GetCurrentDirectory()}.");
        try
        {
            var bytes = File.ReadAllBytes(path).AsSpan();
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw At(NotebookFault.Unreadable, path, "UTF-8 text", $"a byte that is not, at offset {e.Index}", "Save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw At(NotebookFault.Unreadable, path, "a readable file", e.Message.TrimEnd('.'), "Check its permissions.", e);
        }
    }

    internal static NotebookDocument Parse(string text, string path)
    {
        var json = ParseJson(text, path) as JsonObject
            ?? throw At(NotebookFault.Format, path, "a JSON object", "another JSON value", "This is no notebook.");
        CheckFormat(json, path);
        CheckLanguage(json["metadata"]!.AsObject(), path);
        var cells = json["cells"]!.AsArray();
        CellChecks.Check(cells, path);
        json["cells"] = new JsonArray();
        return new(json, DetachAll(cells), path);
    }

    private static IEnumerable<NotebookCell> DetachAll(JsonArray cells)
    {
        var nodes = cells.Select(c => c!.AsObject()).ToArray();
        cells.Clear();
        return nodes.Select(n => new NotebookCell(n));
    }

    private static JsonNode? ParseJson(string text, string path)
    {
        try
        {
            return JsonNode.Parse(text, null, Strict);
        }
        catch (JsonException e)
        {
            var (line, column) = Position(text, e);
            throw At(NotebookFault.NotJson, $"{path}, line {line}, column {column}", "JSON", Reason(e),
                "Restore the file from version control, or save the notebook again in its editor.", e);
        }
    }

    private static (int Line, int Column) Position(string text, JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0);
        var content = text.Split('\n').ElementAtOrDefault(line) ?? "";
        var bytes = Encoding.UTF8.GetBytes(content).AsSpan();
        var before = Math.Min((int)(e.BytePositionInLine ?? 0), bytes.Length);
        return (line + 1, Encoding.UTF8.GetCharCount(bytes[..before]) + 1);
    }

    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? e.Message : e.Message[..end]).Replace(" Path: $", "", StringComparison.Ordinal).Trim('.', ' ', '|');
    }

    private static void CheckFormat(JsonObject json, string path)
    {
        var major = json["nbformat"] is JsonValue v && v.TryGetValue<int>(out var n) ? n : (int?)null;
        if (major is null)
            throw At(NotebookFault.Format, path, "nbformat 4", "no nbformat number", "This is JSON but no notebook.");
        if (major != 4)
            throw At(NotebookFault.Format, path, "nbformat 4", $"nbformat {major}", "Open it in Jupyter and save it again: that converts it.");
        foreach (var (key, kind, found) in new[] { ("cells", "a list", json["cells"] is JsonArray), ("metadata", "an object", json["metadata"] is JsonObject) })
            if (!found) throw At(NotebookFault.Format, path, $"\"{key}\" with {kind}", json.ContainsKey(key) ? "another JSON value" : "none", "Restore the file from version control.");
    }

    private static void CheckLanguage(JsonObject metadata, string path)
    {
        var language = NotebookLanguage.Of(metadata);
        if (!NotebookLanguage.IsCSharp(language))
            throw At(NotebookFault.Language, path, "a C# notebook (metadata kernelspec.language or language_info.name \"C#\")",
                language is null ? "no language" : $"\"{language}\"", "Choose a C# kernel for it, or leave it out of the run.");
    }
}
