namespace Unrolled.Figures;

/// <summary>The charts lessons draw. Every one needs a title and names of its axes; it writes its own text alternative from these and its numbers.</summary>
/// <remarks>Wherever an axis is asked for, a plain string will do; <c>new Axis("time", "s") { Scale = AxisScale.Log }</c> says more.
/// An empty title or axis name, and lengths that disagree, throw an <see cref="ArgumentException"/> that says which.</remarks>
public static partial class Charts
{
    /// <summary>A training curve; its first value is update 1.</summary>
    /// <param name="losses">One value per update.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">Name of the x axis; "update" when left out.</param>
    /// <param name="y">Name of the y axis; "loss" when left out.</param>
    /// <param name="smooth">Above 1: the mean over that many neighbouring values is drawn, the raw curve pale behind it.</param>
    /// <param name="log">Logarithmic y axis.</param>
    public static Figure Loss(IEnumerable<double> losses, string title, string alt = "", Axis? x = null, Axis? y = null, int smooth = 1, bool log = false) =>
        Loss([("", losses)], title, alt, x, y, smooth, log);

    /// <summary>Several training curves, each with its name and one value per update.</summary>
    /// <inheritdoc cref="Loss(IEnumerable{double}, string, string, Axis?, Axis?, int, bool)"/>
    public static Figure Loss(IEnumerable<(string Name, IEnumerable<double> Losses)> curves, string title, string alt = "", Axis? x = null, Axis? y = null, int smooth = 1, bool log = false)
    {
        if (smooth < 1) throw new ArgumentException($"Charts.Loss \"{title}\": smooth counts the values of a running mean, so it should be at least 1, but is {smooth}.");
        var traces = new List<Trace>();
        foreach (var (name, losses) in Require.NotNull(curves, "Charts.Loss", "curves"))
        {
            var raw = Curve(name, null, losses, $"Charts.Loss \"{title}\"") with { Colour = traces.Count(t => t is LineTrace { Faint: false }) };
            if (smooth > 1) traces.Add(raw with { Faint = true });
            traces.Add(smooth > 1 ? raw with { Y = RunningMean(raw.Y, smooth) } : raw);
        }
        y ??= "loss";
        return new(new(title, x ?? "update", log ? y with { Scale = AxisScale.Log } : y), traces, alt, "Charts.Loss");
    }

    /// <summary>One curve over 1, 2, 3 …</summary>
    public static Figure Line(IEnumerable<double> ys, string title, Axis x, Axis y, string alt = "", bool markers = false) =>
        Line([("", ys)], title, x, y, alt, markers);

    /// <summary>One curve through the points (x, y).</summary>
    public static Figure Line(IEnumerable<double> xs, IEnumerable<double> ys, string title, Axis x, Axis y, string alt = "", bool markers = false) =>
        Line([("", xs, ys)], title, x, y, alt, markers);

    /// <summary>Named curves over 1, 2, 3 …</summary>
    public static Figure Line(IEnumerable<(string Name, IEnumerable<double> Ys)> curves, string title, Axis x, Axis y, string alt = "", bool markers = false)
    {
        var traces = Require.NotNull(curves, "Charts.Line", "curves").Select(c => Curve(c.Name, null, c.Ys, $"Charts.Line \"{title}\"") with { Markers = markers });
        return new(new(title, x, y), traces, alt, "Charts.Line");
    }

    /// <summary>Named curves, each through its own points.</summary>
    public static Figure Line(IEnumerable<(string Name, IEnumerable<double> Xs, IEnumerable<double> Ys)> curves, string title, Axis x, Axis y, string alt = "", bool markers = false)
    {
        var traces = Require.NotNull(curves, "Charts.Line", "curves").Select(c => Curve(c.Name, c.Xs, c.Ys, $"Charts.Line \"{title}\"") with { Markers = markers });
        return new(new(title, x, y), traces, alt, "Charts.Line");
    }

    private static LineTrace Curve(string name, IEnumerable<double>? xs, IEnumerable<double> ys, string who)
    {
        double[] values = [.. Require.NotNull(ys, who, "values")];
        return new(name, xs is null ? [.. Enumerable.Range(1, values.Length).Select(i => (double)i)] : [.. xs], values);
    }

    // The mean over the window centred on each value, without what is not finite and cut off at both ends: the curve does not lag behind its data.
    private static double[] RunningMean(IReadOnlyList<double> values, int window)
    {
        var mean = new double[values.Count];
        for (int i = 0; i < mean.Length; i++)
        {
            int from = Math.Max(0, i - (window - 1) / 2), to = Math.Min(mean.Length - 1, i + window / 2);
            var (sum, count) = (0.0, 0);
            for (int k = from; k <= to; k++)
                if (double.IsFinite(values[k])) (sum, count) = (sum + values[k], count + 1);
            mean[i] = count == 0 ? double.NaN : sum / count;
        }
        return mean;
    }
}
