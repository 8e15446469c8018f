using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks;

/// <summary>One plain sentence for the mistakes that learners make most, beside what the compiler says.</summary>
internal sealed partial class CompileAdvice(Compilation cell)
{
    private const string ColumnOfMatrix = "a matrix stands where a vector is asked: M.Column(0) takes a column of it, M.RowSums() adds its columns up.",
        MatrixOfVector = "a vector stands where a matrix is asked: v.ToColumnMatrix() makes it a matrix of one column.";

    /// <summary>Null where the compiler's own words must do.</summary>
    internal string? For(Diagnostic error) => error.Id switch
    {
        "CS1002" => AtEndOfLine(error) ? Text($"Does line {Line(error)} end without its semicolon?") : null,
        "CS0818" => $"var takes its type from a value: write var {NameBefore(error)} = …; or name the type, for instance double {NameBefore(error)};",
        "CS0029" or "CS0266" or "CS1503" => Conversion(error),
        "CS0019" => Operands(error),
        "CS0103" => Nearest(error, Model.LookupSymbols(Position(error))) ?? "No name like it is known here: has the cell that declares it been run?",
        "CS0246" => Nearest(error, Model.LookupNamespacesAndTypes(Position(error))) ?? "No type like it is known here: has the cell that declares it, or the import at the top, been run?",
        "CS1061" or "CS0117" => Member(error),
        "CS0161" => $"There is a way through {Function(error)?.Name ?? "it"} that meets no return: is an else missing, or a line after the loop?",
        "CS0127" => $"{Function(error)?.Name ?? "It"} is declared void, so it gives nothing back: name the type of its value in place of void.",
        _ => null,
    };

    private SemanticModel Model => cell.GetSemanticModel(cell.SyntaxTrees.Single());

    private string? Conversion(Diagnostic error)
    {
        if (FromTo().Match(Message(error)) is not { Success: true } types) return null;
        var (from, to) = (Short(types.Groups["from"].Value), Short(types.Groups["to"].Value));
        string? shape = IsMatrix(from) && IsVector(to) ? ColumnOfMatrix : IsVector(from) && IsMatrix(to) ? MatrixOfVector : null;
        if (IsReturned(error) && Function(error) is { } function) return $"{function.Name} promises {to}, and this is {from}{(shape is null ? "." : $": {shape}")}";
        if (shape is not null) return char.ToUpperInvariant(shape[0]) + shape[1..];
        return error.Id == "CS0266" ? $"{to} cannot hold every {from}; if what is lost does not matter, write ({to})(…)." : null;
    }

    private static string? Operands(Diagnostic error)
    {
        var types = Quoted().Matches(Message(error)).Select(m => Short(m.Groups[1].Value)).Skip(1).ToArray();
        return types.Any(IsMatrix) && types.Any(IsVector) ? "A matrix and a vector stand side by side: v.ToColumnMatrix() makes the vector a matrix of one column." : null;
    }

    private string? Member(Diagnostic error) =>
        Node(error)?.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is { } access && (Model.GetTypeInfo(access.Expression).Type ?? Model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol) is { } type
            ? Nearest(error, Model.LookupSymbols(Position(error), type, includeReducedExtensionMethods: true)) : null;

    private string? Nearest(Diagnostic error, IEnumerable<ISymbol> known)
    {
        string typed = cell.SyntaxTrees.Single().GetText().ToString(error.Location.SourceSpan).Split('<')[0];
        return Spelling.Nearest(typed, known.OrderBy(s => s is INamespaceOrTypeSymbol).Select(s => s.Name)) is { } name ? $"Did you mean {name}?" : null;
    }

    private IMethodSymbol? Function(Diagnostic error) => Model.GetEnclosingSymbol(Position(error)) as IMethodSymbol is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } inside
        ? inside : Node(error) is { } node ? Model.GetDeclaredSymbol(node) as IMethodSymbol : null;

    private bool IsReturned(Diagnostic error) => Node(error) is { } node && (node.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax || node is ReturnStatementSyntax);

    private bool AtEndOfLine(Diagnostic error)
    {
        var text = cell.SyntaxTrees.Single().GetText();
        var rest = text.ToString(new(Position(error), text.Lines.GetLineFromPosition(Position(error)).End - Position(error))).Trim();
        return rest.Length <= 1 || rest.StartsWith("//", StringComparison.Ordinal);
    }

    private string NameBefore(Diagnostic error) => Node(error)?.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.ValueText ?? "x";

    private SyntaxNode? Node(Diagnostic error) => cell.SyntaxTrees.Single().GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);

    private static int Position(Diagnostic error) => error.Location.SourceSpan.Start;

    private static int Line(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition.Line + 1;

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);

    private static bool IsMatrix(string type) => type.StartsWith("Matrix<", StringComparison.Ordinal);

    private static bool IsVector(string type) => type.StartsWith("Vector<", StringComparison.Ordinal);

    private static string Short(string type) => Namespaces().Replace(type, "");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("'(?<from>[^']+)' to '(?<to>[^']+)'")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\b(\w+\.)+(?=\w)")]
    private static partial Regex Namespaces();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
