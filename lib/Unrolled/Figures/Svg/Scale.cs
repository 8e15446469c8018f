namespace Unrolled.Figures.Svg;

/// <summary>Data to pixels, linear or by logarithm.</summary>
internal sealed class Scale(double low, double high, bool log, double from, double to)
{
    public double Low { get; } = low;

    public double High { get; } = high;

    public double From { get; } = from;

    public double To { get; } = to;

    public bool IsLog { get; } = log;

    /// <summary>NaN for what the axis cannot show: not finite, or not positive on a log axis.</summary>
    public double Place(double v)
    {
        if (!double.IsFinite(v) || IsLog && v <= 0) return double.NaN;
        double u = IsLog ? (Math.Log10(v) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low)) : (v - Low) / (High - Low);
        return From + Math.Clamp(u, -10, 11) * (To - From);             // far outside is as good as outside, and stays a sane coordinate
    }

    public Scale On(double from, double to) => new(Low, High, IsLog, from, to);

    /// <summary>The same scale with its ends moved outwards to round numbers.</summary>
    public Scale Nice(int count)
    {
        if (IsLog) return this;
        var step = Ticks.Step(High - Low, count);
        double size = Ticks.Multiple(1, step);
        return new(Ticks.Multiple(Math.Floor(Low / size + 1e-6), step), Ticks.Multiple(Math.Ceiling(High / size - 1e-6), step), false, From, To);
    }

    /// <summary>The data's extent made fit to be an axis: finite, positive on a log axis, and never of zero width.</summary>
    public static Scale Of(IEnumerable<double> values, Axis axis, double padding)
    {
        if (axis.Range is { } range) return new(range.Low, range.High, axis.IsLog, 0, 1);
        var usable = values.Where(v => double.IsFinite(v) && (!axis.IsLog || v > 0)).ToList();
        if (usable.Count == 0) return new(axis.IsLog ? 0.1 : 0, axis.IsLog ? 10 : 1, axis.IsLog, 0, 1);
        return axis.IsLog ? Decades(usable.Min(), usable.Max()) : Linear(usable.Min(), usable.Max(), padding);
    }

    private static Scale Linear(double low, double high, double padding)
    {
        (low, high) = (Math.Clamp(low, -1e300, 1e300), Math.Clamp(high, -1e300, 1e300));
        double size = Math.Max(Math.Abs(low), Math.Abs(high)), span = high - low;
        if (span <= 1e-9 * size || span < 1e-290)
        {
            double half = size < 1e-290 ? 0.5 : size * 0.1;
            return new(low - half, high + half, false, 0, 1);
        }
        return new(low - span * padding, high + span * padding, false, 0, 1);
    }

    private static Scale Decades(double low, double high)
    {
        double a = Math.Clamp(Math.Log10(low), -290, 290), b = Math.Clamp(Math.Log10(high), -290, 290), pad = 0.02 * (b - a);
        (a, b) = (a - pad, b + pad);
        if (Math.Floor(b) - Math.Ceiling(a) < 1) (a, b) = (Math.Floor(a + 1e-9), Math.Ceiling(b - 1e-9));      // at least two powers of ten in view
        if (b - a < 1) (a, b) = (a - 1, b + 1);
        return new(Math.Pow(10, a), Math.Pow(10, b), true, 0, 1);
    }
}
