using System.Text.RegularExpressions;
using Unrolled.Cells;

namespace Unrolled.Figures;

/// <summary>A cell's equations, and the part each plays in its picture.</summary>
/// <remarks><code>
/// s = keep ⊙ s' + write        s, the state that is added to: c, or h in a gated net without c; none in an Elman net
/// h = read ⊙ squash(s)         where s is not h itself
/// v = squash(W x + U h' + b)   a gate or candidate: everything that has weights
/// </code></remarks>
internal sealed class CellEquations
{
    private readonly Dictionary<string, Expression> _right;

    private CellEquations(string who, string text)
    {
        Who = who;
        All = EquationReader.Read(text, who);
        if (All.GroupBy(e => e.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new ArgumentException($"{who}: {twice.Key} has {twice.Count()} equations; expected one.");
        _right = All.ToDictionary(e => e.Name, e => e.Right);
        if (!_right.ContainsKey("h")) throw new ArgumentException($"{who}: expected an equation for h, the cell's output, but got {(All.Count == 0 ? "none at all" : string.Join(", ", All.Select(e => e.Name)))}. Write for example h = tanh(W x + U h' + b).");
        foreach (var e in All.SelectMany(e => e.Right.All).OfType<Earlier>())
            if (!_right.ContainsKey(e.Name)) throw new ArgumentException($"{who}: {e} is {e.Name} one step earlier, but no equation says what {e.Name} is.");
        Gates = [.. All.Where(e => e.Right.All.Any(p => p is Weighted)).Select(e => new CellGate(this, e.Name, e.Right))];
        State = All.FirstOrDefault(e => e.Right is Sum s && s.Terms.Any(t => IsKept(t, e.Name)))?.Name;
        if (State is not null) (Keep, Write) = Split((Sum)_right[State]);
        if (State is not null and not "h") (Read, ReadSquash) = ReadOut();
    }

    public string Who { get; }

    public IReadOnlyList<Equation> All { get; }

    /// <summary>Everything with weights, in the order of the equations.</summary>
    public IReadOnlyList<CellGate> Gates { get; }

    /// <summary>The letter of the state that is kept and added to; null when every step makes a new one.</summary>
    public string? State { get; }

    /// <summary>What the old state is multiplied by: a gate, 1 − a gate, or null where it is kept whole.</summary>
    public Expression? Keep { get; }

    /// <summary>What is added to the state: one factor or two.</summary>
    public IReadOnlyList<Expression> Write { get; } = [];

    /// <summary>The gate h is multiplied by, or null.</summary>
    public Expression? Read { get; }

    /// <summary>The function the state goes through on its way out; null where it is read as it is.</summary>
    public string? ReadSquash { get; }

    /// <summary>The equations of a cell of the library, from its own docstring.</summary>
    /// <exception cref="ArgumentException">The cell is not the library's.</exception>
    public static CellEquations Of<TCell>(string who) where TCell : ICell
    {
        var cell = typeof(TCell);
        using var source = typeof(ICell).Assembly == cell.Assembly ? cell.Assembly.GetManifestResourceStream($"source/Cells/{cell.Name}.cs") : null;
        if (source is null)
            throw new ArgumentException($"{who}: the equations of {cell.Name} are not at hand, for it is not a cell of the library. Give them as text: Diagrams.Cell(\"h = tanh(W x + U h' + b)\", inputs, hidden).");
        string code = Regex.Match(new StreamReader(source).ReadToEnd(), "<code>(.*?)</code>", RegexOptions.Singleline).Groups[1].Value;
        return new(who, Regex.Replace(code, @"^\s*///", "", RegexOptions.Multiline));
    }

    public static CellEquations Parse(string text, string who) => new(who, text);

    /// <summary>A letter's equation; null for x, a bias or another parameter.</summary>
    public Expression? Right(string name) => _right.GetValueOrDefault(name);

    /// <summary>The gate of that letter, or null.</summary>
    public CellGate? Gate(Expression? of) => of is Letter l ? Gates.FirstOrDefault(g => g.Name == l.Name) : null;

    private static bool IsKept(Expression term, string name) => term is Earlier e && e.Name == name || term is Product p && p.Factors.Any(f => f is Earlier e && e.Name == name);

    private (Expression?, IReadOnlyList<Expression>) Split(Sum sum)
    {
        var kept = sum.Terms.First(t => IsKept(t, State!));
        var write = sum.Terms.Where(t => !ReferenceEquals(t, kept)).ToList();
        var others = kept is Product p ? p.Factors.Where(f => !(f is Earlier e && e.Name == State)).ToList() : [];
        IReadOnlyList<Expression> factors = write is [Product product] ? product.Factors : write;
        if (others.Count > 1 || write.Count != 1 || factors.Count > 2)
            throw new ArgumentException($"{Who}: “{State} = {sum}” cannot be drawn; expected a part of {State}′ plus one value or a product of two, such as f ⊙ {State}' + i ⊙ g.");
        return (others.Count == 0 ? null : Follow(others[0]), factors);
    }

    // f = 1 − i stands for itself wherever f is used
    private Expression Follow(Expression e) => e is Letter l && _right.TryGetValue(l.Name, out var right) && right is OneMinus ? right : e;

    private (Expression?, string?) ReadOut()
    {
        var h = _right["h"];
        Expression[] factors = h is Product p ? [.. p.Factors] : [h];
        var state = factors.FirstOrDefault(f => f is Letter l && l.Name == State || f is Squash { Of: Letter s } && s.Name == State);
        if (state is null || factors.Length > 2) throw new ArgumentException($"{Who}: “h = {h}” cannot be drawn; expected {State}, tanh({State}), or a gate times one of them.");
        return (factors.FirstOrDefault(f => !ReferenceEquals(f, state)), (state as Squash)?.Function);
    }
}
