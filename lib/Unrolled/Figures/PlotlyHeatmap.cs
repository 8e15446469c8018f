using System.Text.Json;

namespace Unrolled.Figures;

/// <summary>A heat map in Plotly's schema, the words in its cells as a trace of their own.</summary>
internal static class PlotlyHeatmap
{
    public static void Write(Utf8JsonWriter json, HeatmapTrace map)
    {
        var colours = new Svg.ColourRange(map);
        PlotlyTraces.Start(json, "heatmap", map);
        PlotlyJson.WriteNumbers(json, "x", Enumerable.Range(0, map.Columns).Select(i => (double)i));
        PlotlyJson.WriteNumbers(json, "y", Enumerable.Range(0, map.Rows).Select(i => (double)i));
        json.WriteStartArray("z");
        for (int r = 0; r < map.Rows; r++)
            json.WriteRawValue($"[{string.Join(",", Enumerable.Range(0, map.Columns).Select(c => Numbers.Json(colours.Place(map.Values[r, c]))))}]");
        json.WriteEndArray();
        PlotlyJson.WriteNumber(json, "zmin", colours.Low);
        PlotlyJson.WriteNumber(json, "zmax", colours.High);
        json.WriteStartArray("colorscale");
        for (int k = 0; k <= 10; k++) json.WriteRawValue($"[{Numbers.Json(k / 10.0)},\"{Palette.Hex(Palette.At(map.Scale, k / 10.0))}\"]");
        json.WriteEndArray();
        if (!map.ColourBar) json.WriteBoolean("showscale", false);
        json.WriteStartObject("colorbar");
        PlotlyJson.WriteTitle(json, PlotlyJson.Text(map.Log ? $"log₁₀ {map.Name}" : map.Name), "right");
        json.WriteEndObject();
        json.WriteBoolean("hoverongaps", false);
        if (map.Columns <= 40 && map.Rows <= 40 && !map.Seamless) json.WriteRawString("xgap", "1");
        if (map.Columns <= 40 && map.Rows <= 40 && !map.Seamless) json.WriteRawString("ygap", "1");
        json.WriteEndObject();
    }

    /// <summary>The words in the cells, each in black or white as its ground asks: plotly.js 2.0 cannot write into a heat map itself.</summary>
    public static void WriteTexts(Utf8JsonWriter json, HeatmapTrace map)
    {
        var cells = Svg.CellTexts.Of(map).ToList();
        if (cells.Count == 0) return;
        PlotlyTraces.Start(json, "scatter", map);
        json.WriteString("mode", "text");
        PlotlyJson.WriteNumbers(json, "x", cells.Select(c => (double)c.Column));
        PlotlyJson.WriteNumbers(json, "y", cells.Select(c => (double)c.Row));
        PlotlyJson.WriteTexts(json, "text", cells.Select(c => c.Text));
        json.WriteStartObject("textfont");
        if (map.Seamless) json.WriteString("family", "monospace");
        PlotlyJson.WriteTexts(json, "color", cells.Select(c => c.Ground is { } rgb && Palette.IsDark(rgb) ? "#ffffff" : "#111111"));
        json.WriteEndObject();
        json.WriteString("hoverinfo", "skip");
        json.WriteBoolean("showlegend", false);
        json.WriteEndObject();
    }
}
