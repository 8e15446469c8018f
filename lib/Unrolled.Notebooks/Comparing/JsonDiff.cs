using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Comparing;

/// <summary>One place where two JSON values differ; null where one has nothing there.</summary>
internal readonly record struct JsonDifference(string Path, string? Before, string? After);

/// <summary>Where two JSON values differ, by path: <c>layout.title.text</c>, <c>data[0].y[17]</c>.</summary>
internal static class JsonDiff
{
    private const int Longest = 100;

    internal static IEnumerable<JsonDifference> Of(JsonNode? before, JsonNode? after, string path = "") => (before, after) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key)).SelectMany(key => Entry(a, b, key, path.Length == 0 ? key : $"{path}.{key}")),
        (JsonArray a, JsonArray b) => Enumerable.Range(0, Math.Max(a.Count, b.Count)).SelectMany(i => Item(a, b, i, FormattableString.Invariant($"{path}[{i}]"))),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [new(path, Short(before), Short(after))],
    };

    private static IEnumerable<JsonDifference> Entry(JsonObject a, JsonObject b, string key, string path) =>
        !a.ContainsKey(key) ? [new(path, null, Short(b[key]))] : !b.ContainsKey(key) ? [new(path, Short(a[key]), null)] : Of(a[key], b[key], path);

    private static IEnumerable<JsonDifference> Item(JsonArray a, JsonArray b, int i, string path) =>
        i >= a.Count ? [new(path, null, Short(b[i]))] : i >= b.Count ? [new(path, Short(a[i]), null)] : Of(a[i], b[i], path);

    private static string Short(JsonNode? value)
    {
        var text = value is null ? "null" : string.Join(' ', JsonText.Write(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
