using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>Figures side by side in one picture.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class FigureRow : Displayable
{
    private const double Narrowest = 340, Gap = 8;

    internal FigureRow(IReadOnlyList<Figure> figures)
        : base("Charts.Row", string.Join(" · ", figures.Select(f => f.Title)), string.Join("\n", figures.Select(f => $"{f.Title}: {f.TextAlternative}"))) => Panels = figures;

    /// <summary>The figures, left to right.</summary>
    public IReadOnlyList<Figure> Panels { get; }

    /// <inheritdoc/>
    public override string Kind => $"{Panels.Count} pictures side by side.";

    /// <summary>Empty: each panel's own summary is part of the text alternative.</summary>
    public override string Summary => "";

    private protected override string SvgText()
    {
        double panel = Math.Max(Narrowest, (720 - Gap * (Panels.Count - 1)) / Panels.Count), height = 0;
        var canvas = new Svg.Canvas();
        foreach (var figure in Panels)
        {
            height = Math.Max(height, Svg.FigureDrawing.Draw(canvas, figure, panel));
            canvas.OriginX += panel + Gap;
        }
        return canvas.ToDocument(canvas.OriginX - Gap, height, Title, TextAlternative);
    }
}

public static partial class Charts
{
    /// <summary>Figures side by side; from three on the row grows wider rather than its letters smaller.</summary>
    public static FigureRow Row(params Figure[] figures)
    {
        if (figures is null || figures.Length == 0) throw new ArgumentException("Charts.Row needs at least one figure, but got none.");
        return new([.. figures.Select((f, i) => Require.NotNull(f, "Charts.Row", $"a figure in place {i + 1}"))]);
    }
}
