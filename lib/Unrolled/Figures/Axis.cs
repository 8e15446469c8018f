namespace Unrolled.Figures;

/// <summary>How an axis maps numbers to lengths.</summary>
public enum AxisScale
{
    /// <summary>Equal steps for equal differences.</summary>
    Linear,

    /// <summary>Equal steps for equal ratios.</summary>
    Log,
}

/// <summary>One axis of a chart: what it counts and in which unit. A plain string converts to an axis of that name.</summary>
/// <param name="Name">What is measured, e.g. "loss".</param>
/// <param name="Unit">Its unit, e.g. "s"; shown in brackets after the name. Empty for a pure number.</param>
public sealed record Axis(string Name, string Unit = "")
{
    /// <summary>Logarithmic axes leave out values that are not positive.</summary>
    public AxisScale Scale { get; init; } = AxisScale.Linear;

    /// <summary>The ends of the axis; null chooses them from the data.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Names of the positions 0, 1, 2 … instead of numbers; null for a numeric axis.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Names of some positions only, such as the middle of a group of rows; null labels every category where there is room.</summary>
    public IReadOnlyList<(double At, string Name)>? Marks { get; init; }

    /// <summary>Whether 1250 is written 1,250. Switch off for years.</summary>
    public bool Thousands { get; init; } = true;

    /// <summary>Name and unit as drawn.</summary>
    public string Label => Unit.Length == 0 ? Name : $"{Name} [{Unit}]";

    /// <summary>A numeric linear axis called <paramref name="name"/>.</summary>
    public static implicit operator Axis(string name) => new(name);

    internal bool IsLog => Scale == AxisScale.Log;

    internal void Validate(string who)
    {
        if (Range is not { } range) return;
        if (!(range.Low < range.High) || !double.IsFinite(range.High - range.Low))
            throw new ArgumentException($"{who}, Axis \"{Name}\": a range should go from a lower to a higher number, but got {Numbers.Short(range.Low)} to {Numbers.Short(range.High)}.");
        if (IsLog && range.Low <= 0) throw new ArgumentException($"{who}, Axis \"{Name}\": a logarithmic axis starts above 0, but its range starts at {Numbers.Short(range.Low)}.");
    }
}

/// <summary>A horizontal line to compare with, such as a published figure or the level of chance.</summary>
/// <param name="Y">Where it is, on the y axis.</param>
/// <param name="Text">What it is.</param>
public sealed record ReferenceLine(double Y, string Text);

/// <summary>A shaded stretch of the x axis, such as the lengths a net was trained on.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Text">What it is.</param>
public sealed record Region(double From, double To, string Text);

/// <summary>A few words at a point of the chart.</summary>
/// <param name="X">Position on the x axis.</param>
/// <param name="Y">Position on the y axis.</param>
/// <param name="Text">The words.</param>
public sealed record Annotation(double X, double Y, string Text);

/// <summary>Everything about a chart that is not data.</summary>
/// <param name="Title">The heading.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
public sealed record Layout(string Title, Axis X, Axis Y)
{
    /// <summary>Whether a legend is drawn; null draws one when at least two traces have a name.</summary>
    public bool? Legend { get; init; }

    /// <summary>Horizontal lines to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>Shaded stretches of the x axis, behind everything else.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Words at points.</summary>
    public IReadOnlyList<Annotation> Notes { get; init; } = [];

    /// <summary>One sentence saying what kind of picture this is; empty lets the axes say it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>One unit is as long on the y axis as on the x axis: a circle is round. For linear axes.</summary>
    public bool EqualAspect { get; init; }

    /// <summary>What a reader needs to know to read the marks, in small print under the picture and in the text alternative.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Width of the picture in pixels, at least 320.</summary>
    public int Width { get; init; } = 720;

    /// <summary>Height of the area inside the axes in pixels, at least 80; titles and labels come on top of it.</summary>
    public int PlotHeight { get; init; } = 280;
}
