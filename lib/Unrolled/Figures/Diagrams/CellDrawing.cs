namespace Unrolled.Figures.Svg;

/// <summary>Draws a placed cell: wires, then what they join, then letters and numbers, then the equations.</summary>
internal sealed class CellDrawing(Canvas canvas, CellDiagram cell, CellLayout layout)
{
    private const double Chip = 54, ChipHeight = 18, Letters = 12.5, Small = CellLayout.Small;
    private readonly CellGraph _graph = layout.Graph;

    /// <returns>The bottom of the picture.</returns>
    public double Draw()
    {
        canvas.Rect(layout.Left, layout.Top, layout.Right - layout.Left, layout.Bottom - layout.Top, "uf-edge", "fill=\"none\" rx=\"12\"");
        foreach (var wire in _graph.Wires.OrderBy(w => w.Kind is WireKind.Peephole ? 0 : w.Kind is WireKind.Input ? 1 : 2)) DrawWire(wire);
        foreach (var (x, y, kind) in _graph.Dots) canvas.Circle(x, y, 3.2, Ink(kind).Fill);
        DrawTaps();
        foreach (var node in _graph.Nodes) DrawNode(node);
        foreach (var mark in _graph.Marks) DrawMark(mark);
        return DrawValueKey(DrawEquations(layout.Bottom + 58));
    }

    private static (string Stroke, string Fill, double Width) Ink(WireKind kind) => kind switch
    {
        WireKind.State => ("uf-s2", "uf-f2", 4),
        WireKind.Hidden => ("uf-s0", "uf-f0", 2),
        WireKind.Gates => ("uf-s4", "uf-f4", 1.75),
        WireKind.Input => ("uf-s5", "uf-f5", 1.75),
        WireKind.Peephole => ("uf-s3", "uf-f3", 1.75),
        _ => ("uf-ink", "uf-t", 1.5),
    };

    private void DrawWire(CellWire wire)
    {
        var (stroke, fill, width) = Ink(wire.Kind);
        bool along = wire.Kind == WireKind.Hidden && wire.Points.All(p => p.Y == wire.Points[0].Y) && cell.Equations.State == "h";
        string dash = wire.Kind == WireKind.Peephole ? " stroke-dasharray=\"6 4\"" : "";
        Wires.Draw(canvas, wire.Points, stroke, fill, along ? 4 : wire.Kind == WireKind.State && wire.Points.Count > 2 ? 2 : width,
            $"data-from=\"{Xml.Escape(wire.From.Id)}\" data-to=\"{Xml.Escape(wire.To.Id)}\"{dash}");
    }

    // A dot wherever a bus has a branch and runs on.
    private void DrawTaps()
    {
        var branching = _graph.Wires.Where(w => w.From.Op == "in" && w.Points.Count > 2 && w.Kind != WireKind.Peephole);
        foreach (var bus in branching.GroupBy(w => (w.From, w.Points[^2].Y)))
        {
            double last = bus.Max(w => w.Points[^2].X);
            foreach (var wire in bus.Where(w => w.Points[^2].X < last)) canvas.Circle(wire.Points[^2].X, wire.Points[^2].Y, 3.2, Ink(wire.Kind).Fill);
        }
        if (cell.Equations.State == "h" && branching.FirstOrDefault(w => w.From.Id == "h′") is { } down)
            canvas.Circle(down.Points[1].X, down.Points[1].Y, 3.6, Ink(WireKind.Hidden).Fill);
    }

    private void DrawNode(CellNode node)
    {
        string data = $"data-node=\"{Xml.Escape(node.Id)}\" data-op=\"{node.Op}\"";
        double left = node.X - node.HalfWidth, top = node.Y - node.HalfHeight;
        string tint = node.Op switch { "box" => "uf-f5", "σ" => "uf-f4", "tanh" or "max" => "uf-f1", _ => "" };
        if (node.Op is "in" or "out") return;
        canvas.Rect(left, top, 2 * node.HalfWidth, 2 * node.HalfHeight, "uf-bg", $"rx=\"{(tint.Length == 0 ? 11 : 6)}\"");
        var (css, shape) = tint.Length == 0 ? ("uf-ink uf-thick", "fill=\"none\" rx=\"11\"") : ($"uf-band {tint} uf-thick {tint.Replace("-f", "-s")}", "rx=\"6\"");
        canvas.Rect(left, top, 2 * node.HalfWidth, 2 * node.HalfHeight, css, $"{shape} {data}");
        if (node.Op == "box") DrawBox(node, left, top);
        else if (node.Op is "⊙" or "+") DrawSign(node);
        else canvas.Text(node.X, node.Y + 4, node.Op switch { "1−" => "1−", "max" => "max 0", var f => f }, 12, Anchor.Middle, "uf-t uf-b");
    }

    // ⊙ and + as strokes: their signs in fonts differ too much in size and height.
    private void DrawSign(CellNode node)
    {
        if (node.Op == "⊙") canvas.Circle(node.X, node.Y, 3, "uf-t");
        else canvas.Path($"M{canvas.X(node.X - 5)} {Numbers.Px(node.Y)}h10m-5-5v10", "uf-ink uf-thick");
    }

    private void DrawBox(CellNode node, double left, double top)
    {
        var gate = cell.Equations.Gates.First(g => g.Name == node.Id);
        string heading = layout.Heading(gate);
        double y = top + 4 + (node.HalfHeight * 2 - 12 - CellLayout.Line * (gate.Terms.Count + (heading.Length > 0 ? 1 : 0))) / 2;
        if (heading.Length > 0) canvas.Text(node.X, y += CellLayout.Line, heading, Small, Anchor.Middle, "uf-t");
        foreach (var term in gate.Terms)
        {
            y += CellLayout.Line;
            canvas.Text(left + 8, y, term.ToString()!, Small, css: "uf-t uf-b");
            canvas.Text(left + layout.BoxWidth - 8, y, CellGate.Shape(term, cell.Inputs, cell.Hidden), Small, Anchor.End, "uf-m");
        }
    }

    private void DrawMark(CellMark mark)
    {
        bool chip = mark.Of.Value is not null, end = mark.Of.Op == "in" || _graph.Nodes.Any(n => n.Op == "out" && n.Id == $"{mark.Letter}⟨t⟩");
        string letter = !end || mark.Letter.Contains(' ') ? mark.Letter : mark.Letter.EndsWith('′') ? $"{mark.Letter[..^1]}⟨t−1⟩" : $"{mark.Letter}⟨t⟩";
        double aside = chip && mark.Side != Side.Above ? Chip / 2 + 5 : 7;
        var (x, y, anchor) = mark.Side switch
        {
            Side.Left => (mark.X - aside, mark.Y + 4, Anchor.End),
            Side.Right => (mark.X + aside, mark.Y + 4, Anchor.Start),
            _ => (mark.X, mark.Y - (chip ? 14 : 8), Anchor.Middle),
        };
        canvas.Text(x, y, letter, Letters, anchor, letter.Length == 1 || end ? "uf-t uf-b uf-halo" : "uf-t uf-halo");
        if (end && mark.Side == Side.Above) canvas.Text(x, mark.Y + (chip ? 24 : 18), Size(mark), Small, anchor, "uf-m");
        else if (end) canvas.Text(x + TextWidth.Of(letter, Letters, true) + 6, y, Size(mark), Small, anchor, "uf-m");
        if (chip)
            new ValueCell(canvas, Most).Draw(mark.X - Chip / 2, mark.Y - ChipHeight / 2, Chip, ChipHeight, mark.Of.Value!.Value, Format, letter, " rx=\"5\"");
    }

    private string Size(CellMark mark) => mark.Of.Id == "x" ? $"D = {cell.Inputs}" : $"{cell.Hidden}";

    private double Most => ValueCell.Most(_graph.Marks.Select(m => m.Of.Value ?? 0));

    // three decimals where that says something, else as many digits as there is room for
    private static string Format(double v) => Math.Abs(v) is < 9.9995 and >= 0.001 || v == 0 ? Numbers.Fixed(v, 3)
        : new[] { 3, 2, 1 }.Select(digits => Numbers.Significant(v, digits)).FirstOrDefault(s => TextWidth.Of(s, ValueCell.Small) <= Chip - 3) ?? Numbers.Significant(v, 1);

    /// <summary>The equations in columns, each with its remark, and under them the stacked shapes.</summary>
    private double DrawEquations(double y)
    {
        var all = cell.Equations.All;
        double room = layout.Width - 2 * Header.Margin, widest = Math.Min(room, all.Max(e => TextWidth.Of($"{e}{e.Remark}", 12)) + 40);
        int columns = Math.Clamp((int)(room / widest), 1, Math.Min(3, all.Count)), rows = (all.Count + columns - 1) / columns;
        columns = (all.Count + rows - 1) / rows;
        double left = layout.Width / 2 - columns * widest / 2 + 14;
        for (int i = 0; i < all.Count; i++)
        {
            double x = left + i / rows * widest, line = y + 18 * (i % rows);
            string text = TextWidth.Fit(all[i].ToString(), 12, false, widest - 14);
            canvas.Text(x, line, text, 12);
            double after = x + TextWidth.Of(text, 12) + 12, rest = left + (i / rows + 1) * widest - 14 - after;
            if (all[i].Remark.Length > 0 && rest > 30) canvas.Text(after, line, TextWidth.Fit(all[i].Remark, 12, false, rest), 12, css: "uf-m");
        }
        y += 18 * rows + 6;
        foreach (string line in TextWidth.Wrap($"{CellWords.Shapes(cell)} {CellWords.HandedOn(cell.Equations)}", 12, false, room))
        {
            canvas.Text(layout.Width / 2, y, line, 12, Anchor.Middle, "uf-m");
            y += 17;
        }
        return y - 4;
    }

    private double DrawValueKey(double y)
    {
        if (cell.Step is not { } step) return y + 6;
        string where = TextWidth.Fit($"{step.Where}.", 12, true, layout.Width - 2 * Header.Margin);
        if (step.Where.Length > 0) canvas.Text(layout.Width / 2, y + 8, where, 12, Anchor.Middle, "uf-t uf-b");
        return new ValueCell(canvas, Most).Key(layout.Width / 2, y + (step.Where.Length > 0 ? 16 : 0));
    }
}
