namespace Unrolled.Figures.Svg;

/// <summary>Groups of bars with whiskers, single results as dots, and their values where there is room.</summary>
internal static class BarMarks
{
    private const double Widest = 64, ValueSize = 11;

    /// <returns>The y below the category labels.</returns>
    public static double Draw(Canvas canvas, Figure figure, Scale y, Box plot)
    {
        var traces = figure.Traces.Cast<BarTrace>().ToList();
        int groups = traces.Max(t => t.Values.Count);
        var names = figure.Layout.X.Categories ?? [.. Enumerable.Range(1, groups).Select(i => Numbers.Count(i))];
        double slot = (plot.Right - plot.Left) / Math.Max(1, groups), width = Math.Min(Widest, slot * 0.8 / traces.Count);
        var format = Numbers.Common(traces.SelectMany(t => t.Values), 3);
        bool values = traces.All(t => t.Values.All(v => TextWidth.Of(format(v), ValueSize) <= width + 2));
        double zero = y.IsLog ? plot.Bottom : Math.Clamp(y.Place(0), plot.Top, plot.Bottom);
        var words = new List<(string Text, double X, double Y)>();
        canvas.BeginClip(plot.Left, plot.Top - 18, plot.Right - plot.Left, plot.Bottom - plot.Top + 36);
        for (int i = 0; i < traces.Count; i++)
            for (int k = 0; k < traces[i].Values.Count; k++)
                DrawBar(canvas, traces[i], k, Legend.SlotOf(figure, i), y, zero, plot.Left + (k + 0.5) * slot + (i - traces.Count / 2.0) * width, width, values ? format : null, words);
        canvas.EndClip();
        canvas.Line(plot.Left, zero, plot.Right, zero, "uf-edge");
        DrawReferences(canvas, figure.Layout, y, plot);
        var labels = new Labeller(plot with { Top = plot.Top - 16 });
        foreach (var (text, cx, line) in words) labels.Write(canvas, text, [(cx, line)], "uf-t");        // over the lines they may meet
        return names.Count == 0 ? plot.Bottom : CategoryLabels.Draw(canvas, names, plot.Left, slot, plot.Bottom);
    }

    private static void DrawBar(Canvas canvas, BarTrace bars, int k, int slot, Scale y, double zero, double left, double width, Func<double, string>? format, List<(string Text, double X, double Y)> words)
    {
        double at = y.Place(bars.Values[k]), centre = left + width / 2;
        if (double.IsNaN(at)) return;
        double gap = Math.Min(1, width / 8);
        string tip = bars.Name.Length > 0 ? $"{bars.Name}: {Numbers.Short(bars.Values[k])}" : Numbers.Short(bars.Values[k]);
        canvas.Rect(left + gap, Math.Min(at, zero), width - 2 * gap, Math.Abs(at - zero), $"uf-f{Palette.Slot(slot)}", tip: tip);
        double top = Math.Min(at, zero), bottom = Math.Max(at, zero);
        foreach (double end in Whisker(canvas, bars, k, y, centre, width).Concat(Dots(canvas, bars, k, y, centre, width)))
            (top, bottom) = (Math.Min(top, end), Math.Max(bottom, end));
        if (format is null) return;
        words.Add((format(bars.Values[k]), centre, bars.Values[k] < 0 ? bottom + 14 : top - 6));
    }

    /// <summary>Pixels kept free at the right for the words of reference lines: over the bars they could not be read.</summary>
    public static double RoomForReferences(Layout layout) =>
        layout.References.Select(r => Lines(r).Max(l => TextWidth.Of(l, Labeller.Size)) + 8).DefaultIfEmpty(0).Max();

    private static void DrawReferences(Canvas canvas, Layout layout, Scale y, Box plot)
    {
        double free = double.PositiveInfinity;                // the words of the lower line must stay above this
        foreach (var line in layout.References.Where(r => double.IsFinite(y.Place(r.Y))).OrderBy(r => r.Y))
        {
            double at = y.Place(line.Y);
            canvas.Line(plot.Left, at, plot.Right, at, "uf-gap");              // keeps it visible over the bars
            canvas.Path($"M{canvas.X(plot.Left)} {Numbers.Px(at)}L{canvas.X(plot.Right)} {Numbers.Px(at)}", "uf-rule uf-ref", "stroke-dasharray=\"5 4\"");
            var words = Lines(line);
            double first = Math.Min(at + 4 - 7 * (words.Count - 1), free - 14 * (words.Count - 1));
            for (int k = 0; k < words.Count; k++) canvas.Text(plot.Right + 6, first + 14 * k, words[k], Labeller.Size, css: "uf-m");
            free = first - 14;
        }
    }

    private static List<string> Lines(ReferenceLine line) => TextWidth.Wrap(line.Text, Labeller.Size, false, 100) is { Count: > 0 } lines ? lines : [""];

    private static IEnumerable<double> Whisker(Canvas canvas, BarTrace bars, int k, Scale y, double centre, double width)
    {
        if (bars.Low is null || bars.High is null) yield break;
        double low = y.Place(bars.Low[k]), high = y.Place(bars.High[k]), cap = Math.Min(5, width / 4);
        if (double.IsNaN(low + high)) yield break;
        canvas.Line(centre, low, centre, high, "uf-ink");
        canvas.Line(centre - cap, low, centre + cap, low, "uf-ink");
        canvas.Line(centre - cap, high, centre + cap, high, "uf-ink");
        yield return low;
        yield return high;
    }

    private static IEnumerable<double> Dots(Canvas canvas, BarTrace bars, int k, Scale y, double centre, double width)
    {
        var dots = bars.Dots?[k] ?? [];
        for (int i = 0; i < dots.Count; i++)
        {
            double at = y.Place(dots[i]);
            if (double.IsNaN(at)) continue;
            double across = dots.Count == 1 ? 0 : (i / (dots.Count - 1.0) - 0.5) * width * 0.55;
            canvas.Circle(centre + across, at, 2.8, "uf-dot");
            yield return at - 3;
        }
    }
}
