using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Unrolled.Figures;

/// <summary>A figure as <c>{"data":[…],"layout":{…}}</c>. Titles are objects and colours hex or rgba, which plotly.js 2, 3 and 4 all take.</summary>
internal static class PlotlyJson
{
    internal const string Ink = "#1f2328", Grid = "#e4e7eb", Guide = "#5b5f66";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };   // < > & stay escaped: the text goes into HTML

    public static string Write(Figure figure)
    {
        var labels = PlotlyLabels.Of(figure);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (int i = 0; i < figure.Traces.Count; i++)
            {
                if (figure.Traces[i].IsEmpty) continue;
                PlotlyTraces.Write(json, figure.Traces[i], figure.Layout, Svg.Legend.SlotOf(figure, i), labels[i]);
                if (figure.Traces[i] is HeatmapTrace map) PlotlyHeatmap.WriteTexts(json, map);
                if (figure.Traces[i] is BarTrace { Dots: not null } bars) PlotlyTraces.WriteDots(json, bars, i, figure.Traces.Count);
            }
            json.WriteEndArray();
            WriteLayout(json, figure);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLayout(Utf8JsonWriter json, Figure figure)
    {
        var layout = figure.Layout;
        json.WriteStartObject("layout");
        WriteTitle(json, string.Join("<br>", Svg.TextWidth.Wrap(layout.Title, 16, true, layout.Width - 60).Select(Text)));
        json.WriteBoolean("autosize", true);
        json.WriteNumber("height", layout.PlotHeight + 150 + 16 * PlotlyAxes.Caption(layout).Count);
        json.WriteString("paper_bgcolor", "#ffffff");
        json.WriteString("plot_bgcolor", "#ffffff");
        json.WriteStartObject("font");
        json.WriteString("color", Ink);
        json.WriteEndObject();
        json.WriteBoolean("showlegend", Svg.Legend.IsShown(figure));
        if (Svg.Legend.IsShown(figure))
        {
            json.WriteStartObject("legend");
            json.WriteString("traceorder", "normal");
            json.WriteEndObject();
        }
        if (figure.Traces[0] is BarTrace) json.WriteString("barmode", "group");
        PlotlyAxes.WriteX(json, figure);
        PlotlyAxes.WriteY(json, figure);
        WriteReferences(json, layout);
        json.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter json, Layout layout)
    {
        if (layout.References.Count + layout.Notes.Count + layout.Regions.Count == 0) return;
        json.WriteStartArray("shapes");
        foreach (var region in layout.Regions) WriteRegion(json, region);
        foreach (var line in layout.References.Where(r => double.IsFinite(r.Y)))
            json.WriteRawValue($"{{\"type\":\"line\",\"xref\":\"paper\",\"x0\":0,\"x1\":1,\"y0\":{Numbers.Json(line.Y)},\"y1\":{Numbers.Json(line.Y)},\"line\":{{\"color\":\"{Guide}\",\"width\":1.5,\"dash\":\"dash\"}}}}");
        json.WriteEndArray();
        json.WriteStartArray("annotations");
        foreach (var line in layout.References.Where(r => double.IsFinite(r.Y))) WriteWords(json, "paper", 1, OnAxis(layout.Y, line.Y), line.Text, "right", "bottom");
        foreach (var region in layout.Regions) WriteWords(json, "x", OnAxis(layout.X, (region.From + region.To) / 2), 1, region.Text, "center", "bottom", "paper");
        foreach (var note in layout.Notes.Where(n => double.IsFinite(n.X) && double.IsFinite(n.Y)))
            WriteWords(json, "x", OnAxis(layout.X, note.X), OnAxis(layout.Y, note.Y), note.Text, "center", "bottom");
        json.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter json, Region region) => json.WriteRawValue(
        $"{{\"type\":\"rect\",\"layer\":\"below\",\"yref\":\"paper\",\"x0\":{Numbers.Json(region.From)},\"x1\":{Numbers.Json(region.To)},\"y0\":0,\"y1\":1,\"fillcolor\":\"rgba(138,146,155,0.16)\",\"line\":{{\"width\":0}}}}");

    // Plotly places words on a log axis by their exponent, lines by their value.
    private static double OnAxis(Axis axis, double v) => axis.IsLog ? Math.Log10(v) : v;

    private static void WriteWords(Utf8JsonWriter json, string xref, double x, double y, string text, string xanchor, string yanchor, string yref = "y")
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        json.WriteStartObject();
        json.WriteString("xref", xref);
        json.WriteString("yref", yref);
        WriteNumber(json, "x", x);
        WriteNumber(json, "y", y);
        json.WriteString("text", Text(text));
        json.WriteBoolean("showarrow", false);
        json.WriteString("bgcolor", "rgba(255,255,255,0.75)");         // over bars and lines, words keep a ground of their own
        json.WriteString("xanchor", xanchor);
        json.WriteString("yanchor", yanchor);
        json.WriteEndObject();
    }

    public static void WriteTitle(Utf8JsonWriter json, string text, string? side = null)
    {
        json.WriteStartObject("title");
        json.WriteString("text", text);
        if (side is not null) json.WriteString("side", side);
        json.WriteEndObject();
    }

    public static void WriteNumber(Utf8JsonWriter json, string key, double v)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(Numbers.Json(v));
    }

    public static void WriteNumbers(Utf8JsonWriter json, string key, IEnumerable<double> values)
    {
        json.WritePropertyName(key);
        json.WriteRawValue($"[{string.Join(",", values.Select(Numbers.Json))}]");
    }

    public static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (string value in values) json.WriteStringValue(Text(value));
        json.WriteEndArray();
    }

    /// <summary>Plotly reads words as a little HTML; this keeps a label's own signs.</summary>
    public static string Text(string label) => label.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
