using System.Text.Json;

namespace Unrolled.Figures;

/// <summary>Traces in Plotly's schema: types scatter, bar and heatmap only.</summary>
internal static class PlotlyTraces
{
    private static readonly string[] Symbols = ["circle", "square", "triangle-up", "diamond"];
    private static readonly string[] Dashes = ["solid", "dash", "dot"];

    public static void Write(Utf8JsonWriter json, Trace trace, Layout layout, int slot, List<string> labels)
    {
        string colour = Palette.Light[Palette.Slot(slot)];
        switch (trace)
        {
            case LineTrace line: WriteLine(json, Decimation.Thin(line), colour, slot); break;
            case ScatterTrace points: WritePoints(json, points, colour, slot, labels); break;
            case BarTrace bars: WriteBars(json, bars, layout, colour); break;
            case HeatmapTrace map: PlotlyHeatmap.Write(json, map); break;
        }
    }

    public static void Start(Utf8JsonWriter json, string type, Trace trace)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("name", PlotlyJson.Text(trace.Name));
    }

    private static void WriteLine(Utf8JsonWriter json, LineTrace line, string colour, int slot)
    {
        if (line is { Low: not null, High: not null })
        {
            WriteEdge(json, line, line.Low, null);
            WriteEdge(json, line, line.High, Rgba(colour, 0.2));
        }
        Start(json, "scatter", line);
        json.WriteString("mode", line.Markers ? "lines+markers" : "lines");
        PlotlyJson.WriteNumbers(json, "x", line.X);
        PlotlyJson.WriteNumbers(json, "y", line.Y);
        json.WriteStartObject("line");
        json.WriteString("color", line.Guide ? PlotlyJson.Guide : line.Faint ? Rgba(colour, 0.3) : colour);
        json.WriteNumber("width", line.IsBackground ? 1 : 2);
        json.WriteString("dash", Dashes[line.Guide ? 1 : slot / Palette.Light.Length % Dashes.Length]);
        json.WriteEndObject();
        if (line.Markers) json.WriteBoolean("cliponaxis", false);
        if (line.IsBackground) json.WriteString("hoverinfo", "skip");
        if (line.IsBackground || line.Name.Length == 0) json.WriteBoolean("showlegend", false);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, LineTrace line, IReadOnlyList<double> edge, string? fill)
    {
        Start(json, "scatter", line);
        json.WriteString("mode", "lines");
        PlotlyJson.WriteNumbers(json, "x", line.X);
        PlotlyJson.WriteNumbers(json, "y", edge);
        json.WriteRawString("line", "{\"width\":0}");
        if (fill is not null)
        {
            json.WriteString("fill", "tonexty");
            json.WriteString("fillcolor", fill);
        }
        json.WriteString("hoverinfo", "skip");
        json.WriteBoolean("showlegend", false);
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, ScatterTrace points, string colour, int slot, List<string> labels)
    {
        Start(json, "scatter", points);
        json.WriteString("mode", points.Labels is null ? "markers" : "markers+text");
        PlotlyJson.WriteNumbers(json, "x", points.X);
        PlotlyJson.WriteNumbers(json, "y", points.Y);
        if (points.Labels is not null)
        {
            PlotlyJson.WriteTexts(json, "text", labels);
            PlotlyJson.WriteTexts(json, "hovertext", points.Labels);
            json.WriteString("textposition", "top center");
        }
        json.WriteRawString("marker", $"{{\"color\":\"{colour}\",\"size\":8,\"symbol\":\"{Symbols[slot % Symbols.Length]}\"}}");
        if (points.Name.Length == 0) json.WriteBoolean("showlegend", false);
        json.WriteEndObject();
    }

    private static void WriteBars(Utf8JsonWriter json, BarTrace bars, Layout layout, string colour)
    {
        Start(json, "bar", bars);
        PlotlyJson.WriteNumbers(json, "x", Enumerable.Range(0, bars.Values.Count).Select(i => (double)i));
        PlotlyJson.WriteNumbers(json, "y", bars.Values);
        if (layout.X.Categories is not null)
        {
            PlotlyJson.WriteTexts(json, "hovertext", layout.X.Categories.Take(bars.Values.Count));
            json.WriteString("hovertemplate", "%{hovertext}: %{y}");
        }
        json.WriteRawString("marker", $"{{\"color\":\"{colour}\"}}");
        if (bars is { Low: not null, High: not null })
        {
            json.WriteStartObject("error_y");
            json.WriteString("type", "data");
            json.WriteBoolean("symmetric", false);
            PlotlyJson.WriteNumbers(json, "array", bars.Values.Select((v, i) => bars.High[i] - v));
            PlotlyJson.WriteNumbers(json, "arrayminus", bars.Values.Select((v, i) => v - bars.Low[i]));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Single results, over the place where Plotly puts the bar: groups fill 0.8 of a category's width.</summary>
    public static void WriteDots(Utf8JsonWriter json, BarTrace bars, int index, int count)
    {
        double width = 0.8 / count;
        double Across(int i, int n) => n == 1 ? 0 : (i / (n - 1.0) - 0.5) * 0.55 * width;
        var dots = bars.Dots!.SelectMany((values, k) => values.Select((v, i) => (X: k + (index + 0.5 - count / 2.0) * width + Across(i, values.Count), Y: v))).ToList();
        Start(json, "scatter", bars);
        json.WriteString("mode", "markers");
        PlotlyJson.WriteNumbers(json, "x", dots.Select(d => d.X));
        PlotlyJson.WriteNumbers(json, "y", dots.Select(d => d.Y));
        json.WriteRawString("marker", $"{{\"color\":\"{PlotlyJson.Ink}\",\"size\":5}}");
        json.WriteBoolean("showlegend", false);
        json.WriteEndObject();
    }

    public static void WriteRawString(this Utf8JsonWriter json, string key, string raw)
    {
        json.WritePropertyName(key);
        json.WriteRawValue(raw);
    }

    private static string Rgba(string hex, double alpha)
    {
        int rgb = Convert.ToInt32(hex[1..], 16);
        return $"rgba({rgb >> 16},{rgb >> 8 & 255},{rgb & 255},{Numbers.Json(alpha)})";
    }
}
