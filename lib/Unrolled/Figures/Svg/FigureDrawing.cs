namespace Unrolled.Figures.Svg;

/// <summary>Draws a whole figure: title, legend, then the chart its traces ask for.</summary>
internal static class FigureDrawing
{
    /// <returns>The height the figure came to.</returns>
    public static double Draw(Canvas canvas, Figure figure, double width)
    {
        double top = Header.Draw(canvas, figure.Title, width);
        if (figure.Traces[0] is HeatmapTrace map) return HeatmapDrawing.Draw(canvas, figure, map, width, top);
        return ChartDrawing.Draw(canvas, figure, width, Legend.Draw(canvas, figure, width, top));
    }
}
