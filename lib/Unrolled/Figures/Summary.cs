namespace Unrolled.Figures;

/// <summary>The automatic lines of a text alternative, made from the axes and from the numbers in the traces.</summary>
internal static class Summary
{
    private const int MostTraces = 8;

    /// <summary>What is drawn against what: "Curves of loss [nats] against update."</summary>
    public static string Kind(Figure figure)
    {
        if (figure.Layout.Kind.Length > 0) return figure.Layout.Kind;
        var (x, y) = (figure.Layout.X.Label, figure.Layout.Y.Label);
        return figure.Traces[0] switch
        {
            HeatmapTrace { ColourBar: false } map => $"Map of {map.Name}: a row for each {y}, a column for each {x}.",
            HeatmapTrace map => $"Heat map of {(map.Name.Length > 0 ? map.Name : "values")}: rows are {y}, columns {x}.",
            BarTrace => $"Bars of {y} for each {x}.",
            ScatterTrace => $"Points of {y} against {x}.",
            _ => $"Curve{(figure.Traces.Count(t => t is not LineTrace { IsBackground: true }) == 1 ? "" : "s")} of {y} against {x}.",
        };
    }

    public static string Of(Figure figure)
    {
        var lines = figure.Traces.Where(t => t is not LineTrace { IsBackground: true }).Take(MostTraces).Select(t => Describe(t, figure.Layout)).ToList();
        int more = figure.Traces.Count(t => t is not LineTrace { IsBackground: true }) - lines.Count;
        var references = figure.Layout.References.Select(r => $"{r.Text}, to compare with: {Numbers.Short(r.Y)}");
        string caption = figure.Layout.Caption;
        return string.Join("; ", [.. lines, .. more > 0 ? [$"and {more} more"] : Array.Empty<string>(), .. references]) + "." + (caption.Length > 0 ? $" {caption}" : "");
    }

    private static string Describe(Trace trace, Layout layout) => trace.Description ?? trace switch
    {
        LineTrace line => Line(line, layout),
        ScatterTrace points => $"{Name(points, "points")}: {Numbers.Count(points.X.Count)} with {layout.X.Name} {Span(points.X)} and {layout.Y.Name} {Span(points.Y)}",
        BarTrace bars => Bars(bars, layout),
        HeatmapTrace map => Map(map, layout),
        _ => throw new ArgumentOutOfRangeException(nameof(trace), trace, "Unknown kind of trace."),
    };

    private static string Line(LineTrace line, Layout layout)
    {
        var finite = Enumerable.Range(0, line.X.Count).Where(i => double.IsFinite(line.X[i]) && double.IsFinite(line.Y[i])).ToList();
        string name = Name(line, layout.Y.Name);
        if (finite.Count == 0) return $"{name}: no finite values";
        var (x0, x1, y0, y1) = (line.X[finite[0]], line.X[finite[^1]], line.Y[finite[0]], line.Y[finite[^1]]);
        if (finite.Count == 1) return $"{name}: {Numbers.Short(y0)} at {layout.X.Name} {Numbers.Short(x0)}";
        string? counted = x0 != 1 || x1 != line.X.Count ? null : Plural(layout.X);
        string over = counted is not null ? $"over {Numbers.Count(line.X.Count)} {counted}" : $"for {layout.X.Name} {Numbers.Short(x0)} to {Numbers.Short(x1)}";
        var (least, most) = (finite.Min(i => line.Y[i]), finite.Max(i => line.Y[i]));
        double slack = 0.03 * (most - least);
        string between = least < Math.Min(y0, y1) - slack || most > Math.Max(y0, y1) + slack ? $", between {Numbers.Short(least)} and {Numbers.Short(most)}" : "";
        return $"{name}: {Numbers.Short(y0)} → {Numbers.Short(y1)} {over}{between}{Unshown(line.Y, layout.Y)}";
    }

    private static string Unshown(IReadOnlyList<double> values, Axis axis) =>
        axis.IsLog && values.Count(v => v <= 0) is > 0 and var n ? $" ({Numbers.Count(n)} not above 0, without a place on a logarithmic axis)" : "";

    private static string Bars(BarTrace bars, Layout layout)
    {
        var names = layout.X.Categories;
        var parts = bars.Values.Take(12).Select((v, i) => $"{(names is not null && i < names.Count ? names[i] : Numbers.Count(i + 1))} ({Numbers.Short(v)})");
        string more = bars.Values.Count > 12 ? $" and {bars.Values.Count - 12} more" : "";
        return $"{Name(bars, layout.Y.Name)}: {string.Join(", ", parts)}{more}";
    }

    private static string Map(HeatmapTrace map, Layout layout)
    {
        var values = map.Values.Cast<double>().Where(v => double.IsFinite(v) && (!map.Log || v > 0)).ToList();
        string size = $"{Name(map, "heat map")}: {map.Rows} × {map.Columns} values";
        return values.Count == 0 ? $"{size}, none of them shown" : $"{size} {Span(values)}{RowMeans(map, layout)}";
    }

    // Rows that have names are worth a number each.
    private static string RowMeans(HeatmapTrace map, Layout layout)
    {
        if (map.Log || map.Rows > 12 || layout.Y.Categories is not { } names || names.All(n => n.All(char.IsDigit))) return "";
        var means = Enumerable.Range(0, map.Rows).Select(r => $"{names[r]} ({Numbers.Short(Mean(r))})");
        return $", means of rows: {string.Join(", ", means)}";

        double Mean(int row) => Enumerable.Range(0, map.Columns).Select(c => map.Values[row, c]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
    }

    private static string Span(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        return finite.Count == 0 ? "without finite values" : $"from {Numbers.Short(finite.Min())} to {Numbers.Short(finite.Max())}";
    }

    private static string Name(Trace trace, string otherwise) => trace.Name.Length > 0 ? trace.Name : otherwise;

    // "update" → "updates", "time [steps]" → "steps"; "lag k" and "loss" have no plural that a rule could make.
    private static string? Plural(Axis axis) =>
        IsWord(axis.Unit) && axis.Unit[^1] == 's' ? axis.Unit : axis.Unit.Length == 0 && IsWord(axis.Name) && axis.Name[^1] is not ('s' or 'x' or 'y') ? $"{axis.Name}s" : null;

    private static bool IsWord(string name) => name.Length > 1 && name.All(char.IsAsciiLetterLower);
}
