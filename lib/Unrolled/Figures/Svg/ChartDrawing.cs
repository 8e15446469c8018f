namespace Unrolled.Figures.Svg;

/// <summary>Lines, points and bars between two axes.</summary>
internal static class ChartDrawing
{
    /// <returns>The bottom of the picture.</returns>
    public static double Draw(Canvas canvas, Figure figure, double width, double top)
    {
        var layout = figure.Layout;
        bool bars = figure.Traces[0] is BarTrace;
        var y = Extent.Y(figure);
        var yTicks = Ticks.For(y, layout.Y, AxisDrawing.MostOnY(layout));
        top = AxisDrawing.LyingName(canvas, layout.Y.Label, layout.PlotHeight, width, top) + (bars ? 24 : 12);
        double left = AxisDrawing.LeftOf(yTicks.Select(t => t.Label), AxisDrawing.StandsUpright(layout.Y.Label, layout.PlotHeight));
        var plot = new Box(left, top, width - 22 - (bars ? BarMarks.RoomForReferences(layout) : 0), top + layout.PlotHeight);
        if (layout.EqualAspect) plot = EqualAspect(plot, Extent.X(figure), y);
        y = y.On(plot.Bottom, plot.Top);
        AxisDrawing.UprightName(canvas, layout.Y.Label, plot);
        foreach (var region in layout.Regions) DrawRegion(canvas, region, Extent.X(figure).On(plot.Left, plot.Right), plot);
        AxisDrawing.Y(canvas, y, yTicks, layout.Y.Categories is null, plot);
        double below = bars ? BarMarks.Draw(canvas, figure, y, plot) : DrawPoints(canvas, figure, y, plot, width);
        return AxisDrawing.XName(canvas, layout.X.Label, (plot.Left + plot.Right) / 2, width, below);
    }

    // As large as fits at the same number of pixels a unit both ways.
    private static Box EqualAspect(Box room, Scale x, Scale y)
    {
        double unit = Math.Min((room.Right - room.Left) / (x.High - x.Low), (room.Bottom - room.Top) / (y.High - y.Low));
        double width = Math.Max(40, unit * (x.High - x.Low)), height = Math.Max(40, unit * (y.High - y.Low));
        return room with { Right = room.Left + width, Bottom = room.Top + height };
    }

    private static void DrawRegion(Canvas canvas, Region region, Scale x, Box plot)
    {
        double from = Math.Clamp(x.Place(region.From), plot.Left, plot.Right), to = Math.Clamp(x.Place(region.To), plot.Left, plot.Right);
        if (to > from) canvas.Rect(from, plot.Top, to - from, plot.Bottom - plot.Top, "uf-region");
    }

    private static double DrawPoints(Canvas canvas, Figure figure, Scale y, Box plot, double width)
    {
        var layout = figure.Layout;
        var x = Extent.X(figure);
        var ticks = AxisDrawing.Fitting(x, layout.X, plot.Right - plot.Left, Extent.HasWholeX(figure));
        x = x.On(plot.Left, plot.Right);
        AxisDrawing.X(canvas, x, [.. ticks.Where(t => Inside(x.Place(t.Value), t.Label, width))], plot);
        var labels = new Labeller(plot);
        canvas.BeginClip(plot.Left - 5, plot.Top - 5, plot.Right - plot.Left + 10, plot.Bottom - plot.Top + 10);
        foreach (int i in DrawingOrder(figure))
        {
            if (figure.Traces[i] is LineTrace line) LineMarks.Draw(canvas, line, Legend.SlotOf(figure, i), x, y, labels);
            if (figure.Traces[i] is ScatterTrace points) PointMarks.Draw(canvas, points, Legend.SlotOf(figure, i), x, y, labels);
        }
        canvas.EndClip();
        Words.Draw(canvas, figure, x, y, plot, labels);
        if (labels.IsEmpty) Nothing(canvas, layout, plot);
        return plot.Bottom + 20;
    }

    private static void Nothing(Canvas canvas, Layout layout, Box plot) => canvas.Text(
        (plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2, $"nothing to draw: no {(layout.X.IsLog || layout.Y.IsLog ? "positive, finite" : "finite")} values", 12, Anchor.Middle, "uf-m uf-halo");

    private static IEnumerable<int> DrawingOrder(Figure figure) =>
        Enumerable.Range(0, figure.Traces.Count).OrderBy(i => figure.Traces[i] is LineTrace { Faint: true } ? 0 : 1);

    private static bool Inside(double at, string label, double width) =>
        at + TextWidth.Of(label, AxisDrawing.TickSize) / 2 < width - 2;
}
