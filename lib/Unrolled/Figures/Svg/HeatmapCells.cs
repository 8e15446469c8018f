using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>The coloured cells of a heat map.</summary>
internal static class HeatmapCells
{
    private const int MostTips = 400;

    public static void Draw(Canvas canvas, HeatmapTrace map, ColourRange colours, Layout layout, Box plot, double w, double h)
    {
        if (map.Rows * map.Columns > MostTips) DrawMany(canvas, map, colours, plot, w, h);
        else DrawFew(canvas, map, colours, layout, plot, w, h);
        CellTexts.Draw(canvas, map, plot, w, h);
    }

    private static void DrawFew(Canvas canvas, HeatmapTrace map, ColourRange colours, Layout layout, Box plot, double w, double h)
    {
        var (rows, columns) = (HeatmapDrawing.Names(layout.Y, map.Rows), HeatmapDrawing.Names(layout.X, map.Columns));
        double gap = Math.Min(w, h) >= 12 && !map.Seamless ? 1 : 0;
        for (int r = 0; r < map.Rows; r++)
            for (int c = 0; c < map.Columns; c++)
            {
                double v = map.Values[r, c], x = plot.Left + c * w, y = plot.Top + r * h;
                if (colours.Colour(v) is not { } rgb) continue;
                string tip = $"{layout.Y.Name} {rows[r]}, {layout.X.Name} {columns[c]}: {(map.Texts?[r, c] is { Length: > 0 } text ? $"{text} ({Numbers.Short(v)})" : Numbers.Short(v))}";
                canvas.Rect(x, y, w - gap, h - gap, gap == 0 ? "uf-crisp" : "", $"fill=\"{Palette.Hex(rgb)}\"", tip);
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
}
