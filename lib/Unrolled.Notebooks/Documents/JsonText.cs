using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>Writes JSON the way Jupyter does: one space of indent, <c>": "</c>, non-ASCII as it is, a newline at the end.</summary>
internal static class JsonText
{
    internal static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject o: AppendAll(text, '{', '}', o, depth, p => { AppendString(text, p.Key); text.Append(": "); Append(text, p.Value, depth + 1); }); break;
            case JsonArray a: AppendAll(text, '[', ']', a, depth, item => Append(text, item, depth + 1)); break;
            case JsonValue v: AppendScalar(text, v); break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, ICollection<T> items, int depth, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', depth + 1);
            append(item);
            first = false;
        }
        if (!first) text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    // A scalar that was read keeps its own text, so that 1e-05, 1.0 and escaped characters come out as they went in.
    private static void AppendScalar(StringBuilder text, JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var read)) text.Append(read.GetRawText());
        else if (value.TryGetValue<string>(out var s)) AppendString(text, s);
        else text.Append(value.ToJsonString());
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
