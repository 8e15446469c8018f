using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Unrolled.Reporting;

/// <summary>JSON on one line, with letters and signs such as ≥ as they are; &lt;, &gt; and &amp; stay escaped, so that it may stand inside a page.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonNode node) => node.ToJsonString(Options);
}
