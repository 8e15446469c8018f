using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>nbformat's multi-line strings: a list of lines, each but the last ending in a newline, or one string.</summary>
internal static class Lines
{
    internal static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (int start = 0, end; start < text.Length; start = end)
        {
            var newline = text.IndexOf('\n', start);
            end = newline < 0 ? text.Length : newline + 1;
            lines.Add(text[start..end]);
        }
        return lines;
    }

    internal static string Join(JsonNode? stored) =>
        stored is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string?)stored ?? "";
}
