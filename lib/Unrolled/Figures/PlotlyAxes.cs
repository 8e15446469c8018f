using System.Text.Json;

namespace Unrolled.Figures;

/// <summary>The two axes in Plotly's schema: positions are numbers, names stand at them as tick labels.</summary>
internal static class PlotlyAxes
{
    private const int MostNames = 25;                         // that Plotly can still set apart beside a matrix or under an axis

    /// <summary>The lines of the caption, which stands under the name of the x axis.</summary>
    public static List<string> Caption(Layout layout) => Svg.TextWidth.Wrap(layout.Caption, 12, false, layout.Width - 120);

    public static void WriteX(Utf8JsonWriter json, Figure figure)
    {
        var layout = figure.Layout;
        string caption = string.Join("<br>", Caption(layout).Select(PlotlyJson.Text));
        Start(json, "xaxis", layout.X, figure, caption.Length == 0 ? "" : $"<br><span style=\"font-size:12px\">{caption}</span>");
        WriteRange(json, layout.X);
        WriteNames(json, layout.X, MostNames);
        if (layout.EqualAspect) json.WriteString("constrain", "domain");
        json.WriteEndObject();
    }

    public static void WriteY(Utf8JsonWriter json, Figure figure)
    {
        var layout = figure.Layout;
        bool isMatrix = figure.Traces[0] is HeatmapTrace;
        Start(json, "yaxis", layout.Y, figure, "");
        if (isMatrix) json.WriteString("autorange", "reversed");
        else WriteRange(json, layout.Y);
        WriteNames(json, layout.Y, isMatrix ? MostNames : Svg.AxisDrawing.MostOnY(layout));
        if (layout.EqualAspect) json.WriteString("constrain", "domain");
        if (layout.EqualAspect) json.WriteString("scaleanchor", "x");
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string key, Axis axis, Figure figure, string small)
    {
        json.WriteStartObject(key);
        PlotlyJson.WriteTitle(json, PlotlyJson.Text(axis.Label) + small);
        json.WriteBoolean("automargin", true);
        json.WriteBoolean("zeroline", false);
        if (figure.Traces[0] is HeatmapTrace || axis.Categories is not null) json.WriteBoolean("showgrid", false);
        else json.WriteString("gridcolor", PlotlyJson.Grid);
        if (axis.IsLog) json.WriteString("type", "log");
        if (axis.IsLog) json.WriteString("exponentformat", "power");
        else if (axis.Thousands && axis.Categories is null) json.WriteBoolean("separatethousands", true);
    }

    private static void WriteRange(Utf8JsonWriter json, Axis axis)
    {
        if (axis.Range is var (low, high))
            PlotlyJson.WriteNumbers(json, "range", axis.IsLog ? [Math.Log10(low), Math.Log10(high)] : [low, high]);
    }

    // Positions 0, 1, 2 … with names: a category axis would merge two columns of the same name.
    private static void WriteNames(Utf8JsonWriter json, Axis axis, int most)
    {
        if (axis.Categories is not { } names) return;
        int every = Svg.CategoryLabels.RoundUp((names.Count + most - 1) / most);
        var marks = axis.Marks ?? [.. names.Select((name, i) => ((double)i, name)).Where((_, i) => Svg.CategoryLabels.IsShown(names, i, every))];
        json.WriteString("type", "linear");
        json.WriteString("tickmode", "array");
        PlotlyJson.WriteNumbers(json, "tickvals", marks.Select(m => m.At));
        PlotlyJson.WriteTexts(json, "ticktext", marks.Select(m => m.Name));
    }
}
