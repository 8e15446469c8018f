using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>Lines with an arrowhead at their end, bent at right angles with rounded corners.</summary>
internal static class Wires
{
    private const double Bend = 6;

    /// <param name="canvas">Where to.</param>
    /// <param name="points">From first to last; neighbours share x or y.</param>
    /// <param name="stroke">The line's class.</param>
    /// <param name="fill">The arrowhead's class; empty for none.</param>
    /// <param name="width">Of the line, in pixels.</param>
    /// <param name="attributes">Such as a dash.</param>
    public static void Draw(Canvas canvas, IReadOnlyList<(double X, double Y)> points, string stroke, string fill, double width = 1.5, string attributes = "")
    {
        var (end, before) = (points[^1], points[^2]);
        var (dx, dy) = (Math.Sign(end.X - before.X), Math.Sign(end.Y - before.Y));
        double head = fill.Length == 0 ? 0 : 4 + 2 * width, half = 2.6 + width;
        var path = new StringBuilder($"M{canvas.X(points[0].X)} {Numbers.Px(points[0].Y)}");
        for (int i = 1; i < points.Count - 1; i++) Corner(path, canvas, points[i - 1], points[i], points[i + 1]);
        path.Append($"L{canvas.X(end.X - dx * head * .7)} {Numbers.Px(end.Y - dy * head * .7)}");
        canvas.Path(path.ToString(), stroke, $"fill=\"none\" stroke-width=\"{Numbers.Px(width)}\"{(attributes.Length > 0 ? " " + attributes : "")}");
        if (fill.Length == 0) return;
        (double x, double y) = (end.X - dx * head, end.Y - dy * head);
        canvas.Path($"M{canvas.X(end.X)} {Numbers.Px(end.Y)}L{canvas.X(x + dy * half)} {Numbers.Px(y + dx * half)}L{canvas.X(x - dy * half)} {Numbers.Px(y - dx * half)}z", fill);
    }

    private static void Corner(StringBuilder path, Canvas canvas, (double X, double Y) from, (double X, double Y) at, (double X, double Y) to)
    {
        double bend = Math.Min(Bend, Math.Min(Length(from, at), Length(at, to)) / 2);
        var (a, b) = (Towards(at, from, bend), Towards(at, to, bend));
        path.Append($"L{canvas.X(a.X)} {Numbers.Px(a.Y)}Q{canvas.X(at.X)} {Numbers.Px(at.Y)} {canvas.X(b.X)} {Numbers.Px(b.Y)}");
    }

    private static double Length((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double by) =>
        (from.X + Math.Sign(to.X - from.X) * by, from.Y + Math.Sign(to.Y - from.Y) * by);
}
