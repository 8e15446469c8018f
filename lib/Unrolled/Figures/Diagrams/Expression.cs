namespace Unrolled.Figures;

/// <summary>A line of a cell's docstring: what is made, from what, and the words beside it.</summary>
internal sealed record Equation(string Name, Expression Right, string Remark = "")
{
    public override string ToString() => $"{Name} = {Right}";
}

/// <summary>The right-hand side of a cell's equation, or a part of it.</summary>
internal abstract record Expression
{
    /// <summary>This and all its parts, outermost first.</summary>
    public IEnumerable<Expression> All => Parts.SelectMany(p => p.All).Prepend(this);

    public virtual IReadOnlyList<Expression> Parts => [];
}

/// <summary>A number such as the 1 of <c>i = 1</c>.</summary>
internal sealed record Number(double Value) : Expression
{
    public override string ToString() => Numbers.Short(Value);
}

/// <summary>A letter of this step: x, another equation's result, or a bias.</summary>
internal sealed record Letter(string Name) : Expression
{
    public override string ToString() => Name;
}

/// <summary>A letter one step earlier: h′.</summary>
internal sealed record Earlier(string Name) : Expression
{
    public override string ToString() => $"{Name}′";
}

/// <summary>A matrix times a vector: W x.</summary>
internal sealed record Weighted(string Matrix, Expression Of) : Expression
{
    public override IReadOnlyList<Expression> Parts => [Of];

    public override string ToString() => Of is Sum or OneMinus or Product ? $"{Matrix} ({Of})" : $"{Matrix} {Of}";
}

/// <summary>A product entry by entry: f ⊙ c′.</summary>
internal sealed record Product(IReadOnlyList<Expression> Factors) : Expression
{
    public override IReadOnlyList<Expression> Parts => Factors;

    public override string ToString() => string.Join(" ⊙ ", Factors.Select(f => f is OneMinus or Sum ? $"({f})" : f.ToString()));
}

internal sealed record Sum(IReadOnlyList<Expression> Terms) : Expression
{
    public override IReadOnlyList<Expression> Parts => Terms;

    public override string ToString() => string.Join(" + ", Terms);
}

/// <summary>What is left of 1: 1 − z.</summary>
internal sealed record OneMinus(Expression Of) : Expression
{
    public override IReadOnlyList<Expression> Parts => [Of];

    public override string ToString() => $"1 − {Of}";
}

/// <summary>σ(a), tanh(a) or max(a, 0).</summary>
internal sealed record Squash(string Function, Expression Of) : Expression
{
    public override IReadOnlyList<Expression> Parts => [Of];

    public override string ToString() => Function == "max" ? $"max({Of}, 0)" : $"{Function}({Of})";
}
