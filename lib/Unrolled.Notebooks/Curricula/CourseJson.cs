using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Unrolled.Notebooks;

/// <summary>Reads and writes the course's lists: an object of lists whose every item has a line of its own, so that a change is a line in a diff.</summary>
internal static class CourseJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="NotebookException">The file is missing or not of the expected form.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(NotebookReader.ReadText(path, "a list of the course"), Options) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            string where = e.Path is { Length: > 1 } at ? $"{path}, {at}" : e.LineNumber is { } line ? $"{path}, line {line + 1}" : path;
            throw NotebookException.At(NotebookFault.NotJson, where, "the fields of its neighbours, and no others", e.Message.Split(" Path:")[0].TrimEnd('.'), "Compare it with the line above or below.", e);
        }
    }

    public static void Write<T>(string path, T whole) => AtomicFile.Write(path, Text(JsonSerializer.SerializeToNode(whole, Options)!.AsObject()));

    private static string Text(JsonObject whole) => $"{{\n{string.Join(",\n", whole.Select(pair => $" \"{pair.Key}\": {Value(pair.Value!)}"))}\n}}\n";

    private static string Value(JsonNode value) => value is JsonArray items
        ? $"[\n{string.Join(",\n", items.Select(item => "  " + Line(item!)))}\n ]"
        : Line(value);

    // {"a": 1, "b": [2, 3]} on one line, with a space after colons and commas
    private static string Line(JsonNode node) => node switch
    {
        JsonObject o => $"{{{string.Join(", ", o.Select(pair => $"\"{pair.Key}\": {Line(pair.Value!)}"))}}}",
        JsonArray a => $"[{string.Join(", ", a.Select(item => Line(item!)))}]",
        _ => node.ToJsonString(Options),
    };
}
