namespace Unrolled.Figures;

/// <summary>What stands in the picture of a cell: an input, a box of weighted sums, an operation, or an output.</summary>
/// <param name="Id">Its name, the only one of its kind.</param>
/// <param name="Op"><c>in</c>, <c>box</c>, <c>⊙</c>, <c>+</c>, <c>1−</c>, <c>σ</c>, <c>tanh</c>, <c>max</c> or <c>out</c>.</param>
/// <param name="X">Centre.</param>
/// <param name="Y">Centre.</param>
internal sealed record CellNode(string Id, string Op, double X, double Y)
{
    /// <summary>One unit's number on the way out of here, where it is known.</summary>
    public double? Value { get; set; }

    public double HalfWidth { get; init; } = Op switch { "σ" => 17, "tanh" or "max" => 24, "1−" => 14, "⊙" or "+" => 11, _ => 0 };

    public double HalfHeight { get; init; } = Op switch { "σ" or "tanh" or "max" => 13, "⊙" or "+" or "1−" => 11, _ => 0 };
}

internal enum WireKind { Plain, State, Hidden, Gates, Input, Peephole }

/// <summary>A line that carries one node's result to another, through corners.</summary>
internal sealed record CellWire(CellNode From, CellNode To, WireKind Kind, IReadOnlyList<(double X, double Y)> Points);

internal enum Side { Left, Right, Above }

/// <summary>Where a result's letter, and its number if known, stand beside its wire.</summary>
internal sealed record CellMark(CellNode Of, string Letter, double X, double Y, Side Side);

/// <summary>The placed picture of a cell.</summary>
internal sealed class CellGraph
{
    public List<CellNode> Nodes { get; } = [];

    public List<CellWire> Wires { get; } = [];

    public List<CellMark> Marks { get; } = [];

    /// <summary>Points at which a wire branches.</summary>
    public List<(double X, double Y, WireKind Kind)> Dots { get; } = [];

    public CellNode this[string id] => Nodes.First(n => n.Id == id);

    public CellNode Add(CellNode node)
    {
        Nodes.Add(node);
        return node;
    }

    /// <summary>A wire from node to node; the ends stop at the nodes' edges.</summary>
    public void Join(CellNode from, CellNode to, WireKind kind, params (double X, double Y)[] corners)
    {
        (double X, double Y)[] all = [(from.X, from.Y), .. corners, (to.X, to.Y)];
        all[0] = Edge(from, all[1]);
        all[^1] = Edge(to, all[^2]);
        Wires.Add(new(from, to, kind, all));
    }

    /// <summary>Numbers for everything that follows from the numbers known, operation by operation.</summary>
    public void Evaluate(IReadOnlyDictionary<string, double> known)
    {
        foreach (var node in Nodes) node.Value = Known(node);
        for (bool more = true; more;)
        {
            more = false;
            foreach (var node in Nodes.Where(n => n.Value is null))
                more |= (node.Value = Result(node)) is not null;
        }

        double? Known(CellNode node) => Marks.FirstOrDefault(m => m.Of == node) is { } mark && known.TryGetValue(mark.Letter, out double v) ? v : null;
    }

    private double? Result(CellNode node)
    {
        double[] inputs = [.. Wires.Where(w => w.To == node && w.From.Value is not null).Select(w => w.From.Value!.Value)];
        if (node.Op is "in" or "box" || inputs.Length == 0 || inputs.Length < Wires.Count(w => w.To == node)) return null;
        return node.Op switch
        {
            "⊙" => inputs.Aggregate((a, b) => a * b),
            "+" => inputs.Sum(),
            "1−" => 1 - inputs[0],
            "σ" => 1 / (1 + Math.Exp(-inputs[0])),
            "tanh" => Math.Tanh(inputs[0]),
            "max" => Math.Max(inputs[0], 0),
            _ => inputs[0],
        };
    }

    // wires leave and arrive level or upright, so one half-size tells where the node's edge is
    private static (double, double) Edge(CellNode node, (double X, double Y) towards) =>
        Math.Abs(towards.Y - node.Y) <= node.HalfHeight ? (node.X + Math.Sign(towards.X - node.X) * node.HalfWidth, towards.Y) : (towards.X, node.Y + Math.Sign(towards.Y - node.Y) * node.HalfHeight);
}
