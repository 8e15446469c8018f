using System.Text.RegularExpressions;

namespace Unrolled.Figures;

/// <summary>Reads equations as they stand in the cells' docstrings.</summary>
/// <remarks><code>
/// line       = equation {two spaces or more, equation or a few words}
/// equation   = name "=" sum
/// sum        = product {"+" product}  |  "1" "−" name
/// product    = factor {"⊙" factor}
/// factor     = number | name | name "'" | matrix factor | "(" sum ")" | ("σ" | "tanh") "(" sum ")" | "max" "(" sum "," "0" ")"
/// </code></remarks>
internal sealed class EquationReader
{
    private readonly string _who, _line;
    private readonly List<string> _signs;
    private int _at;

    private EquationReader(string who, string line, string right)
    {
        (_who, _line) = (who, line.Trim());
        _signs = [.. Regex.Matches(right, @"[\p{L}_][\p{L}\p{Nd}_]*|\d+(\.\d+)?|\S").Select(m => m.Value)];
    }

    /// <summary>Every equation in the text, in order; other words after one are its remark, “z = 1 keeps the old state” among them.</summary>
    /// <exception cref="ArgumentException">An equation cannot be read; the message names it and where reading stopped.</exception>
    public static List<Equation> Read(string text, string who)
    {
        var equations = new List<Equation>();
        foreach (string line in text.Split('\n'))
            foreach (string part in Regex.Split(line.Trim(), @"\s{2,}").Where(p => p.Length > 0))
                if (Regex.Match(part, @"^(\p{L}+)\s*=(?!\s*\d+\s+\p{L})(.+)$") is { Success: true } equation)
                    equations.Add(new(equation.Groups[1].Value, new EquationReader(who, part, equation.Groups[2].Value).ReadAll()));
                else if (equations.Count > 0) equations[^1] = equations[^1] with { Remark = part };
        return equations;
    }

    private string Sign => _at < _signs.Count ? _signs[_at] : "";

    private Expression ReadAll()
    {
        var all = ReadSum();
        return Sign == "" ? all : throw Stuck("the end of the equation");
    }

    private Expression ReadSum()
    {
        var terms = new List<Expression> { ReadProduct() };
        if (terms[0] is Number { Value: 1 } && Sign is "−" or "-")
        {
            _at++;
            return new OneMinus(ReadFactor());
        }
        for (; Sign == "+"; terms.Add(ReadProduct())) _at++;
        return terms.Count == 1 ? terms[0] : new Sum(terms);
    }

    private Expression ReadProduct()
    {
        var factors = new List<Expression> { ReadFactor() };
        for (; Sign is "⊙" or "*"; factors.Add(ReadFactor())) _at++;
        return factors.Count == 1 ? factors[0] : new Product(factors);
    }

    private Expression ReadFactor()
    {
        string sign = Sign;
        _at++;
        if (sign == "(") return Close(ReadSum());
        if (sign.Length > 0 && char.IsDigit(sign[0])) return new Number(double.Parse(sign, System.Globalization.CultureInfo.InvariantCulture));
        if (sign.Length == 0 || !char.IsLetter(sign[0])) { _at--; throw Stuck("a letter, a number or ("); }
        if (Sign == "(" && sign is "σ" or "tanh" or "max") return ReadFunction(sign);
        if (Sign is "'" or "′") { _at++; return new Earlier(sign); }
        return Sign.Length > 0 && (char.IsLetter(Sign[0]) || Sign == "(") ? new Weighted(sign, ReadFactor()) : new Letter(sign);
    }

    private Squash ReadFunction(string function)
    {
        _at++;
        var of = ReadSum();
        if (function == "max")
        {
            Expect(",");
            Expect("0");
        }
        return new(function, Close(of));
    }

    private Expression Close(Expression inside)
    {
        Expect(")");
        return inside;
    }

    private void Expect(string sign)
    {
        if (Sign != sign) throw Stuck($"“{sign}”");
        _at++;
    }

    private ArgumentException Stuck(string expected) =>
        new($"{_who}: “{_line}” cannot be read: expected {expected}, got {(Sign == "" ? "its end" : $"“{Sign}”")} after “{string.Join(" ", _signs.Take(_at))}”. Write for example h = σ(Wi x + Ui h' + bi) ⊙ tanh(c).");
}
