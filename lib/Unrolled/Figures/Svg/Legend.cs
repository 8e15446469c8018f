namespace Unrolled.Figures.Svg;

/// <summary>Names of the series beside a sample of each, in rows under the title.</summary>
internal static class Legend
{
    private const double Size = 12, Row = 20;

    /// <summary>Which colour a trace has: its own choice or its place.</summary>
    public static int SlotOf(Figure figure, int index) => figure.Traces[index].Colour ?? index;

    public static bool IsShown(Figure figure) =>
        figure.Layout.Legend ?? (figure.Traces.Count(t => Entered(t)) > 1);

    /// <returns>The y below the legend.</returns>
    public static double Draw(Canvas canvas, Figure figure, double width, double top)
    {
        if (!IsShown(figure)) return top;
        double x = Header.Margin, y = top + 14;
        for (int i = 0; i < figure.Traces.Count; i++)
        {
            var trace = figure.Traces[i];
            if (!Entered(trace)) continue;
            double sample = trace is LineTrace ? 24 : 12;
            string name = TextWidth.Fit(trace.Name, Size, false, width - 2 * Header.Margin - sample - 6);
            double entry = sample + 6 + TextWidth.Of(name, Size);
            if (x > Header.Margin && x + entry > width - Header.Margin) (x, y) = (Header.Margin, y + Row);
            DrawSample(canvas, trace, SlotOf(figure, i), x, y - 4, sample);
            canvas.Text(x + sample + 6, y, name, Size);
            x += entry + 20;
        }
        return y + 6;
    }

    private static bool Entered(Trace trace) => trace.Name.Length > 0 && trace is not HeatmapTrace and not LineTrace { IsBackground: true };

    private static void DrawSample(Canvas canvas, Trace trace, int slot, double x, double y, double sample)
    {
        switch (trace)
        {
            case LineTrace line:
                if (line.Low is not null) canvas.Rect(x, y - 6, sample, 12, $"uf-band uf-f{Palette.Slot(slot)}");
                canvas.Path($"M{canvas.X(x)} {Numbers.Px(y)}h{Numbers.Px(sample)}", LineMarks.Css(slot), LineMarks.Dash(slot));
                if (line.Markers) Marker.Draw(canvas, x + sample / 2, y, slot);
                break;
            case ScatterTrace: Marker.Draw(canvas, x + sample / 2, y, slot); break;
            default: canvas.Rect(x, y - 6, sample, 12, $"uf-f{Palette.Slot(slot)}"); break;
        }
    }
}
