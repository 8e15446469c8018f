using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>Lines, their bands and their markers.</summary>
internal static class LineMarks
{
    private static readonly string[] Dashes = ["", "stroke-dasharray=\"7 4\"", "stroke-dasharray=\"2 4\""];

    public static string Css(int slot) => $"uf-line uf-s{Palette.Slot(slot)}";

    /// <summary>Colours that come round again come dashed.</summary>
    public static string Dash(int slot) => Dashes[slot / Palette.Light.Length % Dashes.Length];

    public static void Draw(Canvas canvas, LineTrace line, int slot, Scale x, Scale y, Labeller labels)
    {
        if (line.Guide) { DrawGuide(canvas, line, x, y); return; }
        line = Decimation.Thin(line);
        if (line is { Low: not null, High: not null }) DrawBand(canvas, line, slot, x, y);
        var path = new StringBuilder();
        foreach (var run in Runs(line.X, line.Y, x, y))
        {
            if (run.Count == 1 && !line.Markers) canvas.Circle(run[0].X, run[0].Y, line.Faint ? 1 : 3, $"uf-f{Palette.Slot(slot)}");
            if (run.Count > 1) Append(canvas, path, run);
            if (!line.Faint) labels.Avoid(run);
            if (!line.Markers) continue;
            foreach (var (px, py) in run) Marker.Draw(canvas, px, py, slot);
        }
        if (path.Length > 0) canvas.Path(path.ToString(), Css(slot) + (line.Faint ? " uf-faint" : ""), Dash(slot));
    }

    private static void DrawGuide(Canvas canvas, LineTrace line, Scale x, Scale y)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(line.X, line.Y, x, y)) Append(canvas, path, run);
        if (path.Length > 0) canvas.Path(path.ToString(), "uf-rule uf-ref", "stroke-dasharray=\"5 4\"");
    }

    private static void DrawBand(Canvas canvas, LineTrace line, int slot, Scale x, Scale y)
    {
        double floor = y.IsLog ? y.Low : double.NaN;          // a band that reaches to 0 goes down to the foot of a log axis
        var low = line.Low!.Select((v, i) => v <= 0 && line.High![i] > 0 && y.IsLog ? floor : v).ToList();
        var path = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= line.X.Count; i++)
        {
            if (i < line.X.Count && double.IsFinite(x.Place(line.X[i]) + y.Place(low[i]) + y.Place(line.High![i]))) continue;
            if (i - from > 1)
            {
                Append(canvas, path, [.. Enumerable.Range(from, i - from).Select(k => (x.Place(line.X[k]), y.Place(line.High![k]))),
                                      .. Enumerable.Range(from, i - from).Reverse().Select(k => (x.Place(line.X[k]), y.Place(low[k])))]);
                path.Append('Z');
            }
            from = i + 1;
        }
        if (path.Length > 0) canvas.Path(path.ToString(), $"uf-band uf-f{Palette.Slot(slot)}");
    }

    private static IEnumerable<List<(double X, double Y)>> Runs(IReadOnlyList<double> xs, IReadOnlyList<double> ys, Scale x, Scale y)
    {
        var run = new List<(double X, double Y)>();
        for (int i = 0; i < xs.Count; i++)
        {
            var (px, py) = (x.Place(xs[i]), y.Place(ys[i]));
            if (double.IsFinite(px) && double.IsFinite(py)) { run.Add((px, py)); continue; }
            if (run.Count > 0) yield return run;
            run = [];
        }
        if (run.Count > 0) yield return run;
    }

    private static void Append(Canvas canvas, StringBuilder path, List<(double X, double Y)> run)
    {
        for (int i = 0; i < run.Count; i++)
            path.Append(i == 0 ? 'M' : 'L').Append(canvas.X(Math.Round(run[i].X, 1))).Append(' ').Append(Numbers.Px(Math.Round(run[i].Y, 1)));
    }
}
