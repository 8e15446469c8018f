using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>Several sequence architectures in one picture.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class ArchitecturePanel : Displayable
{
    private const double Width = 720, Gap = 10, Name = 34;

    internal ArchitecturePanel(IReadOnlyList<Architecture> nets, string title, string alt) : base("Diagrams.Architectures", title, alt) => Nets = nets;

    /// <summary>The architectures, in reading order.</summary>
    public IReadOnlyList<Architecture> Nets { get; }

    /// <inheritdoc/>
    public override string Kind => $"{Nets.Count} sequence architectures: the same recurrent step, with inputs and outputs in {Nets.Count} arrangements.";

    /// <inheritdoc/>
    public override string Summary => string.Join(" ", Nets.Select(n => n.Said));

    private protected override string SvgText()
    {
        var canvas = new Svg.Canvas();
        double top = Svg.Header.Draw(canvas, Title, Width);
        foreach (var row in Rows()) top = DrawRow(canvas, row, top + 8);
        return canvas.ToDocument(Width, top + 6, Title, TextAlternative);
    }

    // As many to a row as fit beside each other.
    private List<List<Architecture>> Rows()
    {
        var rows = new List<List<Architecture>> { new() };
        foreach (var net in Nets)
        {
            if (rows[^1].Count > 0 && rows[^1].Append(net).Sum(Need) + Gap * rows[^1].Count > Width - 2 * Svg.Header.Margin) rows.Add([]);
            rows[^1].Add(net);
        }
        return rows;
    }

    private static double Need(Architecture net) =>
        Math.Max(Svg.ArchitectureDrawing.Narrowest(net), Math.Max(Svg.TextWidth.Of(Architecture.Name(net.Form), 13, true), Svg.TextWidth.Of(net.Shapes, 11)) + 16);

    private static double DrawRow(Svg.Canvas canvas, List<Architecture> row, double top)
    {
        double spare = (Width - 2 * Svg.Header.Margin - Gap * (row.Count - 1) - row.Sum(Need)) / row.Count, left = Svg.Header.Margin, bottom = top;
        var panels = row.Select(net => (net, Width: Need(net) + spare)).ToList();
        foreach (var (net, width) in panels) bottom = Math.Max(bottom, top + Name + new Svg.ArchitectureDrawing(canvas, net, 0, width, true).Height);
        foreach (var (net, width) in panels)
        {
            canvas.Rect(left, top, width, bottom - top, "uf-grid", "fill=\"none\" rx=\"8\"");
            canvas.Text(left + width / 2, top + 22, Architecture.Name(net.Form), 13, Svg.Anchor.Middle, "uf-t uf-b");
            new Svg.ArchitectureDrawing(canvas, net, left, left + width, true).Draw(top + Name);
            left += width + Gap;
        }
        return bottom;
    }
}
