namespace Unrolled.Figures;

/// <summary>One set of marks in a chart.</summary>
/// <param name="Name">What the legend calls it; empty keeps it out of the legend.</param>
public abstract record Trace(string Name)
{
    /// <summary>Which colour of the palette, from 0; null takes the trace's place among its fellows.</summary>
    public int? Colour { get; init; }

    /// <summary>What the text alternative says of it; null makes a line from the numbers.</summary>
    public string? Description { get; init; }

    internal abstract bool IsEmpty { get; }

    internal abstract void Validate(string who);
}

/// <summary>A line through points in the order given, with an optional shaded band. NaN interrupts the line.</summary>
public sealed record LineTrace(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Trace(Name)
{
    /// <summary>Lower edge of the band, one value per point; set together with <see cref="High"/>.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>Upper edge of the band.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>A dot on every point.</summary>
    public bool Markers { get; init; }

    /// <summary>Drawn pale, behind: the noisy curve under its smoothed one.</summary>
    public bool Faint { get; init; }

    /// <summary>Drawn dashed and grey: something to compare with, such as the unit circle, and no data of its own.</summary>
    public bool Guide { get; init; }

    internal bool IsBackground => Faint || Guide;

    internal override bool IsEmpty => X.Count == 0;

    internal override void Validate(string who)
    {
        Require.SameLength(X.Count, Y.Count, $"{who}, line \"{Name}\"", "x", "y");
        if ((Low is null) != (High is null)) throw new ArgumentException($"{who}, line \"{Name}\": a band needs both its lower and its upper edge, but only one was given.");
        if (Low is null || High is null) return;
        Require.SameLength(X.Count, Low.Count, $"{who}, line \"{Name}\"", "x", "the band's lower edge");
        Require.SameLength(X.Count, High.Count, $"{who}, line \"{Name}\"", "x", "the band's upper edge");
    }
}

/// <summary>Separate points, each with an optional word beside it.</summary>
public sealed record ScatterTrace(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y) : Trace(Name)
{
    /// <summary>One word per point, or null.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    internal override bool IsEmpty => X.Count == 0;

    internal override void Validate(string who)
    {
        Require.SameLength(X.Count, Y.Count, $"{who}, points \"{Name}\"", "x", "y");
        if (Labels is not null) Require.SameLength(X.Count, Labels.Count, $"{who}, points \"{Name}\"", "x", "labels");
    }
}

/// <summary>One bar per category of the x axis; several bar traces stand side by side.</summary>
public sealed record BarTrace(string Name, IReadOnlyList<double> Values) : Trace(Name)
{
    /// <summary>Lower ends of the whiskers, in the values' own unit (not a distance); set together with <see cref="High"/>.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>Upper ends of the whiskers.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Single results behind each bar, e.g. one per seed, drawn as dots.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Dots { get; init; }

    internal override bool IsEmpty => Values.Count == 0;

    internal override void Validate(string who)
    {
        if ((Low is null) != (High is null)) throw new ArgumentException($"{who}, bars \"{Name}\": whiskers need both ends, but only one was given.");
        if (Low is not null) Require.SameLength(Values.Count, Low.Count, $"{who}, bars \"{Name}\"", "values", "the whiskers' lower ends");
        if (High is not null) Require.SameLength(Values.Count, High.Count, $"{who}, bars \"{Name}\"", "values", "the whiskers' upper ends");
        if (Dots is not null) Require.SameLength(Values.Count, Dots.Count, $"{who}, bars \"{Name}\"", "values", "dots");
    }
}

/// <summary>A matrix as coloured cells, first row on top. NaN leaves a cell blank.</summary>
/// <param name="Name">What the colours mean; stands beside the colour bar.</param>
/// <param name="Values">The matrix.</param>
public sealed record HeatmapTrace(string Name, double[,] Values) : Trace(Name)
{
    /// <summary>The order of colours; <see cref="ColourScale.Diverging"/> is centred on 0.</summary>
    public ColourScale Scale { get; init; } = ColourScale.Diverging;

    /// <summary>Colours follow log₁₀ of the value; values that are not positive are left blank.</summary>
    public bool Log { get; init; }

    /// <summary>Prints each value in its cell where it fits.</summary>
    public bool ShowValues { get; init; }

    /// <summary>What is written in the cells instead of their values, e.g. counts or the characters of a text; null for the values.</summary>
    public string[,]? Texts { get; init; }

    /// <summary>The cells are those of a running text: without gaps, no wider than a letter needs, in a typewriter's letters.</summary>
    public bool Seamless { get; init; }

    /// <summary>The values at the ends of the colours; null takes them from the data.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>The key of the colours is drawn.</summary>
    public bool ColourBar { get; init; } = true;

    internal override bool IsEmpty => false;

    internal int Rows => Values.GetLength(0);

    internal int Columns => Values.GetLength(1);

    internal override void Validate(string who)
    {
        if (Rows == 0 || Columns == 0) throw new ArgumentException($"{who}: a heat map needs at least one row and one column, but the matrix is {Rows} × {Columns}.");
        if (Texts is not null && (Texts.GetLength(0), Texts.GetLength(1)) != (Rows, Columns))
            throw new ArgumentException($"{who}: a heat map's texts need the shape of its values, {Rows} × {Columns}, but are {Texts.GetLength(0)} × {Texts.GetLength(1)}.");
        if (Log && Scale == ColourScale.Diverging) throw new ArgumentException($"{who}: a logarithm has no sign, so a log heat map needs ColourScale.Sequential, but got Diverging.");
    }
}
