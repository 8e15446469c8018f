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

    /// <summary>What several runs have in common: their median as a line, everything between their least and greatest shaded.</summary>
    /// <param name="runs">One run per seed, all equally long; values over 1, 2, 3 … or over <paramref name="xs"/>.</param>
    /// <param name="title">The heading.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="xs">Places of the values; null for 1, 2, 3 …</param>
    public static Figure Band(IEnumerable<IEnumerable<double>> runs, string title, Axis x, Axis y, string alt = "", IEnumerable<double>? xs = null) =>
        Band([("", runs)], title, x, y, alt, xs);

    /// <summary>Several bands under their names.</summary>
    /// <inheritdoc cref="Band(IEnumerable{IEnumerable{double}}, string, Axis, Axis, string, IEnumerable{double}?)"/>
    public static Figure Band(IEnumerable<(string Name, IEnumerable<IEnumerable<double>> Runs)> runs, string title, Axis x, Axis y, string alt = "", IEnumerable<double>? xs = null)
    {
        double[]? places = xs?.ToArray();
        var traces = Require.NotNull(runs, "Charts.Band", "runs").Select(g => Spread(g.Name, [.. g.Runs.Select(r => r.ToArray())], places, $"Charts.Band \"{title}\", \"{g.Name}\""));
        return new(new(title, x, y), traces, alt, "Charts.Band");
    }

    private static LineTrace Curve(string name, IEnumerable<double>? xs, IEnumerable<double> ys, string who)
    {
        double[] values = [.. Require.NotNull(ys, who, "values")];
        return new(name, xs is null ? [.. Enumerable.Range(1, values.Length).Select(i => (double)i)] : [.. xs], values);
    }

    private static LineTrace Spread(string name, double[][] runs, double[]? xs, string who)
    {
        if (runs.Length == 0) throw new ArgumentException($"{who}: expected at least one run, got none.");
        for (int s = 1; s < runs.Length; s++) Require.SameLength(runs[0].Length, runs[s].Length, who, "run 1", $"run {s + 1}");
        double[] At(Func<double[], double> pick) => [.. Enumerable.Range(0, runs[0].Length).Select(i => pick([.. runs.Select(r => r[i]).Order()]))];
        return Curve(name, xs, At(v => (v[(v.Length - 1) / 2] + v[v.Length / 2]) / 2), who) with { Low = At(v => v[0]), High = At(v => v[^1]) };
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
