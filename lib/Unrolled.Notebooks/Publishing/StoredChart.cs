using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Publishing;

/// <summary>Plotly JSON thinned to what the eye sees: no more points in a line than its figure has room for, five significant digits.</summary>
internal static class StoredChart
{
    private const int UsualWidth = 720, Margins = 80, PenWidth = 2;

    /// <summary>A thinned copy; what is no line or no number in it stays as it is.</summary>
    internal static JsonNode Of(JsonNode chart)
    {
        var copy = chart.DeepClone();
        var layout = copy["layout"] as JsonObject;
        var width = layout?["width"] is JsonValue w && w.TryGetValue<double>(out var px) && px > 2 * Margins ? px : UsualWidth;
        var isLog = layout?["xaxis"] is JsonObject axis && axis["type"] is JsonValue type && type.TryGetValue<string>(out var scale) && scale == "log";
        foreach (var trace in (copy["data"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (IsLine(trace)) Thin(trace, (int)(width - Margins) / PenWidth, isLog);
            foreach (var key in (string[])["x", "y", "z"])
                if (trace[key] is JsonArray numbers) trace[key] = Rounded(numbers);
        }
        return copy;
    }

    private static bool IsLine(JsonObject trace) =>
        trace["mode"] is JsonValue mode && mode.TryGetValue<string>(out var text) && text.StartsWith("lines", StringComparison.Ordinal);

    // Columns are as wide as the pen; of each, the least and the greatest value stay, and a gap stays a gap.
    private static void Thin(JsonObject trace, int columns, bool isLog)
    {
        if (trace["x"] is not JsonArray xs || trace["y"] is not JsonArray ys || xs.Count != ys.Count || ys.Count <= 2 * columns) return;
        double[] x = [.. xs.Select(Value).Select(v => isLog ? Math.Log10(v) : v)], y = [.. ys.Select(Value)];
        if (!x.All(double.IsFinite) || x.Zip(x.Skip(1)).Any(pair => pair.Second < pair.First) || x[^1] == x[0]) return;
        int Column(int i) => Math.Min((int)((x[i] - x[0]) / (x[^1] - x[0]) * columns), columns - 1);
        var keep = Enumerable.Range(0, y.Length).GroupBy(Column).SelectMany(c => Ends([.. c], y)).Prepend(0).Append(y.Length - 1).ToHashSet();
        foreach (var (key, values) in trace.Where(p => p.Value is JsonArray a && a.Count == y.Length).Select(p => (p.Key, p.Value!.AsArray())).ToList())
            trace[key] = new JsonArray([.. values.Where((_, i) => keep.Contains(i)).Select(v => v?.DeepClone())]);
    }

    private static IEnumerable<int> Ends(int[] column, double[] y)
    {
        var drawn = column.Where(i => double.IsFinite(y[i])).ToArray();
        if (drawn.Length > 0) yield return drawn.MinBy(i => y[i]);
        if (drawn.Length > 0) yield return drawn.MaxBy(i => y[i]);
        if (drawn.Length < column.Length) yield return column.First(i => !double.IsFinite(y[i]));
    }

    private static double Value(JsonNode? node) => node is JsonValue v && v.TryGetValue<double>(out var number) ? number : double.NaN;

    // Numbers that lie close together need more digits to be told apart: those are left alone.
    private static JsonArray Rounded(JsonArray numbers)
    {
        double[] finite = [.. Flat(numbers).Select(Value).Where(double.IsFinite)];
        return finite.Length == 0 || finite.Max() - finite.Min() < 0.1 * finite.Max(Math.Abs) ? (JsonArray)numbers.DeepClone() : Digits(numbers);
    }

    private static IEnumerable<JsonNode?> Flat(JsonArray numbers) => numbers.SelectMany(n => n is JsonArray row ? Flat(row) : [n]);

    private static JsonArray Digits(JsonArray numbers) => new([.. numbers.Select(n => n switch
    {
        JsonArray row => Digits(row),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => StoredJson.Number(Short((double)v)),
        _ => n?.DeepClone(),
    })]);

    private static double Short(double v) => v == Math.Floor(v) ? v : double.Parse(v.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
