namespace Unrolled.Figures.Svg;

/// <summary>A matrix of coloured cells with its row and column names and, if wanted, a colour bar.</summary>
internal static class HeatmapDrawing
{
    private const double Tallest = 440, Line = 22, WidestCell = 56, LongestName = 170, LeastRoom = 150;

    /// <returns>The bottom of the picture.</returns>
    public static double Draw(Canvas canvas, Figure figure, HeatmapTrace map, double width, double top)
    {
        var layout = figure.Layout;
        var colours = new ColourRange(map);
        var bar = map.ColourBar ? new ColourBar(map, colours) : null;
        double key = bar?.Width ?? 0;
        double longest = Math.Clamp(width - key - LeastRoom, 24, LongestName);
        var rows = RowMarks(layout.Y, map.Rows).Select(m => (m.At, Name: TextWidth.Fit(m.Name, AxisDrawing.TickSize, false, longest))).ToList();
        double left = AxisDrawing.LeftOf(rows.Select(r => r.Name), true);
        var (w, h) = CellSize(map, width - left - key - Header.Margin);
        top = AxisDrawing.LyingName(canvas, layout.Y.Label, h * map.Rows, width, top) + 10;
        left += Math.Max(0, (width - left - key - Header.Margin - w * map.Columns) / 2);
        var plot = new Box(left, top, left + w * map.Columns, top + h * map.Rows);
        HeatmapCells.Draw(canvas, map, colours, layout, plot, w, h);
        DrawRowNames(canvas, rows, layout.Y.Marks is null, plot, h);
        if (AxisDrawing.StandsUpright(layout.Y.Label, h * map.Rows))
            AxisDrawing.UprightName(canvas, layout.Y.Label, left - 8 - rows.Max(r => TextWidth.Of(r.Name, AxisDrawing.TickSize)) - 9, (plot.Top + plot.Bottom) / 2);
        double below = CategoryLabels.Draw(canvas, Names(layout.X, map.Columns), plot.Left, w, plot.Bottom);
        below = AxisDrawing.XName(canvas, layout.X.Label, (plot.Left + plot.Right) / 2, width, below);
        return bar?.Draw(canvas, plot, width, below) ?? below;
    }

    public static IReadOnlyList<string> Names(Axis axis, int count) => axis.Categories ?? [.. Enumerable.Range(1, count).Select(i => Numbers.Count(i))];

    private static IEnumerable<(double At, string Name)> RowMarks(Axis axis, int count) => axis.Marks ?? Names(axis, count).Select((name, i) => ((double)i, name));

    // Near-square matrices get square cells, so that a diagonal looks like one; long ones fill the width.
    private static (double W, double H) CellSize(HeatmapTrace map, double room)
    {
        if (map.Seamless) return (Math.Min(room / map.Columns, CellTexts.Letter(map.Texts!.Cast<string>())), Line);
        double w = Math.Min(room / map.Columns, Math.Clamp(400.0 / map.Columns, WidestCell, 84)), h = Math.Min(Math.Min(w, 64), Tallest / map.Rows);
        if (map.ShowValues || map.Texts is not null) return (w, Math.Min(h, 34));
        bool square = map.Rows <= 3 * map.Columns && map.Columns <= 3 * map.Rows;
        return square ? (h, h) : (w, Math.Min(Math.Clamp(240.0 / map.Rows, 4, 36), Tallest / map.Rows));
    }

    private static void DrawRowNames(Canvas canvas, List<(double At, string Name)> rows, bool thin, Box plot, double h)
    {
        int every = thin ? CategoryLabels.RoundUp((int)Math.Ceiling((h < 15 ? 20 : 15) / h)) : 1;
        string[] names = [.. rows.Select(r => r.Name)];
        double free = plot.Top - h;
        for (int r = 0; r < rows.Count; r++)
        {
            double y = plot.Top + (rows[r].At + 0.5) * h;
            if (!CategoryLabels.IsShown(names, r, every) || y < free) continue;
            canvas.Text(plot.Left - 8, y + 4, names[r], AxisDrawing.TickSize, Anchor.End, "uf-m");
            free = y + 15;
        }
    }
}
