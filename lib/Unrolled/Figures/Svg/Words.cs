namespace Unrolled.Figures.Svg;

/// <summary>Reference lines and notes.</summary>
internal static class Words
{
    public static void Draw(Canvas canvas, Figure figure, Scale x, Scale y, Box plot, Labeller labels)
    {
        foreach (var region in figure.Layout.Regions) DrawRegionName(canvas, region, x, plot, labels);
        foreach (var line in figure.Layout.References) DrawReference(canvas, line, y, plot, labels);
        foreach (var note in figure.Layout.Notes)
        {
            var (px, py) = (x.Place(note.X), y.Place(note.Y));
            if (!double.IsFinite(px + py)) continue;
            canvas.Circle(px, py, 2.5, "uf-t");
            labels.WriteBeside(canvas, note.Text, px, py, "uf-t");
        }
    }

    private static void DrawRegionName(Canvas canvas, Region region, Scale x, Box plot, Labeller labels)
    {
        double middle = (Math.Clamp(x.Place(region.From), plot.Left, plot.Right) + Math.Clamp(x.Place(region.To), plot.Left, plot.Right)) / 2;
        if (double.IsFinite(middle)) labels.Write(canvas, region.Text, new[] { plot.Top + 16, plot.Bottom - 8, (plot.Top + plot.Bottom) / 2 }.Select(y => (middle, y)), "uf-m");
    }

    /// <summary>A dashed line with its words just above or below it, at whichever end is clearer.</summary>
    public static void DrawReference(Canvas canvas, ReferenceLine line, Scale y, Box plot, Labeller labels)
    {
        double at = y.Place(line.Y);
        if (!double.IsFinite(at)) return;
        canvas.Path($"M{canvas.X(plot.Left)} {Numbers.Px(at)}L{canvas.X(plot.Right)} {Numbers.Px(at)}", "uf-rule uf-ref", "stroke-dasharray=\"5 4\"");
        var ends = new[] { plot.Right, plot.Left, (plot.Left + plot.Right) / 2 };
        labels.Write(canvas, line.Text, ends.SelectMany(e => new[] { (e, at - 5), (e, at + 14) }), "uf-m");
    }
}
