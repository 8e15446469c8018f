namespace Unrolled.Figures.Svg;

/// <summary>Draws an <see cref="UnrolledNet"/>: columns are steps, rows are ŷ, h and x.</summary>
internal sealed class UnrolledDrawing
{
    private const double Gap = 48, Small = 11, Caption = 12.5;
    private readonly Canvas _canvas;
    private readonly UnrolledNet _net;
    private readonly double _width, _slot, _cellWidth, _cellHeight, _most;

    public UnrolledDrawing(Canvas canvas, UnrolledNet net, double width)
    {
        (_canvas, _net, _width) = (canvas, net, width);
        _slot = Math.Min(112, (width - 2 * Header.Margin) / (net.Steps + 1));
        _cellWidth = Math.Min(54, _slot - 36);
        _cellHeight = Math.Max(net.Inputs, Math.Max(net.Hidden, net.Outputs)) > 8 ? 17 : 20;
        _most = net.X.Concat(net.H).Concat(net.Y).SelectMany(v => v).Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
    }

    /// <returns>The bottom of the picture.</returns>
    public double Draw(double top)
    {
        double yTop = top + 24, hTop = _net.Outputs == 0 ? top + 26 : yTop + _net.Outputs * _cellHeight + Gap;
        double hBottom = hTop + _net.Hidden * _cellHeight, xTop = hBottom + Gap, xBottom = xTop + _net.Inputs * _cellHeight;
        if (_net.Outputs > 0) RowName("prediction", Count(_net.Outputs, "value"), (yTop + hTop - Gap) / 2);
        RowName("input", Count(_net.Inputs, "value"), (xTop + xBottom) / 2);
        RowName("state", Count(_net.Hidden, "unit"), hBottom + 20);
        DrawState(0, hTop, false);
        for (int t = 1; t <= _net.Steps; t++) DrawStep(t, yTop, hTop, xTop, xBottom);
        return Key(Note(xBottom + (_net.Symbols is null ? 24 : 41)));
    }

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    private double Centre(int t) => _width / 2 + (t - _net.Steps / 2.0) * _slot;

    private void DrawStep(int t, double yTop, double hTop, double xTop, double xBottom)
    {
        double centre = Centre(t), hBottom = xTop - Gap, middle = (hTop + hBottom) / 2;
        bool hasOutput = _net.Y[t - 1].Length > 0;
        Stack(_net.X[t - 1], centre, xTop, $"x⟨{t}⟩", _net.X);
        _canvas.Text(centre, xBottom + 17, $"x⟨{t}⟩", Caption, Anchor.Middle);
        if (_net.Symbols is not null) _canvas.Text(centre, xBottom + 34, TextWidth.Fit($"“{_net.Symbols[t - 1]}”", Small, false, _slot - 4), Small, Anchor.Middle, "uf-m");
        Arrow(centre, xTop - 3, centre, hBottom + 3);
        UpName(centre, (hBottom + xTop) / 2, _net.Weights.Input, _net.Hidden, _net.Inputs);
        Arrow(Centre(t - 1) + _cellWidth / 2 + 3, middle, centre - _cellWidth / 2 - 3, middle);
        AcrossName((Centre(t - 1) + centre) / 2, middle);
        DrawState(t, hTop, hasOutput);
        if (!hasOutput) return;
        double yBottom = hTop - Gap;
        Arrow(centre, hTop - 3, centre, yBottom + 3);
        UpName(centre, (yBottom + hTop) / 2, _net.Weights.Output, _net.Outputs, _net.Hidden);
        Stack(_net.Y[t - 1], centre, yTop, $"ŷ⟨{t}⟩", _net.Y);
        _canvas.Text(centre, yTop - 8, $"ŷ⟨{t}⟩", Caption, Anchor.Middle);
    }

    private void DrawState(int t, double hTop, bool besideArrow)
    {
        Stack(_net.H[t], Centre(t), hTop, $"h⟨{t}⟩", _net.H);
        double beside = Math.Min(hTop - 8, hTop + _net.Hidden * _cellHeight / 2 - 24);        // clear of the recurrent weights' letter
        if (besideArrow) _canvas.Text(Centre(t) - 5, beside, $"h⟨{t}⟩", Caption, Anchor.End);
        else _canvas.Text(Centre(t), hTop - 8, $"h⟨{t}⟩", Caption, Anchor.Middle);
    }

    private void Stack(double[] values, double centre, double top, string name, double[][] family)
    {
        var format = Numbers.Common(family.SelectMany(v => v), 2);
        for (int i = 0; i < values.Length; i++)
        {
            double v = values[i], y = top + i * _cellHeight;
            int rgb = Palette.At(ColourScale.Diverging, double.IsFinite(v) ? 0.5 + v / _most / 2 : 0.5);
            string text = double.IsFinite(v) ? format(v) : double.IsNaN(v) ? "NaN" : Numbers.Short(v);
            _canvas.Rect(centre - _cellWidth / 2, y, _cellWidth, _cellHeight, "uf-cell uf-edge", $"fill=\"{Palette.Hex(rgb)}\"", $"{name}, place {i + 1}: {Numbers.Short(v)}");
            if (TextWidth.Of(text, Small) <= _cellWidth - 3)
                _canvas.Text(centre, y + _cellHeight / 2 + 4, text, Small, Anchor.Middle, Palette.IsDark(rgb) ? "uf-w" : "uf-k");
        }
    }

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
        if (fits) _canvas.Text(x + 7, middle + 13, shape, Small, css: "uf-m");
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
        string note = _net.Steps == 1 ? $"One step, with {_net.Shared}." : $"All {_net.Steps} steps share the same weights: {_net.Shared}.";
        foreach (string line in TextWidth.Wrap(note, 12, false, _width - 2 * Header.Margin)) _canvas.Text(_width / 2, y += 17, line, 12, Anchor.Middle);
        return y + 8;
    }

    private double Key(double top)
    {
        const double length = 150;
        double left = _width / 2 - length / 2;
        _canvas.Gradient(left, top + 6, length, 10, ColourScale.Diverging);
        _canvas.Text(left - 6, top + 15, Numbers.Short(-_most), Small, Anchor.End, "uf-m");
        _canvas.Text(left + length + 6, top + 15, Numbers.Short(_most), Small, css: "uf-m");
        return top + 28;
    }
}
