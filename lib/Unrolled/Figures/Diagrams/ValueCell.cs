namespace Unrolled.Figures.Svg;

/// <summary>A number on a ground of its colour: blue below 0, red-brown above.</summary>
/// <param name="canvas">Where to.</param>
/// <param name="most">The magnitude at both ends of the colours.</param>
internal sealed class ValueCell(Canvas canvas, double most)
{
    public const double Small = 11;

    /// <summary>The greatest magnitude among finite values, at least 1.</summary>
    public static double Most(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();

    public void Draw(double x, double y, double width, double height, double v, Func<double, string> format, string tip, string attributes = "")
    {
        int rgb = Palette.At(ColourScale.Diverging, double.IsFinite(v) ? 0.5 + v / most / 2 : 0.5);
        string text = double.IsFinite(v) ? format(v) : double.IsNaN(v) ? "NaN" : Numbers.Short(v);
        canvas.Rect(x, y, width, height, "uf-cell uf-edge", $"fill=\"{Palette.Hex(rgb)}\"{attributes}", $"{tip}: {Numbers.Short(v)}");
        if (TextWidth.Of(text, Small) <= width - 3) canvas.Text(x + width / 2, y + height / 2 + 4, text, Small, Anchor.Middle, Palette.IsDark(rgb) ? "uf-w" : "uf-k");
    }

    /// <summary>The colours with their ends' values.</summary>
    /// <returns>The bottom of the key.</returns>
    public double Key(double centre, double top)
    {
        const double length = 150;
        double left = centre - length / 2;
        canvas.Gradient(left, top + 6, length, 10, ColourScale.Diverging);
        canvas.Text(left - 6, top + 15, Numbers.Short(-most), Small, Anchor.End, "uf-m");
        canvas.Text(left + length + 6, top + 15, Numbers.Short(most), Small, css: "uf-m");
        return top + 28;
    }
}
