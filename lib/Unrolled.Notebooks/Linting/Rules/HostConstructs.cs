using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Constructs that one host or another refuses, drops or takes for a failure.</summary>
internal sealed class HostConstructs() : CellRule("hosts")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        foreach (var node in cell.Tree.DescendantNodes())
            if (Wrong(cell, node) is { } wrong) yield return At(cell, LintedCell.Line(node), wrong.Problem, wrong.Remedy);
    }

    private static (string Problem, string Remedy)? Wrong(LintedCell cell, SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Error" or "SetError" or "OpenStandardError" } access
            when access.Expression.ToString() is "Console" or "System.Console" => ("one host takes anything on Console.Error for a failure.", "Use Console.WriteLine."),
        BaseNamespaceDeclarationSyntax => ("a namespace cannot stand in a cell.", "Leave it out: cells share one space of names."),
        ParameterSyntax { Modifiers: var modifiers, Parent.Parent: MethodDeclarationSyntax } when modifiers.Any(SyntaxKind.ThisKeyword) =>
            ("an extension method cannot be declared in every host's cells.", "Make it an ordinary method, or put it into the library."),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "display" or "HTML" } name }
            when !cell.Lesson.Methods.Contains(name.Identifier.Text) => ($"{name}(…) is not known to every host.", "Make the value the cell's last expression, or write value.Display();"),
        _ => null,
    };
}
