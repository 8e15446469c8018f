namespace Unrolled.Figures;

/// <summary>Words above the points of an interactive chart; those that would meet another at the chart's usual size are left to the pointer.</summary>
internal static class PlotlyLabels
{
    private const double PlotWidth = 560, Size = 12;

    /// <summary>The word above every point of every trace, empty where there is no room; no words for traces without.</summary>
    public static List<string>[] Of(Figure figure)
    {
        if (!figure.Traces.Any(t => t is ScatterTrace { Labels: not null })) return [.. figure.Traces.Select(_ => new List<string>())];
        double height = figure.Layout.PlotHeight;
        var (x, y) = (Svg.Extent.X(figure).On(0, figure.Layout.EqualAspect ? height : PlotWidth), Svg.Extent.Y(figure).On(height, 0));
        var taken = new List<Svg.Box>();
        return [.. figure.Traces.Select(t => t is ScatterTrace { Labels: { } words } points ? words.Select((word, i) => Fitting(word, x.Place(points.X[i]), y.Place(points.Y[i]), taken)).ToList() : [])];
    }

    private static string Fitting(string word, double x, double y, List<Svg.Box> taken)
    {
        double half = Svg.TextWidth.Of(word, Size) / 2;
        var box = new Svg.Box(x - half, y - 21, x + half, y - 7);
        if (string.IsNullOrWhiteSpace(word) || !double.IsFinite(x + y) || taken.Any(box.Meets)) return "";
        taken.Add(box);
        return word;
    }
}
