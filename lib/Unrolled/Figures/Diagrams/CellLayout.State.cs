namespace Unrolled.Figures;

// The state's path along the top, what it is multiplied by, what is added to it, and what is read from it.
internal sealed partial class CellLayout
{
    // h′ comes to its bus from the left, or down from the state's path where h is the state itself.
    private (double X, double Y)[] FromState() => _cell.State == "h" ? [(Left + 18, _rowState), (Left + 18, HiddenBus)] : [];

    private void PlaceState()
    {
        string s = _cell.State!;
        var kind = s == "h" ? WireKind.Hidden : WireKind.State;
        var old = Graph[$"{s}′"];
        var sum = Graph.Add(new($"+ {s}", "+", Base(_cell.Write[^1]).X, _rowState));
        if (_cell.Keep is null) Graph.Join(old, sum, kind);
        else
        {
            var kept = Graph.Add(new($"⊙ {s}′", "⊙", Centre(_cell.Keep is OneMinus ? 0 : Column(((Letter)_cell.Keep).Name)), _rowState));
            Graph.Join(old, kept, kind);
            Graph.Join(kept, sum, kind);
            Graph.Join(Factor(_cell.Keep, kept.X, $"1− {s}′"), kept, WireKind.Plain);
            Mark(kept, $"{Shown(_cell.Keep)} ⊙ {s}′", (kept.X + sum.X) / 2, _rowState, Side.Above);
        }
        Graph.Join(Written(sum), sum, WireKind.Plain);
        Graph.Join(sum, Graph.Add(new($"{s}⟨t⟩", "out", Right + Zone - 12, _rowState)), kind);
        Mark(sum, s, Right + Zone / 2 - 8, _rowState, Side.Above);
        if (s != "h") PlaceRead(sum);
    }

    /// <summary>What is added to the state: a candidate, or a product of two.</summary>
    private CellNode Written(CellNode sum)
    {
        if (_cell.Write.Count == 1)
        {
            MarkGate(Base(_cell.Write[0]), ((Letter)_cell.Write[0]).Name);
            return Base(_cell.Write[0]);
        }
        var product = Graph.Add(new($"⊙ {_cell.State}", "⊙", sum.X, _rowProduct));
        foreach (var factor in _cell.Write)
        {
            var from = Base(factor);
            if (factor is OneMinus)
            {
                var one = Graph.Add(new($"1− {_cell.State}", "1−", from.X + 50, _rowProduct));
                Graph.Join(from, one, WireKind.Plain, (from.X, _rowProduct));
                Graph.Join(one, product, WireKind.Plain);
                Dot(from.X, _rowProduct);
                Mark(one, factor.ToString(), (one.X + 14 + product.X - 11) / 2, _rowProduct, Side.Above);
            }
            else Graph.Join(from, product, WireKind.Plain, from.X == product.X ? [] : [(from.X, _rowProduct)]);
            if (factor is Letter gate) MarkGate(from, gate.Name);
        }
        Mark(product, new Product(_cell.Write).ToString(), sum.X, (_rowState + _rowProduct) / 2, Side.Left);
        return product;
    }

    /// <summary>The value the state is multiplied by, as it arrives below <paramref name="x"/>.</summary>
    private CellNode Factor(Expression factor, double x, string id)
    {
        var from = Base(factor);
        if (factor is not OneMinus)
        {
            MarkGate(from, ((Letter)factor).Name);
            return from;
        }
        var one = Graph.Add(new(id, "1−", x, _rowProduct));
        Graph.Join(from, one, WireKind.Plain, (from.X, _rowProduct));
        Dot(from.X, _rowProduct);
        Mark(one, Shown(factor), x, (_rowState + _rowProduct) / 2, Side.Right);
        return one;
    }

    // 1 − i has a letter of its own where an equation gives it one
    private string Shown(Expression e) => e is OneMinus && _cell.All.FirstOrDefault(q => q.Right == e)?.Name is { } name ? name : e is OneMinus ? $"({e})" : e.ToString()!;

    private CellNode Base(Expression e) => _out[((Letter)(e is OneMinus one ? one.Of : e)).Name];

    private void PlaceRead(CellNode state)
    {
        var gate = _cell.Read is Letter o ? _out[o.Name] : null;
        double x = gate?.X ?? Right - 64, turn = Right - 24;
        if (gate is not null) MarkGate(gate, ((Letter)_cell.Read!).Name);
        CellNode last = state;
        (double, double)[] way = [(x, _rowState)];
        Dot(x, _rowState, WireKind.State);
        if (_cell.ReadSquash is { } function)
        {
            var squash = Graph.Add(new($"{function} {_cell.State}", function, x, gate is null ? _rowProduct : _rowState + 36));
            Graph.Join(last, squash, WireKind.State, way);
            (last, way) = (squash, []);
            if (gate is not null) Mark(squash, $"{function}({_cell.State})", x, (_rowState + 36 + 13 + _rowProduct - 11) / 2, Side.Right);
        }
        if (gate is not null)
        {
            var product = Graph.Add(new("⊙ h", "⊙", x, _rowProduct));
            Graph.Join(last, product, last == state ? WireKind.State : WireKind.Plain, way);
            Graph.Join(gate, product, WireKind.Plain);
            (last, way) = (product, []);
        }
        if (last == state) way = [.. way, (x, _rowProduct)];
        var h = Graph.Add(new("h⟨t⟩", "out", Right + Zone - 12, HiddenBus));
        Graph.Join(last, h, WireKind.Hidden, [.. way, (turn, _rowProduct), (turn, HiddenBus)]);
        Mark(last, "h", Right + Zone / 2 - 8, HiddenBus, Side.Above);
    }

    /// <summary>An Elman net has no state that is added to: the squashed sum goes straight out.</summary>
    private void PlaceOutput()
    {
        var last = _out.TryGetValue("h", out var made) ? made : null;
        if (last is null)
        {
            var (function, a) = _cell.Right("h") is Squash { Of: Letter of } s ? (s.Function, of.Name) : throw new ArgumentException($"{_cell.Who}: “h = {_cell.Right("h")}” cannot be drawn; expected a squashed sum such as tanh(a).");
            last = Graph.Add(new($"{function} h", function, _out[a].X, _rowSquash));
            Graph.Join(_out[a], last, WireKind.Plain);
            Mark(_out[a], a, last.X, (_rowSquash + 13 + BoxTop) / 2, Side.Right);
        }
        double y = last.Op == "box" ? _rowSquash : last.Y, turn = Right - 24;
        (double, double)[] up = last.Op == "box" ? [(last.X, y)] : [];
        Graph.Join(last, Graph.Add(new("h⟨t⟩", "out", Right + Zone - 12, HiddenBus)), WireKind.Hidden, [.. up, (turn, y), (turn, HiddenBus)]);
        Mark(last, "h", Right + Zone / 2 - 8, HiddenBus, Side.Above);
    }

    private void MarkGate(CellNode node, string letter)
    {
        if (Graph.Marks.All(m => m.Of != node)) Mark(node, letter, node.X, node.Op == "box" ? _rowSquash - 22 : node.Y - 29, Side.Right);
    }

    /// <summary>What a box hears: from below x, h′ and gates of the step before; from above, through a peephole, the cell state.</summary>
    private void Hear(CellGate gate)
    {
        var box = Graph[gate.Name];
        double left = box.X - BoxWidth / 2, y = box.Y + BoxHeight / 2;
        var sources = gate.Heard.Select(e => e is Earlier { Name: not "h" } ? Bundle : e.ToString()!).Distinct().OrderBy(n => n == "x" ? 2 : n == "h′" ? 0 : 1).ToList();
        for (int k = 0; k < sources.Count; k++)
        {
            double x = left + BoxWidth * (k + 1) / (sources.Count + 1);
            var from = Graph[sources[k]];
            if (sources[k] == "x") Graph.Join(from, box, WireKind.Input, (from.X, InputBus), (x, InputBus));
            else Graph.Join(from, box, sources[k] == "h′" ? WireKind.Hidden : WireKind.Gates, [.. sources[k] == "h′" ? FromState() : [], (x, sources[k] == "h′" ? HiddenBus : BundleBus)]);
        }
        if (gate.Peeps is { } seen) Peep(box, left + Entry, seen);
    }

    private void Peep(CellNode box, double x, Expression seen)
    {
        double down = seen is Earlier ? Centre(0) - BoxWidth / 2 + Entry : x, level = BoxTop - 18;
        var from = seen is Earlier ? Graph[$"{_cell.State}′"] : Graph[$"+ {_cell.State}"];
        Graph.Join(from, box, WireKind.Peephole, [(down, _rowState), .. x == down ? [] : new[] { (down, level), (x, level) }]);
        if (Graph.Dots.All(d => d.X != down || d.Y != _rowState)) Dot(down, _rowState, WireKind.Peephole);
        else Dot(down, level, WireKind.Peephole);
    }

    private void Dot(double x, double y, WireKind kind = WireKind.Plain) => Graph.Dots.Add((x, y, kind));
}
