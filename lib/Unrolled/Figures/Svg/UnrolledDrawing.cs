namespace Unrolled.Figures.Svg;

/// <summary>Draws an <see cref="UnrolledNet"/>: columns are steps, rows are ŷ, h and x.</summary>
internal sealed class UnrolledDrawing
{
    private const double Gap = 48, Small = 11, Caption = 12.5;
    private readonly Canvas _canvas;
    private readonly UnrolledNet _net;
    private readonly ValueCell _cell;
    private readonly double _width, _slot, _cellWidth, _cellHeight, _gap, _strip;

    public UnrolledDrawing(Canvas canvas, UnrolledNet net, double width)
    {
        (_canvas, _net, _width) = (canvas, net, width);
        _slot = Math.Min(112, (width - 2 * Header.Margin) / (net.Steps + 1));
        _cellWidth = Math.Min(54, _slot - 36);
        _cellHeight = Math.Max(net.Inputs, Math.Max(net.Hidden, net.Outputs)) > 8 ? 17 : 20;
        _gap = Math.Max(5, 22 - net.Hidden * _cellHeight / 2);                   // below the recurrent weights' shape
        _strip = net.Back is null ? 0 : _gap + 19;
        _cell = new(canvas, ValueCell.Most(net.X.Concat(net.H).Concat(net.Y).SelectMany(v => v)));
    }

    /// <returns>The bottom of the picture.</returns>
    public double Draw(double top)
    {
        double yTop = top + 24, hTop = _net.Outputs == 0 ? top + 26 : yTop + _net.Outputs * _cellHeight + Gap;
        double hBottom = hTop + _net.Hidden * _cellHeight, xTop = hBottom + _strip + Gap, xBottom = xTop + _net.Inputs * _cellHeight;
        if (_net.Outputs > 0) RowName("prediction", Count(_net.Outputs, "value"), (yTop + hTop - Gap) / 2);
        RowName("input", Count(_net.Inputs, "value"), (xTop + xBottom) / 2);
        RowName("state", Count(_net.Hidden, "unit"), hBottom + _strip + 20);
        DrawState(0, hTop, false);
        if (_net.Back is not null) DrawGradient(0, hBottom);
        for (int t = 1; t <= _net.Steps; t++) DrawStep(t, yTop, hTop, xTop, xBottom);
        return _cell.Key(_width / 2, Note(xBottom + (_net.Symbols is null ? 24 : 41)));
    }

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    private double Centre(int t) => _width / 2 + (t - _net.Steps / 2.0) * _slot;

    private void DrawStep(int t, double yTop, double hTop, double xTop, double xBottom)
    {
        double centre = Centre(t), hBottom = xTop - Gap - _strip, middle = (hTop + hBottom) / 2;
        bool hasOutput = _net.Y[t - 1].Length > 0;
        Stack(_net.X[t - 1], centre, xTop, $"x⟨{t}⟩", _net.X);
        _canvas.Text(centre, xBottom + 17, $"x⟨{t}⟩", Caption, Anchor.Middle);
        if (_net.Symbols is not null) _canvas.Text(centre, xBottom + 34, TextWidth.Fit($"“{_net.Symbols[t - 1]}”", Small, false, _slot - 4), Small, Anchor.Middle, "uf-m");
        Arrow(centre, xTop - 3, centre, hBottom + _strip + 3);
        UpName(centre, (hBottom + _strip + xTop) / 2, _net.Weights.Input, _net.Hidden, _net.Inputs);
        Arrow(Centre(t - 1) + _cellWidth / 2 + 3, middle, centre - _cellWidth / 2 - 3, middle);
        AcrossName((Centre(t - 1) + centre) / 2, middle);
        DrawState(t, hTop, hasOutput);
        if (_net.Back is not null) DrawGradient(t, hBottom);
        if (!hasOutput) return;
        double yBottom = hTop - Gap;
        Arrow(centre, hTop - 3, centre, yBottom + 3);
        if (_net.Back is not null) Return((centre - 9, yBottom + 3), (centre - 9, hTop - 3));
        UpName(centre, (yBottom + hTop) / 2, _net.Weights.Output, _net.Outputs, _net.Hidden);
        Stack(_net.Y[t - 1], centre, yTop, $"ŷ⟨{t}⟩", _net.Y);
        _canvas.Text(centre, yTop - 8, $"ŷ⟨{t}⟩", Caption, Anchor.Middle);
    }

    private void DrawState(int t, double hTop, bool besideArrow)
    {
        Stack(_net.H[t], Centre(t), hTop, $"h⟨{t}⟩", _net.H);
        double beside = Math.Min(hTop - 8, hTop + _net.Hidden * _cellHeight / 2 - (_net.Back is null ? 22 : 26));        // clear of the recurrent weights' letter
        if (besideArrow) _canvas.Text(Centre(t) - (_net.Back is null ? 5 : 16), beside, $"h⟨{t}⟩", Caption, Anchor.End);
        else _canvas.Text(Centre(t), hTop - 8, $"h⟨{t}⟩", Caption, Anchor.Middle);
    }

    private void Stack(double[] values, double centre, double top, string name, double[][] family)
    {
        var format = Numbers.Common(family.SelectMany(v => v), 2);
        for (int i = 0; i < values.Length; i++)
            _cell.Draw(centre - _cellWidth / 2, top + i * _cellHeight, _cellWidth, _cellHeight, values[i], format, $"{name}, place {i + 1}");
    }

    // The size of the gradient stands right under its state, and goes on to the state before.
    private void DrawGradient(int t, double hBottom)
    {
        double norm = _net.Back![t], top = hBottom + _gap, middle = top + 9, half = Math.Min(_slot / 2 - 9, 30);
        string text = new[] { 2, 1 }.Select(digits => Numbers.Significant(norm, digits)).FirstOrDefault(s => TextWidth.Of(s, Small) <= 2 * half - 3) ?? "";
        _canvas.Rect(Centre(t) - half, top, 2 * half, 18, "uf-s1 uf-thick", "fill=\"none\" rx=\"5\"", $"‖∂L/∂h⟨{t}⟩‖: {Numbers.Short(norm)}");
        _canvas.Text(Centre(t), middle + 4, text, Small, Anchor.Middle);
        if (t > 0) Return((Centre(t) - half - 2, middle), (Centre(t - 1) + half + 2, middle));
    }

    private void Return((double, double) from, (double, double) to) => Wires.Draw(_canvas, [from, to], "uf-s1", "uf-f1", 1.5, "stroke-dasharray=\"5 4\"");

    private void Arrow(double x1, double y1, double x2, double y2)
    {
        _canvas.Line(x1, y1, x2, y2, "uf-edge uf-thick");
        string at = $"M{_canvas.X(x2)} {Numbers.Px(y2)}";
        _canvas.Path(at + (x1 == x2 ? "l4.5 8h-9z" : "l-8-4.5v9z"), "uf-arrow");
    }

    // The shape stands with the letter only where both have room; the note below always tells it.
    private void UpName(double x, double middle, string letter, int rows, int columns)
    {
        string shape = $"{rows}×{columns}";
        bool fits = TextWidth.Of(shape, Small) <= _slot / 2 - 9;
        _canvas.Text(x + 7, middle + (fits ? -2 : 4), TextWidth.Fit(letter, Caption, true, _slot / 2 - 9), Caption, css: "uf-t uf-b");
        if (fits) _canvas.Text(x + 7, middle + 12, shape, Small, css: "uf-m");
    }

    private void AcrossName(double x, double y)
    {
        string shape = $"{_net.Hidden}×{_net.Hidden}";
        double room = _slot - _cellWidth - 2;
        _canvas.Text(x, y - 8, TextWidth.Fit(_net.Weights.Recurrent, Caption, true, room), Caption, Anchor.Middle, "uf-t uf-b");
        if (TextWidth.Of(shape, Small) <= room) _canvas.Text(x, y + 17, shape, Small, Anchor.Middle, "uf-m");
    }

    private void RowName(string name, string size, double middle)
    {
        _canvas.Text(Centre(0), middle, name, Small, Anchor.Middle, "uf-m");
        _canvas.Text(Centre(0), middle + 15, size, Small, Anchor.Middle, "uf-m");
    }

    private double Note(double y)
    {
        List<string> notes = [_net.Steps == 1 ? $"One step, with {_net.Shared}." : $"All {_net.Steps} steps share the same weights: {_net.Shared}."];
        if (_net.Back is not null) notes.Add("Dashed, the way back: under each state ‖∂L/∂h⟨t⟩‖.");
        foreach (string line in notes.SelectMany(note => TextWidth.Wrap(note, 12, false, _width - 2 * Header.Margin))) _canvas.Text(_width / 2, y += 17, line, 12, Anchor.Middle);
        return y + 8;
    }
}
