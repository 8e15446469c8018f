namespace Unrolled.Figures.Svg;

/// <summary>Draws a whole figure: title, legend, the chart its traces ask for, then the caption.</summary>
internal static class FigureDrawing
{
    private const double CaptionSize = 11.5;

    /// <returns>The height the figure came to.</returns>
    public static double Draw(Canvas canvas, Figure figure, double width)
    {
        double top = Header.Draw(canvas, figure.Title, width);
        double below = figure.Traces[0] is HeatmapTrace map ? HeatmapDrawing.Draw(canvas, figure, map, width, top)
            : ChartDrawing.Draw(canvas, figure, width, Legend.Draw(canvas, figure, width, top));
        return Caption(canvas, figure.Layout.Caption, width, below);
    }

    private static double Caption(Canvas canvas, string caption, double width, double below)
    {
        var lines = TextWidth.Wrap(caption, CaptionSize, false, width - 2 * Header.Margin);
        for (int k = 0; k < lines.Count; k++) canvas.Text(Header.Margin, below + 6 + 15 * k, lines[k], CaptionSize, css: "uf-m");
        return lines.Count == 0 ? below : below + 15 * lines.Count + 3;
    }
}
