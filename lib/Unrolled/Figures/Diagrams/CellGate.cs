namespace Unrolled.Figures;

/// <summary>One block of a cell: a sum of products, mostly squashed.</summary>
internal sealed class CellGate
{
    private readonly CellEquations _cell;

    public CellGate(CellEquations cell, string name, Expression right)
    {
        (_cell, Name, Function) = (cell, name, (right as Squash)?.Function ?? "");
        var inside = right is Squash s ? s.Of : right;
        IReadOnlyList<Expression> terms = inside is Sum sum ? sum.Terms : [inside];
        Made = terms.FirstOrDefault(t => t is Product p && p.Factors.All(f => f is Letter l && cell.Right(l.Name) is not null));
        Terms = [.. terms.Where(t => !ReferenceEquals(t, Made))];
        foreach (var term in Terms)
            if (!(term is Weighted { Of: Letter or Earlier } or Letter || IsPeephole(term)))
                throw new ArgumentException($"{cell.Who}: “{term}” in the equation of {name} cannot be drawn; expected a matrix times a vector (U h'), a peephole (p ⊙ c') or a bias.");
    }

    public string Name { get; }

    /// <summary>σ, tanh, max, or empty.</summary>
    public string Function { get; }

    /// <summary>What stands in its box: W x, U h′, b, p ⊙ c′.</summary>
    public IReadOnlyList<Expression> Terms { get; }

    /// <summary>A product of two other blocks that is added before squashing: the r ⊙ m of a GRU.</summary>
    public Expression? Made { get; }

    /// <summary>What comes to the box from below, in the order of its arrows.</summary>
    public IEnumerable<Expression> Heard => Terms.OfType<Weighted>().Select(w => w.Of).Where(o => o is Earlier or Letter { Name: "x" }).Distinct();

    /// <summary>A vector made within the step that a matrix of this block reads: the v of U v.</summary>
    public string? Mid => Terms.OfType<Weighted>().Select(w => w.Of).OfType<Letter>().FirstOrDefault(l => l.Name != "x")?.Name;

    /// <summary>The state a peephole looks at, old (c′) or new (c); null without one.</summary>
    public Expression? Peeps => Terms.Where(IsPeephole).Select(t => ((Product)t).Factors[1]).FirstOrDefault();

    /// <summary>The blocks that have to stand to its left.</summary>
    public IEnumerable<string> Needs =>
        (Made?.All ?? []).Concat(Mid is { } mid ? _cell.Right(mid)?.All ?? [] : []).OfType<Letter>().Select(l => l.Name).Where(n => n != "x").Distinct();

    /// <summary>Rows × columns of a term's parameter: H × D for W x, H for a bias.</summary>
    public static string Shape(Expression term, int inputs, int hidden) =>
        term is Weighted w ? $"{hidden}×{(w.Of is Letter { Name: "x" } ? inputs : hidden)}" : $"{hidden}";

    // the weights have no equation of their own, the state they look at has
    private bool IsPeephole(Expression term) =>
        term is Product { Factors: [Letter p, var seen] } && _cell.Right(p.Name) is null && (seen is Earlier || seen is Letter s && _cell.Right(s.Name) is not null);
}
