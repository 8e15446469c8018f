namespace Unrolled.Figures.Svg;

/// <summary>What is written in the cells of a heat map, in black or white, whichever stands out from the cell.</summary>
internal static class CellTexts
{
    public const double Size = 11, SeamlessSize = 13;

    public readonly record struct Cell(int Row, int Column, string Text, int? Ground);

    /// <summary>Every cell with words; those without a colour stand on the page's own ground.</summary>
    public static IEnumerable<Cell> Of(HeatmapTrace map)
    {
        if (!map.ShowValues && map.Texts is null) yield break;
        var colours = new ColourRange(map);
        Func<double, string> format = map.Log ? v => Numbers.Significant(v, 2) : Numbers.Common(map.Values.Cast<double>(), 2);
        for (int r = 0; r < map.Rows; r++)
            for (int c = 0; c < map.Columns; c++)
            {
                var rgb = colours.Colour(map.Values[r, c]);
                string text = map.Texts is { } texts ? texts[r, c] ?? "" : rgb is null ? "" : format(map.Values[r, c]);
                if (!string.IsNullOrWhiteSpace(text)) yield return new(r, c, text, rgb);
            }
    }

    /// <summary>Pixels a cell of a running text takes for its widest letter.</summary>
    public static double Letter(IEnumerable<string> letters) => 1 + letters.Max(t => TextWidth.Mono(t, SeamlessSize));

    /// <summary>Writes the words that fit into cells of this size.</summary>
    public static void Draw(Canvas canvas, HeatmapTrace map, Box plot, double w, double h)
    {
        double size = map.Seamless ? SeamlessSize : Size;
        foreach (var (row, column, text, ground) in Of(map))
        {
            bool fits = h >= 15 && (map.Seamless ? TextWidth.Mono(text, size) <= w : TextWidth.Of(text, size) <= w - 4);
            string css = ground is not { } rgb ? "uf-t" : Palette.IsDark(rgb) ? "uf-w" : "uf-k";
            if (fits) canvas.Text(plot.Left + (column + 0.5) * w, plot.Top + (row + 0.5) * h + 4, text, size, Anchor.Middle, map.Seamless ? css + " uf-mono" : css);
        }
    }
}
