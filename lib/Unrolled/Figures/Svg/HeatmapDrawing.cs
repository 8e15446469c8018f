using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>A matrix of coloured cells with its row and column names and a colour bar.</summary>
internal static class HeatmapDrawing
{
    private const double Tallest = 440, WidestCell = 56, CellText = 11, LongestName = 170, LeastRoom = 150;
    private const int MostTips = 400;

    /// <returns>The bottom of the picture.</returns>
    public static double Draw(Canvas canvas, Figure figure, HeatmapTrace map, double width, double top)
    {
        var layout = figure.Layout;
        var colours = new ColourRange(map);
        var bar = new ColourBar(map, colours);
        double longest = Math.Clamp(width - bar.Width - LeastRoom, 24, LongestName);
        var rows = Names(layout.Y, map.Rows).Select(n => TextWidth.Fit(n, AxisDrawing.TickSize, false, longest)).ToList();
        double left = AxisDrawing.LeftOf(rows, true);
        var (w, h) = CellSize(map, width - left - bar.Width - Header.Margin);
        top = AxisDrawing.LyingName(canvas, layout.Y.Label, h * map.Rows, width, top) + 10;
        left += Math.Max(0, (width - left - bar.Width - Header.Margin - w * map.Columns) / 2);
        var plot = new Box(left, top, left + w * map.Columns, top + h * map.Rows);
        DrawCells(canvas, map, colours, layout, plot, w, h);
        DrawRowNames(canvas, rows, plot, h);
        if (AxisDrawing.StandsUpright(layout.Y.Label, h * map.Rows))
            AxisDrawing.UprightName(canvas, layout.Y.Label, left - 8 - rows.Max(r => TextWidth.Of(r, AxisDrawing.TickSize)) - 9, (plot.Top + plot.Bottom) / 2);
        double below = CategoryLabels.Draw(canvas, Names(layout.X, map.Columns), plot.Left, w, plot.Bottom);
        below = AxisDrawing.XName(canvas, layout.X.Label, (plot.Left + plot.Right) / 2, width, below);
        return bar.Draw(canvas, plot, width, below);
    }

    private static IReadOnlyList<string> Names(Axis axis, int count) => axis.Categories ?? [.. Enumerable.Range(1, count).Select(i => Numbers.Count(i))];

    // Near-square matrices get square cells, so that a diagonal looks like one; long ones fill the width.
    private static (double W, double H) CellSize(HeatmapTrace map, double room)
    {
        double w = Math.Min(room / map.Columns, Math.Clamp(400.0 / map.Columns, WidestCell, 84)), h = Math.Min(Math.Min(w, 64), Tallest / map.Rows);
        if (map.ShowValues) return (w, Math.Min(h, 34));
        bool square = map.Rows <= 3 * map.Columns && map.Columns <= 3 * map.Rows;
        return square ? (h, h) : (w, Math.Min(Math.Clamp(240.0 / map.Rows, 4, 36), Tallest / map.Rows));
    }

    private static void DrawCells(Canvas canvas, HeatmapTrace map, ColourRange colours, Layout layout, Box plot, double w, double h)
    {
        if (map.Rows * map.Columns > MostTips) { DrawMany(canvas, map, colours, plot, w, h); return; }
        Func<double, string> format = map.Log ? v => Numbers.Significant(v, 2) : Numbers.Common(map.Values.Cast<double>(), 2);
        var (rows, columns) = (Names(layout.Y, map.Rows), Names(layout.X, map.Columns));
        double gap = Math.Min(w, h) >= 12 ? 1 : 0;
        for (int r = 0; r < map.Rows; r++)
            for (int c = 0; c < map.Columns; c++)
            {
                double v = map.Values[r, c], x = plot.Left + c * w, y = plot.Top + r * h;
                if (colours.Colour(v) is not { } rgb) continue;
                string text = format(v);
                canvas.Rect(x, y, w - gap, h - gap, gap == 0 ? "uf-crisp" : "", $"fill=\"{Palette.Hex(rgb)}\"", $"{layout.Y.Name} {rows[r]}, {layout.X.Name} {columns[c]}: {Numbers.Short(v)}");
                if (map.ShowValues && h >= 15 && TextWidth.Of(text, CellText) <= w - 4)
                    canvas.Text(x + w / 2, y + h / 2 + 4, text, CellText, Anchor.Middle, Palette.IsDark(rgb) ? "uf-w" : "uf-k");
            }
    }

    // One path per colour, runs of equal cells as one rectangle: a 128 × 128 matrix stays small.
    private static void DrawMany(Canvas canvas, HeatmapTrace map, ColourRange colours, Box plot, double w, double h)
    {
        var paths = new SortedDictionary<int, StringBuilder>();
        for (int r = 0; r < map.Rows; r++)
            for (int c = 0, run; c < map.Columns; c += run)
            {
                int? rgb = Coarse(colours, map.Values[r, c]);
                for (run = 1; c + run < map.Columns && Coarse(colours, map.Values[r, c + run]) == rgb;) run++;
                if (rgb is not { } key) continue;
                if (!paths.TryGetValue(key, out var path)) paths[key] = path = new();
                path.Append($"M{c} {r}h{run}v1h-{run}z");
            }
        string place = $"transform=\"translate({canvas.X(plot.Left)} {Numbers.Px(plot.Top)}) scale({Fine(w)} {Fine(h)})\"";
        foreach (var (rgb, path) in paths) canvas.Path(path.ToString(), "uf-crisp", $"fill=\"{Palette.Hex(rgb)}\" {place}");
    }

    private static int? Coarse(ColourRange colours, double v) => colours.Place(v) is var p && double.IsNaN(p) ? null : colours.Step(p, 64);

    private static string Fine(double v) => v.ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture);

    private static void DrawRowNames(Canvas canvas, List<string> rows, Box plot, double h)
    {
        int every = CategoryLabels.RoundUp((int)Math.Ceiling((h < 14 ? 20 : 14) / h));
        for (int r = 0; r < rows.Count; r++)
            if (CategoryLabels.IsShown(rows, r, every)) canvas.Text(plot.Left - 8, plot.Top + (r + 0.5) * h + 4, rows[r], AxisDrawing.TickSize, Anchor.End, "uf-m");
    }
}
