using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Code that is C# 13 at most, as one of the hosts has no more.</summary>
internal sealed class NewerLanguage() : CellRule("C# 13")
{
    private const string Remedy = "Write it in C# 13: not every host has more.";
    private static readonly CSharpParseOptions Thirteen = new(LanguageVersion.CSharp13, kind: SourceCodeKind.Script);

    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        if (cell.Type != CellType.Code) return [];
        var newer = cell.Tree.DescendantNodesAndSelf().Select(node => (Node: node, What: Feature(node))).Where(found => found.What != null)
            .Select(found => At(cell, LintedCell.Line(found.Node), $"{found.What} is C# 14.", Remedy)).ToList();
        if (newer.Count > 0) return newer;
        var known = Errors(cell.Tree.SyntaxTree);
        return Errors(CSharpSyntaxTree.ParseText(cell.Source, Thirteen)).Where(error => !known.Contains(error))
            .Select(error => At(cell, error.Line, $"this needs a C# after 13: {error.Message}", Remedy));
    }

    // what the parser takes in any version, and the compiler refuses later
    private static string? Feature(SyntaxNode node) => node switch
    {
        FieldExpressionSyntax => "the word field for a property's own storage",
        ExtensionBlockDeclarationSyntax => "an extension block",
        AssignmentExpressionSyntax { Left: ConditionalAccessExpressionSyntax } or ConditionalAccessExpressionSyntax { WhenNotNull: AssignmentExpressionSyntax } =>
            "assignment behind ?.",
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } call
            when call.DescendantNodes().OfType<OmittedTypeArgumentSyntax>().Any() => "nameof of an open generic type",
        ParameterSyntax { Type: null, Modifiers.Count: > 0, Parent.Parent: ParenthesizedLambdaExpressionSyntax } => "a lambda's parameter with a modifier and no type",
        _ => null,
    };

    private static HashSet<(int Line, string Message)> Errors(SyntaxTree tree) => [.. tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => (d.Location.GetLineSpan().StartLinePosition.Line + 1, d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))];
}
