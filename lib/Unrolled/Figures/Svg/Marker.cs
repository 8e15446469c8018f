namespace Unrolled.Figures.Svg;

/// <summary>The sign of one point; its shape changes with the series, so that colour is never the only clue.</summary>
internal static class Marker
{
    public static void Draw(Canvas canvas, double x, double y, int slot)
    {
        string css = $"uf-f{Palette.Slot(slot)}", at = $"M{canvas.X(x)} {Numbers.Px(y)}";
        switch (slot % 4)
        {
            case 0: canvas.Circle(x, y, 3.5, css); break;
            case 1: canvas.Path($"{at}m-3.2-3.2h6.4v6.4h-6.4z", css); break;
            case 2: canvas.Path($"{at}m0-4.4l4.2 7.4h-8.4z", css); break;
            default: canvas.Path($"{at}m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z", css); break;
        }
    }
}
