namespace Unrolled.Figures.Svg;

/// <summary>The title, wrapped, at the top left of a picture.</summary>
internal static class Header
{
    public const double Margin = 16, TitleSize = 16;

    /// <returns>The y below the title.</returns>
    public static double Draw(Canvas canvas, string title, double width)
    {
        double y = 10;
        foreach (string line in TextWidth.Wrap(title, TitleSize, true, width - 2 * Margin))
            canvas.Text(Margin, y += 20, line, TitleSize, Anchor.Start, "uf-t uf-b");
        return y + 6;
    }
}
