namespace Unrolled.Figures.Svg;

/// <summary>Grid lines, tick labels and names of axes.</summary>
internal static class AxisDrawing
{
    public const double TickSize = 11.5, NameSize = 12.5;

    /// <summary>Whether the name of the y axis fits upright beside a plot of this height; otherwise it lies above.</summary>
    public static bool StandsUpright(string name, double height) => TextWidth.Of(name, NameSize) <= height;

    /// <summary>Writes a y axis's name above the plot where it does not fit beside it.</summary>
    /// <returns>The y below it.</returns>
    public static double LyingName(Canvas canvas, string name, double height, double width, double top)
    {
        if (StandsUpright(name, height)) return top;
        double y = top;
        foreach (string line in TextWidth.Wrap(name, NameSize, false, width - 2 * Header.Margin)) canvas.Text(Header.Margin, y += 16, line, NameSize, css: "uf-m");
        return y + 4;
    }

    /// <summary>Pixels a y axis takes at the left of the plot.</summary>
    public static double LeftOf(IEnumerable<string> labels, bool upright) => Header.Margin + (upright ? 20 : 0) + labels.Max(l => TextWidth.Of(l, TickSize)) + 8;

    public static void UprightName(Canvas canvas, string name, Box plot)
    {
        if (StandsUpright(name, plot.Bottom - plot.Top)) UprightName(canvas, name, Header.Margin + 11, (plot.Top + plot.Bottom) / 2);
    }

    /// <summary>A name turned to read upwards; a single letter stays as it is.</summary>
    public static void UprightName(Canvas canvas, string name, double x, double middle)
    {
        bool turned = TextWidth.Of(name, NameSize) > 15;
        canvas.Text(turned ? x : x - 4, turned ? middle : middle + 4, name, NameSize, Anchor.Middle, "uf-m", vertical: turned);
    }

    /// <summary>Labels with a grid line each; names of categories, which are not levels to compare with, have none.</summary>
    public static void Y(Canvas canvas, Scale y, List<Tick> ticks, bool grid, Box plot)
    {
        foreach (var tick in ticks)
        {
            double at = y.Place(tick.Value);
            if (grid) canvas.Line(plot.Left, at, plot.Right, at, "uf-grid");
            canvas.Text(plot.Left - 8, at + 4, tick.Label, TickSize, Anchor.End, "uf-m");
        }
        foreach (double minor in Ticks.Minor(y)) canvas.Line(plot.Left - 4, y.Place(minor), plot.Left, y.Place(minor), "uf-edge");
    }

    public static void X(Canvas canvas, Scale x, List<Tick> ticks, Box plot)
    {
        canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, "uf-edge");
        foreach (var tick in ticks)
        {
            double at = x.Place(tick.Value);
            canvas.Line(at, plot.Bottom, at, plot.Bottom + 5, "uf-edge");
            canvas.Text(at, plot.Bottom + 19, tick.Label, TickSize, Anchor.Middle, "uf-m");
        }
        foreach (double minor in Ticks.Minor(x)) canvas.Line(x.Place(minor), plot.Bottom, x.Place(minor), plot.Bottom + 3, "uf-edge");
    }

    /// <summary>The name of the x axis, wrapped, centred under the plot.</summary>
    /// <returns>The bottom of the picture.</returns>
    public static double XName(Canvas canvas, string name, double centre, double width, double y)
    {
        double room = 2 * Math.Min(centre - 8, width - 8 - centre);
        foreach (string line in TextWidth.Wrap(name, NameSize, false, room)) canvas.Text(centre, y += 17, line, NameSize, Anchor.Middle, "uf-m");
        return y + 12;
    }

    /// <summary>How many ticks a y axis has room for: every name of a category, numbers 46 pixels apart.</summary>
    public static int MostOnY(Layout layout) => layout.Y.Categories is null ? Math.Max(2, layout.PlotHeight / 46) : Math.Max(1, layout.PlotHeight / 15);

    /// <summary>The most ticks whose labels keep 12 pixels between them.</summary>
    public static List<Tick> Fitting(Scale x, Axis axis, double pixels, bool whole)
    {
        for (int count = axis.Categories?.Count ?? 10; ; count--)
        {
            var ticks = Ticks.For(x, axis, count, whole);
            var on = x.On(0, pixels);
            bool fits = ticks.Zip(ticks.Skip(1)).All(p => on.Place(p.Second.Value) - on.Place(p.First.Value)
                >= 12 + (TextWidth.Of(p.First.Label, TickSize) + TextWidth.Of(p.Second.Label, TickSize)) / 2);
            if (fits) return ticks;
            if (count <= 1) return [ticks[0]];
        }
    }
}
