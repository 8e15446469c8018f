namespace Unrolled.Figures.Svg;

internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    private const double Touch = 0.01;                        // boxes side by side do not meet by a rounding error

    public bool Meets(Box o) => Left + Touch < o.Right && o.Left + Touch < Right && Top + Touch < o.Bottom && o.Top + Touch < Bottom;

    public bool Holds(Box o) => o.Left >= Left && o.Right <= Right && o.Top >= Top && o.Bottom <= Bottom;

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;
}

/// <summary>Finds places for words inside the plot: never on other words or outside, and where the least ink is.</summary>
internal sealed class Labeller(Box area)
{
    public const double Size = 11;
    private readonly List<Box> _words = [];
    private readonly List<(double X, double Y)> _ink = [];

    /// <summary>Marks a line's way, point by point at most 5 pixels apart, as better kept free.</summary>
    public void Avoid(List<(double X, double Y)> run)
    {
        for (int i = 0; i < run.Count; i++)
        {
            var (a, b) = (run[Math.Max(0, i - 1)], run[i]);
            int pieces = (int)Math.Clamp(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)) / 5, 1, 200);
            for (int k = 1; k <= pieces; k++) _ink.Add((a.X + (b.X - a.X) * k / pieces, a.Y + (b.Y - a.Y) * k / pieces));
        }
    }

    /// <summary>Whether nothing at all has been drawn or written.</summary>
    public bool IsEmpty => _words.Count + _ink.Count == 0;

    public void AvoidMarker(double x, double y)
    {
        foreach (int dx in new[] { -4, 0, 4 })
            foreach (int dy in new[] { -4, 0, 4 }) _ink.Add((x + dx, y + dy));
    }

    /// <summary>Writes the words next to a point, with a thin line to it where they had to go further away.</summary>
    public void WriteBeside(Canvas canvas, string text, double x, double y, string css)
    {
        if (Write(canvas, text, Around(x, y, TextWidth.Of(text, Size) / 2), css) is not { } box) return;
        double bx = Math.Clamp(x, box.Left, box.Right), by = Math.Clamp(y, box.Top, box.Bottom);
        if (Math.Abs(bx - x) + Math.Abs(by - y) > 12) canvas.Line(x, y, bx, by, "uf-edge");
    }

    /// <summary>Writes the words at the best of the given places (centre x, baseline y); leaves them out when none is free.</summary>
    public Box? Write(Canvas canvas, string text, IEnumerable<(double X, double Y)> places, string css)
    {
        text = TextWidth.Fit(text, Size, false, area.Right - area.Left - 8);
        double half = TextWidth.Of(text, Size) / 2;
        (Box Box, double X, double Y)? best = null;
        int least = int.MaxValue;
        foreach (var (x, y) in places)
        {
            double cx = Math.Clamp(x, area.Left + half + 3, Math.Max(area.Left + half + 3, area.Right - half - 3));
            var box = new Box(cx - half - 2, y - TextWidth.Ascent * Size, cx + half + 2, y + TextWidth.Descent * Size);
            if (!area.Holds(box) || _words.Any(box.Meets)) continue;
            int ink = _ink.Count(p => box.Holds(p.X, p.Y));
            if (ink < least) (best, least) = ((box, cx, y), ink);
            if (least == 0) break;
        }
        if (best is not { } found) return null;
        _words.Add(found.Box);
        canvas.Text(found.X, found.Y, text, Size, Anchor.Middle, css + " uf-halo");
        return found.Box;
    }

    /// <summary>Places around a point, near ones first.</summary>
    public static IEnumerable<(double X, double Y)> Around(double x, double y, double half)
    {
        yield return (x, y - 8);
        yield return (x + half + 7, y + 4);
        yield return (x - half - 7, y + 4);
        yield return (x, y + 17);
        foreach (double far in new[] { 14.0, 24, 36, 50, 70, 95, 130 })
            for (int k = 0; k < 12; k++)
                yield return (x + (half + far) * Math.Sin(k * Math.PI / 6), y + 4 - far * Math.Cos(k * Math.PI / 6));
    }
}
