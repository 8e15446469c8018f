namespace Unrolled.Figures.Svg;

/// <summary>Which values stand at the ends of a heat map's colours.</summary>
internal sealed class ColourRange
{
    private readonly HeatmapTrace _map;

    public ColourRange(HeatmapTrace map)
    {
        _map = map;
        var values = (map.Range is { } r ? [r.Low, r.High] : map.Values.Cast<double>()).Select(Place).Where(double.IsFinite).ToList();
        var axis = new Axis("value");
        if (map.Scale == ColourScale.Sequential || map.Range is not null)
        {
            var scale = Svg.Scale.Of(values, axis, 0);
            (Low, High) = (scale.Low, scale.High);
            return;
        }
        High = values.Select(Math.Abs).Append(0).Max();
        if (High == 0) High = 1;
        Low = -High;
    }

    /// <summary>Lower end, as a power of ten for a log map.</summary>
    public double Low { get; }

    /// <summary>Upper end.</summary>
    public double High { get; }

    /// <summary>The value, its log₁₀ for a log map, or NaN for a cell left blank.</summary>
    public double Place(double v) => !double.IsFinite(v) ? double.NaN : !_map.Log ? v : v > 0 ? Math.Clamp(Math.Log10(v), -270, 270) : double.NaN;

    /// <summary>The colour of a cell as 0xRRGGBB; null when it is left blank.</summary>
    public int? Colour(double v) => Place(v) is var place && double.IsNaN(place) ? null : Palette.At(_map.Scale, place / (High - Low) - Low / (High - Low));

    /// <summary>The colour of an already placed value, rounded to one of so many steps.</summary>
    public int Step(double place, int steps) => Palette.At(_map.Scale, Math.Round((place / (High - Low) - Low / (High - Low)) * steps) / steps);

    /// <summary>The colour bar's axis.</summary>
    public Scale Axis => _map.Log ? new(Math.Pow(10, Low), Math.Pow(10, High), true, 0, 1) : new(Low, High, false, 0, 1);
}
