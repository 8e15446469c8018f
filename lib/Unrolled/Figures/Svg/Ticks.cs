namespace Unrolled.Figures.Svg;

internal readonly record struct Tick(double Value, string Label);

/// <summary>Round places on an axis: steps of 1, 2 or 5 times a power of ten, or the powers of ten themselves.</summary>
internal static class Ticks
{
    /// <summary>At most about <paramref name="count"/> ticks inside the scale's range, and never none; <paramref name="whole"/> allows no halves.</summary>
    public static List<Tick> For(Scale scale, Axis axis, int count, bool whole = false) =>
        axis.Categories is { Count: > 0 } names && !scale.IsLog ? Named(names, scale, count)
        : scale.IsLog ? Powers(scale, count) : Linear(scale.Low, scale.High, count, axis.Thousands, whole);

    /// <summary>The multiples 2 … 9 of each power of ten, for small marks; none when there are too many decades to tell them apart.</summary>
    public static IEnumerable<double> Minor(Scale scale)
    {
        if (!scale.IsLog || Math.Log10(scale.High / scale.Low) > 8) yield break;
        for (int e = (int)Math.Floor(Math.Log10(scale.Low)); e <= Math.Log10(scale.High); e++)
            for (int m = 2; m <= 9; m++)
                if (m * Math.Pow(10, e) is var v && v >= scale.Low && v <= scale.High) yield return v;
    }

    /// <summary>The least 1, 2 or 5 times a power of ten that cuts the span into at most <paramref name="count"/> steps.</summary>
    public static (int Digit, int Exponent) Step(double span, int count)
    {
        double least = span / Math.Max(1, count);
        int e = (int)Math.Floor(Math.Log10(least));
        double m = least / Math.Pow(10, e);
        return m <= 1 + 1e-9 ? (1, e) : m <= 2 + 1e-9 ? (2, e) : m <= 5 + 1e-9 ? (5, e) : (1, e + 1);
    }

    /// <summary>k · step without the rounding error of a product with 0.1.</summary>
    public static double Multiple(double k, (int Digit, int Exponent) step) =>
        step.Exponent >= 0 ? k * step.Digit * Math.Pow(10, step.Exponent)
        : step.Exponent >= -300 ? k * step.Digit / Math.Pow(10, -step.Exponent) : k * step.Digit * Math.Pow(10, step.Exponent);

    private static List<Tick> Linear(double low, double high, int count, bool thousands, bool whole)
    {
        var step = Step(high - low, count);
        if (whole && step.Exponent < 0 && Math.Floor(high) >= low) step = (1, 0);
        double size = Multiple(1, step);
        var values = new List<double>();
        for (double k = Math.Ceiling(low / size - 1e-6); k <= Math.Floor(high / size + 1e-6); k++) values.Add(Multiple(k, step));
        if (values.Count == 0) values.Add(low + (high - low) / 2);
        double most = values.Max(Math.Abs);
        return [.. values.Select(v => new Tick(v, Label(v, most, step.Exponent, thousands)))];
    }

    private static string Label(double v, double most, int exponent, bool thousands)
    {
        if (most < 1e7 && exponent >= -5) return Numbers.Fixed(v, Math.Max(0, -exponent), thousands);
        if (v == 0) return "0";
        int e = (int)Math.Floor(Math.Log10(most));
        return $"{Numbers.Fixed(v / Math.Pow(10, e), Math.Clamp(e - exponent, 0, 12))}×{Numbers.PowerOfTen(e)}";
    }

    private static List<Tick> Named(IReadOnlyList<string> names, Scale scale, int count)
    {
        int every = CategoryLabels.RoundUp((int)Math.Ceiling(names.Count / (double)Math.Max(1, count)));
        var shown = Enumerable.Range(0, names.Count).Where(i => CategoryLabels.IsShown(names, i, every) && i >= scale.Low && i <= scale.High);
        var ticks = shown.Select(i => new Tick(i, TextWidth.Fit(names[i], AxisDrawing.TickSize, false, CategoryLabels.Longest))).ToList();
        return ticks.Count > 0 ? ticks : Linear(scale.Low, scale.High, count, true, true);
    }

    private static List<Tick> Powers(Scale scale, int count)
    {
        int first = (int)Math.Ceiling(Math.Log10(scale.Low) - 1e-9), last = (int)Math.Floor(Math.Log10(scale.High) + 1e-9);
        if (last <= first) return [new(scale.Low, Numbers.Scientific(scale.Low, 2)), new(scale.High, Numbers.Scientific(scale.High, 2))];
        int every = CategoryLabels.RoundUp((int)Math.Ceiling((last - first) / (double)Math.Max(1, count)));
        var ticks = new List<Tick>();
        for (int e = first; e <= last; e++)
            if (e % every == 0) ticks.Add(new(Math.Pow(10, e), Numbers.PowerOfTen(e)));
        return ticks;
    }
}
