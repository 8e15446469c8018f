namespace Unrolled.Figures.Svg;

/// <summary>The range of each axis, from everything that will be drawn on it.</summary>
internal static class Extent
{
    public static Scale X(Figure figure)
    {
        if (Categories(figure.Layout.X) is { } names) return names;
        var values = figure.Traces.SelectMany(t => t switch { LineTrace l => l.X, ScatterTrace s => s.X, _ => [] })
            .Concat(figure.Layout.Notes.Select(n => n.X)).Concat(figure.Layout.Regions.SelectMany(r => new[] { r.From, r.To }));
        return Scale.Of(values, figure.Layout.X, figure.Traces.Any(t => t is ScatterTrace) ? 0.05 : figure.Traces.Any(t => t is LineTrace { Markers: true }) ? 0.02 : 0);
    }

    /// <summary>Whether x counts something: every value a whole number.</summary>
    public static bool HasWholeX(Figure figure) =>
        figure.Traces.All(t => t is LineTrace line && line.X.All(v => v == Math.Floor(v)) || t is ScatterTrace points && points.X.All(v => v == Math.Floor(v)));

    public static Scale Y(Figure figure)
    {
        if (Categories(figure.Layout.Y) is { } names) return names;
        var values = figure.Traces.SelectMany(Heights).Concat(figure.Layout.References.Select(r => r.Y)).Concat(figure.Layout.Notes.Select(n => n.Y));
        if (figure.Traces[0] is BarTrace && !figure.Layout.Y.IsLog) values = values.Append(0);
        var scale = Scale.Of(values, figure.Layout.Y, 0);
        return figure.Layout.Y.Range is null ? scale.Nice(AxisDrawing.MostOnY(figure.Layout)) : scale;
    }

    private static Scale? Categories(Axis axis) =>
        axis is { Categories: { Count: > 0 } names, Range: null } ? new(-0.5, names.Count - 0.5, false, 0, 1) : null;

    private static IEnumerable<double> Heights(Trace trace) => trace switch
    {
        LineTrace line => line.Y.Concat(line.Low ?? []).Concat(line.High ?? []),
        ScatterTrace points => points.Y,
        BarTrace bars => bars.Values.Concat(bars.Low ?? []).Concat(bars.High ?? []).Concat(bars.Dots?.SelectMany(d => d) ?? []),
        _ => [],
    };
}
