using System.Net;
using System.Text;

namespace Unrolled.Notebooks.Pages;

/// <summary>Turns the TeX that lessons write into MathML, which browsers draw without a script.</summary>
/// <remarks>
/// Known: letters, numbers, scripts, primes, <c>\frac \sqrt \binom \text \mathrm \mathbf \mathbb \mathcal \operatorname</c>,
/// accents, under- and overbraces, <c>\left … \right</c>, <c>\begin{aligned, cases, matrix, pmatrix, bmatrix, vmatrix}</c>
/// and the names in <see cref="TexSymbols"/>. Anything else shows the source as code: a page never fails on a formula.
/// </remarks>
internal sealed class TexMaths
{
    private const string Prime = "<mo lspace=\"0\" rspace=\"0\">′</mo>";

    private readonly List<string> tokens;
    private int next, depth;

    private TexMaths(string tex) => tokens = TexTokens.Of(tex);

    /// <summary>MathML of <paramref name="tex"/>, or its source in <c>&lt;code&gt;</c> where a command is unknown.</summary>
    public static string ToHtml(string tex, bool display)
    {
        try
        {
            var reader = new TexMaths(tex);
            string body = reader.Table("aligned", []);
            if (reader.next < reader.tokens.Count) throw new FormatException(reader.tokens[reader.next]);
            return $"<math{(display ? " display=\"block\"" : "")}>{body}</math>";
        }
        catch (FormatException)
        {
            return $"<code class=\"tex\">{WebUtility.HtmlEncode(tex.Trim())}</code>";
        }
    }

    private string? Peek(bool spaces = false)
    {
        while (!spaces && next < tokens.Count && tokens[next] == " ") next++;
        return next < tokens.Count ? tokens[next] : null;
    }

    private bool Take(string token)
    {
        if (Peek() != token) return false;
        next++;
        return true;
    }

    private string Take()
    {
        string token = Peek() ?? throw new FormatException("the formula ends too early");
        next++;
        return token;
    }

    /// <summary>Rows split by \\ and columns by &amp;, up to one of <paramref name="ends"/>; a lone cell is a plain row.</summary>
    private string Table(string kind, string[] ends)
    {
        var rows = new List<List<string>> { new() };
        do
        {
            rows[^1].Add(Row(["&", "\\\\", .. ends]));
            if (Take("\\\\")) { if (Peek() is { } token && !ends.Contains(token)) rows.Add([]); else break; }
            else if (!Take("&")) break;
        } while (true);
        if (rows is [[var only]]) return only;
        string cells = string.Concat(rows.Select(row => $"<mtr>{string.Concat(row.Select(cell => $"<mtd>{cell}</mtd>"))}</mtr>"));
        return $"<mtable class=\"{kind}\"{(kind == "aligned" ? " displaystyle=\"true\"" : "")}>{cells}</mtable>";
    }

    private string Row(string[] ends)
    {
        var row = new StringBuilder("<mrow>");
        while (Peek() is { } token && !ends.Contains(token) && token is not ("}" or "\\right" or "\\end")) row.Append(Scripted());
        return row.Append("</mrow>").ToString();
    }

    /// <summary>One atom with its subscript, superscript and primes.</summary>
    private string Scripted()
    {
        bool limits = Peek() is { Length: > 1 } name && TexSymbols.Big.ContainsKey(name[1..]) || Peek() is "\\underbrace" or "\\overbrace";
        string atom = Peek() is "^" or "_" ? "<mrow></mrow>" : Atom(), sub = "", sup = "";
        for (; Peek() is "^" or "_" or "'"; next++)
        {
            if (tokens[next] == "'") sup += Prime;
            else if (tokens[next++] == "_" && sub == "") { sub = Argument(); next--; }
            else if (tokens[next - 1] == "^") { sup += Argument(); next--; }
            else throw new FormatException("two subscripts");
        }
        if (sub + sup == "") return atom;
        if (sub == "" && sup == Prime) return $"<mrow>{atom}{Prime}</mrow>";
        (string below, string above, string both) = limits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup");
        sup = $"<mrow>{sup}</mrow>";
        return sub == "" ? $"<{above}>{atom}{sup}</{above}>" : sup == "<mrow></mrow>" ? $"<{below}>{atom}{sub}</{below}>" : $"<{both}>{atom}{sub}{sup}</{both}>";
    }

    private string Atom()
    {
        if (++depth > 200) throw new FormatException("more than 200 levels");
        string atom = Nested(Take());
        depth--;
        return atom;
    }

    private string Nested(string token)
    {
        if (token[0] == '\\') return Command(token[1..]);
        if (token == "{") return Closed(Row([]));
        if (token is "&" or "}") throw new FormatException(token);
        if (char.IsAsciiDigit(token[0])) return $"<mn>{token}</mn>";
        if (char.IsLetter(token, 0)) return $"<mi>{token}</mi>";
        return token switch
        {
            "-" => "<mo>−</mo>",
            "/" => "<mo lspace=\"0\" rspace=\"0\">/</mo>",
            "(" or ")" or "[" or "]" or "|" => $"<mo stretchy=\"false\">{token}</mo>",
            _ => $"<mo>{Text(token)}</mo>",
        };
    }

    /// <summary>What a command or a script takes without braces: one digit of a number, one atom else.</summary>
    private string Argument()
    {
        if (Peek() is not { Length: > 1 } number || !char.IsAsciiDigit(number[0])) return Atom();
        tokens[next] = number[1..];
        return $"<mn>{number[0]}</mn>";
    }

    private string Closed(string row) => Take("}") ? row : throw new FormatException("{ without }");

    private string Command(string name) => name switch
    {
        "frac" or "tfrac" or "dfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
        "binom" => $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>",
        "sqrt" => Take("[") ? Root(Row(["]"])) : $"<msqrt>{Argument()}</msqrt>",
        "text" or "textrm" or "mathrm" or "operatorname" or "mathit" or "textit" or "textbf" or "mathtt" or "texttt" => Words(name),
        "mathbf" or "boldsymbol" or "bm" => Letters('b'),
        "mathbb" => Letters('d'),
        "mathcal" => Letters('s'),
        "left" => $"<mrow>{Fence()}{Table("aligned", [])}{(Take("\\right") ? Fence() : throw new FormatException("\\left"))}</mrow>",
        "big" or "Big" or "bigl" or "bigr" or "Bigl" or "Bigr" or "middle" => Fence(),
        "begin" => Environment(Name()),
        "underbrace" => $"<munder>{Atom()}<mo>⏟</mo></munder>",
        " " => "<mspace width=\"0.25em\"></mspace>",
        "%" or "#" or "_" or "$" or "&" => $"<mi>{Text(name)}</mi>",
        "displaystyle" or "limits" or "nolimits" or "textstyle" => "",
        _ => Symbol(name),
    };

    private string Symbol(string name)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter)) return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign)) return $"<mo>{sign}</mo>";
        if (TexSymbols.Big.TryGetValue(name, out var big)) return $"<mo movablelimits=\"true\">{big}</mo>";
        if (TexSymbols.Fences.TryGetValue(name, out var fence)) return $"<mo stretchy=\"false\">{fence}</mo>";
        if (TexSymbols.Accents.TryGetValue(name, out var mark)) return $"<mover accent=\"true\">{Atom()}<mo>{mark}</mo></mover>";
        if (TexSymbols.Spaces.TryGetValue(name, out var width)) return $"<mspace width=\"{width}\"></mspace>";
        if (TexSymbols.Functions.Contains(name)) return Peek() is "(" or "^" or "_" ? $"<mi>{name}</mi>" : $"<mrow><mi>{name}</mi><mspace width=\"0.167em\"></mspace></mrow>";
        throw new FormatException($"\\{name} is unknown");
    }

    private string Root(string degree) => Take("]") ? $"<mroot>{Argument()}{degree}</mroot>" : throw new FormatException("\\sqrt[ without ]");

    private string Fence()
    {
        string token = Take(), mark = token is "." ? "" : token[0] == '\\' ? TexSymbols.Fences.GetValueOrDefault(token[1..]) ?? throw new FormatException(token) : token;
        return $"<mo fence=\"true\" stretchy=\"true\">{Text(mark)}</mo>";
    }

    private string Environment(string name)
    {
        (string open, string close) = name switch
        {
            "pmatrix" => ("(", ")"), "bmatrix" => ("[", "]"), "vmatrix" => ("|", "|"), "cases" => ("{", ""),
            "aligned" or "align" or "align*" or "gathered" or "split" or "matrix" => ("", ""),
            _ => throw new FormatException($"\\begin{{{name}}} is unknown"),
        };
        string table = Table(name is "align" or "align*" or "split" ? "aligned" : name, ["\\end"]);
        if (!Take("\\end") || Name() != name) throw new FormatException($"\\begin{{{name}}} without its \\end");
        return $"<mrow>{(open == "" ? "" : $"<mo>{open}</mo>")}{table}{(close == "" ? "" : $"<mo>{close}</mo>")}</mrow>";
    }

    private string Name()
    {
        if (!Take("{")) throw new FormatException("{ expected");
        var name = new StringBuilder();
        for (; Peek(spaces: true) is { } token && token != "}"; next++) name.Append(token == "\\ " ? " " : token);
        next++;
        return next > tokens.Count ? throw new FormatException("{ without }") : name.ToString();
    }

    private string Words(string kind) => kind is "text" or "textrm" or "textit" or "textbf" or "texttt"
        ? $"<mtext>{Text(Name()).Replace(" ", "\u00a0")}</mtext>"
        : $"<mi mathvariant=\"normal\">{Text(Name())}</mi>";

    private string Letters(char style) => Peek() == "{"
        ? $"<mi mathvariant=\"normal\">{string.Concat(Name().Select(c => Text(TexSymbols.Styled(c, style))))}</mi>"
        : $"<mi mathvariant=\"normal\">{Text(TexSymbols.Styled(Take()[0], style))}</mi>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
