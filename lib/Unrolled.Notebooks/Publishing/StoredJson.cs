using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Publishing;

/// <summary>JSON as Jupyter writes it again: keys in order, shortest numbers. A lesson saved there keeps its bytes.</summary>
internal static class StoredJson
{
    /// <param name="json">Any JSON value.</param>
    /// <param name="words">What becomes of each string.</param>
    internal static JsonNode? Of(JsonNode? json, Func<string, string> words) => json switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Of(p.Value, words)))),
        JsonArray a => new JsonArray([.. a.Select(item => Of(item, words))]),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => words((string)v!),
        JsonValue v when v.TryGetValue<long>(out _) => v.DeepClone(),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => Number((double)v),
        _ => json?.DeepClone(),
    };

    /// <summary>A number in the fewest digits that give it back.</summary>
    internal static JsonNode Number(double v) => JsonNode.Parse(v == 0 ? "0" : v.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'))!;
}
