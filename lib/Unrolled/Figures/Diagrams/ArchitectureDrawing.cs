using Unrolled.Sequences;

namespace Unrolled.Figures.Svg;

/// <summary>Draws an <see cref="Architecture"/> between two edges: a column for each step, x below, h in the middle, ŷ above.</summary>
/// <param name="canvas">Where to.</param>
/// <param name="net">What.</param>
/// <param name="left">The left edge.</param>
/// <param name="right">The right edge.</param>
/// <param name="small">As one panel among others: closer, and without the names of the rows.</param>
internal sealed class ArchitectureDrawing(Canvas canvas, Architecture net, double left, double right, bool small)
{
    private const double Small = 11, Letters = 12.5;
    private readonly double _width = BoxWidth(net, small), _height = small ? 26 : 32, _up = small ? 26 : 34, _names = small ? 0 : 140;
    private readonly List<int> _steps = Shown(net, small);

    /// <summary>Pixels from the top of the drawing to its bottom.</summary>
    public double Height => 12 + 3 * _height + 2 * _up + Below + 16 * (Notes().Count - 1) + (small ? 10 : 16);

    // the note stands below what is fed back and the names of the two halves
    private double Below => net.Feeds || net.Form == SequenceForm.EncoderDecoder ? 40 : 24;

    /// <summary>The least width in which it can be drawn as a panel.</summary>
    public static double Narrowest(Architecture net) => Shown(net, true).Count * (BoxWidth(net, true) + 17) + 12;

    private double Slot => Math.Min(small ? 66 : 84, (right - left - (small ? 12 : 2 * Header.Margin) - _names) / _steps.Count);

    private static double BoxWidth(Architecture net, bool small) => Math.Max(small ? 36 : 44, TextWidth.Of($"h⟨{net.Steps}⟩", Letters, true) + 8);

    /// <returns>The bottom.</returns>
    public double Draw(double top)
    {
        double y = top + 12, h = y + _height + _up, x = h + _height + _up;
        if (!small) RowNames(y, h, x);
        for (int k = 0; k < _steps.Count; k++)
            if (_steps[k] == 0) Ellipsis(k, y, h, x);
            else Step(k, y, h, x);
        if (net.Form == SequenceForm.EncoderDecoder) Divide(y, x + _height);
        double at = x + _height + Below - 16, size = small ? Small : 12;
        foreach (string line in Notes()) canvas.Text((left + right + _names) / 2, at += 16, TextWidth.Fit(line, size, false, right - left - _names - 8), size, Anchor.Middle, "uf-m");
        return at + (small ? 10 : 16);
    }

    private List<string> Notes() => small ? [net.Shapes] : net.Feeds ? [net.Sharing, "Dashed: an output becomes the next input."] : [net.Sharing];

    // Long sequences show their first steps and their last; 0 stands for those between.
    private static List<int> Shown(Architecture net, bool small)
    {
        return net.Form == SequenceForm.EncoderDecoder ? [.. Part(0, net.StepsIn, 4), .. Part(net.StepsIn, net.StepsOut, 4)] : [.. Part(0, net.Steps, small ? 5 : 8)];

        static IEnumerable<int> Part(int from, int count, int most) => count <= most ? Enumerable.Range(from + 1, count) : [.. Enumerable.Range(from + 1, most - 2), 0, from + count];
    }

    private double Centre(int k) => Math.Round((left + right + _names) / 2 + (k - (_steps.Count - 1) / 2.0) * Slot);

    private void Step(int k, double y, double h, double x)
    {
        int t = _steps[k], output = net.OutputAt(t);
        bool alone = net.Form == SequenceForm.OneToOne, decodes = net.Form == SequenceForm.EncoderDecoder && t > net.StepsIn;
        double centre = Centre(k);
        Box(centre, h, alone ? "h" : decodes ? $"s⟨{output}⟩" : $"h⟨{t}⟩", decodes ? 2 : 0);
        if (k > 0) Across(Centre(k - 1), centre, h + _height / 2, _steps[k - 1] == 0);
        if (k + 1 < _steps.Count && _steps[k + 1] == 0) Across(centre, Centre(k + 1), h + _height / 2, false, 12);
        if (net.HasInput(t)) Carry(centre, x, alone || net.StepsIn == 1 ? "x" : $"x⟨{t}⟩", 5, h + _height, x);
        if (output == 0) return;
        Carry(centre, y, net.StepsOut == 1 ? "ŷ" : $"ŷ⟨{output}⟩", 1, y + _height, h);
        if (k + 1 < _steps.Count && _steps[k + 1] == t + 1 && net.IsFed(t + 1)) Feed(centre, Centre(k + 1), y, h, x);
    }

    private void Carry(double centre, double top, string name, int slot, double to, double from)
    {
        Box(centre, top, name, slot);
        Wires.Draw(canvas, [(centre, from), (centre, to + 1)], "uf-ink", "uf-t");
    }

    private void Box(double centre, double top, string name, int slot)
    {
        canvas.Rect(centre - _width / 2, top, _width, _height, $"uf-band uf-f{slot} uf-s{slot} uf-thick", "rx=\"6\"");
        canvas.Text(centre, top + _height / 2 + 4, name, Letters, Anchor.Middle, "uf-t uf-b");
    }

    private void Across(double from, double to, double y, bool afterDots, double end = -1) =>
        Wires.Draw(canvas, [(from + (afterDots ? 12 : _width / 2), y), (to - (end < 0 ? _width / 2 : end), y)], "uf-s0", "uf-f0", 2);

    // ŷ⟨t⟩ goes round under the next column and enters it from below.
    private void Feed(double from, double to, double y, double h, double x)
    {
        double middle = (from + to) / 2, under = x + _height / 2;
        (double, double)[] way = [(from + _width / 2, y + _height / 2), (middle, y + _height / 2), (middle, under), (to, under), (to, h + _height + 1)];
        Wires.Draw(canvas, way, "uf-s1", "uf-f1", 1.5, "stroke-dasharray=\"5 4\"");
    }

    private void Ellipsis(int k, double y, double h, double x)
    {
        int before = _steps[k - 1];
        bool outputs = net.OutputAt(before) > 0 && net.OutputAt(before + 1) > 0, inputs = net.HasInput(before) && net.HasInput(before + 1);
        foreach (var (top, shown) in new[] { (y, outputs), (h, true), (x, inputs) })
            for (int dot = -1; shown && dot <= 1; dot++) canvas.Circle(Centre(k) + 6 * dot, top + _height / 2, 1.6, "uf-t");
    }

    private void RowNames(double y, double h, double x)
    {
        string t = net.Form switch { SequenceForm.OneToMany => "T_y", SequenceForm.ManyToOne or SequenceForm.EncoderDecoder => "T_x", _ => "T" };
        RowName(y, "output ŷ", $"V × {(net.Form is SequenceForm.ManyToMany ? "T" : "T_y")} = {net.Outputs} × {net.StepsOut}");
        if (net.Form == SequenceForm.EncoderDecoder) RowName(h, "states h and s", $"H × T_x = {net.Hidden} × {net.StepsIn}", $"H × T_y = {net.Hidden} × {net.StepsOut}");
        else RowName(h, "state h", $"H × {t} = {net.Hidden} × {net.Steps}");
        RowName(x, "input x", $"D × {(net.Form is SequenceForm.ManyToMany ? "T" : "T_x")} = {net.Inputs} × {net.StepsIn}");
    }

    private void RowName(double top, params string[] lines)
    {
        double y = top + _height / 2 + 4 - 7 * (lines.Length - 1), at = Centre(0) - _width / 2 - 18;
        foreach (string line in lines)
        {
            canvas.Text(at, y, TextWidth.Fit(line, Small, line == lines[0], at - left - 6), Small, Anchor.End, line == lines[0] ? "uf-t uf-b" : "uf-m");
            y += 14;
        }
    }

    private void Divide(double top, double bottom)
    {
        int k = _steps.IndexOf(net.StepsIn + 1);
        double at = (Centre(k - 1) + Centre(k)) / 2;
        canvas.Path($"M{canvas.X(at)} {Numbers.Px(top - 6)}V{Numbers.Px(bottom + 6)}", "uf-rule uf-ref", "stroke-dasharray=\"2 4\"");
        canvas.Text(at - 8, bottom + 18, "encoder", Small, Anchor.End, "uf-m");
        canvas.Text(at + 8, bottom + 18, "decoder", Small, css: "uf-m");
    }
}
