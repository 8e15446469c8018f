using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting;

/// <summary>Questions that several rules ask of a cell's syntax tree.</summary>
internal static class CodeReading
{
    private static readonly string[] Shows = ["Charts", "Report"];

    /// <summary>What runs when the cell runs: its statements and variables, without the methods and types it declares.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Run(this LintedCell cell) =>
        cell.Tree.Members.Where(member => member is GlobalStatementSyntax or FieldDeclarationSyntax);

    /// <summary>for, foreach, while, do.</summary>
    public static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Names used in a piece of code.</summary>
    public static IEnumerable<string> Names(this SyntaxNode node) => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text);

    /// <summary>Whether the cell reports a number or draws a figure when it runs, by itself or through a method of the lesson.</summary>
    public static bool ShowsResult(this LintedCell cell) =>
        cell.Run().Any(member => member.Names().Any(name => Shows.Contains(name) || cell.Lesson.Methods[name].Any(Draws)));

    /// <summary>The leftmost name of <c>A.B(…).C</c>: A.</summary>
    public static string? Root(this ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        InvocationExpressionSyntax call => Root(call.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        ObjectCreationExpressionSyntax created => Root((ExpressionSyntax)created.Type),
        _ => null,
    };

    private static bool Draws(MethodDeclarationSyntax method) => method.Names().Any(Shows.Contains);
}
