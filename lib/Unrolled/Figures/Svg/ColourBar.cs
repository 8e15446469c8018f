namespace Unrolled.Figures.Svg;

/// <summary>The key of a heat map: a strip of its colours with their values and what they mean.</summary>
internal sealed class ColourBar
{
    private const double Strip = 14, Gap = 22, Shortest = 90, Tallest = 280;
    private readonly HeatmapTrace _map;
    private readonly ColourRange _colours;
    private readonly List<Tick> _ticks;

    public ColourBar(HeatmapTrace map, ColourRange colours)
    {
        (_map, _colours) = (map, colours);
        _ticks = Ticks.For(colours.Axis, new Axis("value"), 4);
        Width = Gap + Strip + 8 + _ticks.Max(t => TextWidth.Of(t.Label, AxisDrawing.TickSize)) + (map.Name.Length > 0 ? 20 : 0);
    }

    /// <summary>Pixels it takes at the right of the matrix, its own margin to the left included.</summary>
    public double Width { get; }

    /// <returns>The bottom of the picture.</returns>
    public double Draw(Canvas canvas, Box plot, double width, double below)
    {
        double height = Math.Clamp(plot.Bottom - plot.Top, Shortest, Tallest), left = plot.Right + Gap;
        var axis = _colours.Axis.On(plot.Top + height, plot.Top);
        canvas.Gradient(left, plot.Top, Strip, height, _map.Scale);
        foreach (var tick in _ticks)
        {
            double at = axis.Place(tick.Value);
            canvas.Line(left + Strip, at, left + Strip + 4, at, "uf-edge");
            canvas.Text(left + Strip + 8, at + 4, tick.Label, AxisDrawing.TickSize, css: "uf-m");
        }
        return Name(canvas, plot.Top, height, left + Width - Gap - 4, width, Math.Max(below, plot.Top + height + 16));
    }

    // The name stands beside the strip where it fits, else on lines of its own under the picture.
    private double Name(Canvas canvas, double top, double height, double right, double width, double below)
    {
        if (_map.Name.Length == 0) return below;
        if (AxisDrawing.StandsUpright(_map.Name, height))
        {
            AxisDrawing.UprightName(canvas, _map.Name, right, top + height / 2);
            return below;
        }
        double y = below - 6;
        foreach (string line in TextWidth.Wrap($"Colour: {_map.Name}", AxisDrawing.NameSize, false, width - 2 * Header.Margin)) canvas.Text(Header.Margin, y += 17, line, AxisDrawing.NameSize, css: "uf-m");
        return y + 12;
    }
}
