using Unrolled.Figures.Svg;

namespace Unrolled.Figures;

/// <summary>Places a cell's parts: the state runs along the top, the boxes of weights stand in a row below, their gates between.</summary>
internal sealed partial class CellLayout
{
    public const double Zone = 88, Line = 15.5, Small = 11;
    private const double Bus = 26, Entry = 11, Narrowest = 92;
    private readonly CellEquations _cell;
    private readonly List<CellGate?> _columns;
    private readonly double _left, _gap, _rowState, _rowProduct, _rowMix, _rowSquash;
    private readonly Dictionary<string, CellNode> _out = [];            // where each letter's value leaves

    public CellLayout(CellEquations cell, int inputs, int hidden, double width, double top)
    {
        (_cell, Inputs, Hidden, Top, _columns) = (cell, inputs, hidden, top, CellPlan.Columns(cell));
        double Wide(Expression term) => TextWidth.Of(term.ToString(), Small, true) + TextWidth.Of(CellGate.Shape(term, inputs, hidden), Small);
        BoxWidth = Math.Max(Narrowest, Boxes.SelectMany(g => g.Terms).Max(Wide) + 28);
        BoxHeight = Line * Boxes.Max(g => g.Terms.Count + (Heading(g).Length > 0 ? 1 : 0)) + 12;
        _gap = Boxes.Any(g => g.Mid is not null) ? 88 : cell.Write.Any(w => w is OneMinus) && _columns.Count == 2 ? 84 : 28;
        double before = cell.State is null ? 26 : 40, after = cell.State == "h" ? 34 : cell.Read is null && cell.State is not null ? 124 : 64;
        double inside = before + _columns.Count * BoxWidth + (_columns.Count - 1) * _gap + after;
        Width = Math.Max(width, inside + 2 * Zone);
        (Left, Right) = (Width / 2 - inside / 2, Width / 2 + inside / 2);
        _left = Left + before;
        bool tall = cell.State == "h" || cell.ReadSquash is not null && cell.Read is not null;
        (_rowState, _rowProduct) = (top + 40, top + (cell.State is null ? -22 : tall ? 138 : 106));
        _rowMix = _rowProduct + (Boxes.Any(g => g.Made is not null) ? 60 : 0);
        _rowSquash = _rowMix + 62;
        BoxTop = _rowSquash + 50;
        HiddenBus = BoxTop + BoxHeight + 28;
        BundleBus = HiddenBus + (Bundle.Length > 0 ? 56 : 0);
        InputBus = BundleBus + (Hears ? Bus : 0);
        Bottom = InputBus + 20;
        Place();
    }

    public CellGraph Graph { get; } = new();

    public double Width { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double BoxWidth { get; }

    public double BoxHeight { get; }

    public double BoxTop { get; }

    public double HiddenBus { get; }

    public double BundleBus { get; }

    public double InputBus { get; }

    public int Inputs { get; }

    public int Hidden { get; }

    public IEnumerable<CellGate> Boxes => _columns.OfType<CellGate>();

    /// <summary>Gates of the step before that blocks hear: i′ f′ o′, or empty.</summary>
    public string Bundle => string.Join(" ", Boxes.SelectMany(g => g.Heard).OfType<Earlier>().Where(e => e.Name != "h").Select(e => e.ToString()).Distinct());

    /// <summary>What its docstring calls the block, where that fits into the box.</summary>
    public string Heading(CellGate gate) => _cell.All.First(e => e.Name == gate.Name).Remark is var words && TextWidth.Of(words, Small) <= BoxWidth - 16 ? words : "";

    private bool Hears => Boxes.Any(g => g.Heard.Any(e => e is Earlier) || g.Mid is not null);

    private double Centre(int column) => Math.Round(_left + column * (BoxWidth + _gap) + BoxWidth / 2);

    private int Column(string gate) => _columns.FindIndex(g => g?.Name == gate);

    private void Place()
    {
        foreach (string source in new[] { "x", "h′", Bundle, _cell.State is { } s ? $"{s}′" : "" }.Where(n => n.Length > 0).Distinct())
        {
            double y = source == "x" ? Bottom + 22 : source == $"{_cell.State}′" ? _rowState : source == "h′" ? HiddenBus : BundleBus;
            Graph.Add(new(source, "in", source == "x" ? Left + 26 : Left - Zone + 12, y));
        }
        foreach (var gate in Boxes) PlaceGate(gate);
        if (_cell.State is null) PlaceOutput();
        else PlaceState();
        foreach (var gate in Boxes) Hear(gate);
        Graph.Nodes.RemoveAll(n => n.Op == "in" && Graph.Wires.All(w => w.From != n));
        foreach (var source in Graph.Nodes.Where(n => n.Op == "in" && n.Id != "x"))
            Graph.Marks.Add(new(source, source.Id, Left - Zone / 2 - 3, source.Y, Side.Above));
        if (Graph.Nodes.Any(n => n.Id == "x")) Graph.Marks.Add(new(Graph["x"], "x", Left + 26, Bottom + 22, Side.Right));
    }

    private void PlaceGate(CellGate gate)
    {
        double x = Centre(Column(gate.Name));
        var node = Graph.Add(new(gate.Name, "box", x, BoxTop + BoxHeight / 2) { HalfWidth = BoxWidth / 2, HalfHeight = BoxHeight / 2 });
        if (gate.Mid is { } mid) PlaceMid(gate, mid);
        if (gate.Made is { } made) node = PlaceMade(gate, (Product)made, node);
        if (gate.Function.Length > 0)
        {
            var squash = Graph.Add(new($"{gate.Function} {gate.Name}", gate.Function, x, gate.Made is null ? _rowSquash : _rowMix));
            Graph.Join(node, squash, WireKind.Plain);
            node = squash;
        }
        _out[gate.Name] = node;
    }

    /// <summary>v = r ⊙ h′, which goes into the gate's box from above.</summary>
    private void PlaceMid(CellGate gate, string mid)
    {
        double box = Centre(Column(gate.Name)) - BoxWidth / 2, x = box - _gap / 2;
        var factors = _cell.Right(mid) is Product p ? p.Factors : [];
        if (factors is not [Letter r, Earlier { Name: "h" }] || !_out.TryGetValue(r.Name, out var reset))
            throw new ArgumentException($"{_cell.Who}: “{mid} = {_cell.Right(mid)}” cannot be drawn; expected a gate times h', such as v = r ⊙ h'.");
        var product = Graph.Add(new($"⊙ {mid}", "⊙", x, _rowSquash));
        Graph.Join(reset, product, WireKind.Plain);
        Graph.Join(Graph["h′"], product, WireKind.Hidden, [.. FromState(), (x, HiddenBus)]);
        Graph.Join(product, Graph[gate.Name], WireKind.Plain, (box + Entry, _rowSquash));
        Mark(reset, r.Name, (reset.X + reset.HalfWidth + x - 11) / 2, _rowSquash, Side.Above);
        Mark(product, mid, box + Entry, (_rowSquash + BoxTop) / 2 + 2, Side.Left);
    }

    /// <summary>… + r ⊙ m: the left factor meets the right one on its way up, and both go to the gate.</summary>
    private CellNode PlaceMade(CellGate gate, Product made, CellNode box)
    {
        Letter[] factors = [.. made.Factors.Cast<Letter>().OrderBy(f => Column(f.Name))];
        if (factors.Length != 2 || factors.Any(f => !_out.ContainsKey(f.Name)) || _cell.Gate(factors[1])!.Function.Length > 0)
            throw new ArgumentException($"{_cell.Who}: “{made}” in the equation of {gate.Name} cannot be drawn; expected a gate times a sum that is not squashed, such as r ⊙ m.");
        var (left, right) = (_out[factors[0].Name], _out[factors[1].Name]);
        var product = Graph.Add(new($"⊙ {gate.Name}", "⊙", right.X, _rowSquash));
        var sum = Graph.Add(new($"+ {gate.Name}", "+", box.X, _rowSquash));
        Graph.Join(left, product, WireKind.Plain);
        Graph.Join(right, product, WireKind.Plain);
        Graph.Join(product, sum, WireKind.Plain);
        Graph.Join(box, sum, WireKind.Plain);
        Mark(left, factors[0].Name, (left.X + left.HalfWidth + right.X - 11) / 2, _rowSquash, Side.Above);
        Mark(right, factors[1].Name, right.X, (_rowSquash + 11 + BoxTop) / 2, Side.Left);
        Mark(product, made.ToString(), (right.X + box.X) / 2, _rowSquash, Side.Above);
        return sum;
    }

    private void Mark(CellNode of, string letter, double x, double y, Side side) => Graph.Marks.Add(new(of, letter, x, y, side));
}
