using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>A chart: traces, axes and words, in the terms of Plotly's schema. <see cref="Charts"/> makes the usual ones.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class Figure : Displayable
{
    private readonly string _alt;

    /// <param name="layout">Title, axes, reference lines, notes and size.</param>
    /// <param name="traces">The marks, at least one set; those first in the list lie below.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentException">Something is missing or lengths disagree; the message says what.</exception>
    public Figure(Layout layout, IEnumerable<Trace> traces, string alt = "") : this(layout, traces, alt, "Figure") { }

    internal Figure(Layout layout, IEnumerable<Trace> traces, string alt, string who)
        : base(who, Require.NotNull(layout, who, "a layout").Title, alt)
    {
        who = $"{who} \"{Title}\"";
        Layout = layout;
        Traces = [.. Require.NotNull(traces, who, "traces")];
        _alt = alt;
        Require.Text(Require.NotNull(layout.X, who, "an x axis").Name, who, "a name for its x axis", "x: \"update\"");
        Require.Text(Require.NotNull(layout.Y, who, "a y axis").Name, who, "a name for its y axis", "y: \"loss\"");
        layout.X.Validate(who);
        layout.Y.Validate(who);
        if (Traces.Count == 0) throw new ArgumentException($"{who} has nothing to draw: expected at least one trace, got none.");
        if (layout.Width < 320 || layout.PlotHeight < 80)
            throw new ArgumentException($"{who} is too small to be read: expected a width of at least 320 and a plot height of at least 80 pixels, got {layout.Width} and {layout.PlotHeight}.");
        foreach (var trace in Traces) trace.Validate(who);
        if (Traces.Count > 1 && Traces.Any(t => t is HeatmapTrace)) throw new ArgumentException($"{who}: a heat map stands alone, but there are {Traces.Count} traces.");
        if (Traces.Any(t => t is BarTrace) && Traces.Any(t => t is not BarTrace)) throw new ArgumentException($"{who}: bars cannot share a chart with other traces.");
    }

    /// <summary>Titles, axes, notes, size.</summary>
    public Layout Layout { get; }

    /// <summary>What is drawn, in order.</summary>
    public IReadOnlyList<Trace> Traces { get; }

    /// <inheritdoc/>
    public override string Kind => Figures.Summary.Kind(this);

    /// <inheritdoc/>
    public override string Summary => Figures.Summary.Of(this);

    /// <summary>The same chart with one more horizontal line to compare with, e.g. a published figure.</summary>
    public Figure WithReference(double y, string text) => new(Layout with { References = [.. Layout.References, new(y, text)] }, Traces, _alt);

    /// <summary>The same chart with a few words at a point.</summary>
    public Figure WithNote(double x, double y, string text) => new(Layout with { Notes = [.. Layout.Notes, new(x, y, text)] }, Traces, _alt);

    /// <summary>Data and layout in Plotly's schema, valid for plotly.js 2 to 4; at most 6 significant digits, NaN and ∞ as null.</summary>
    public string ToPlotlyJson() => PlotlyJson.Write(this);

    /// <inheritdoc/>
    public override string ToHtml() => InteractiveHtml.Write(this);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> ToMimeBundle() =>
        new Dictionary<string, string>(base.ToMimeBundle()) { [Mime.Plotly] = ToPlotlyJson() };

    private protected override string SvgText()
    {
        var canvas = new Svg.Canvas();
        double height = Svg.FigureDrawing.Draw(canvas, this, Layout.Width);
        return canvas.ToDocument(Layout.Width, height, Title, TextAlternative);
    }
}
