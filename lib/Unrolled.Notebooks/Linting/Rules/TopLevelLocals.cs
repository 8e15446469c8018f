using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Variables of a cell are fields that live on in the next cell, so they can be neither disposed at its end nor spans.</summary>
internal sealed class TopLevelLocals() : CellRule("top-level variables")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        foreach (var member in cell.Run())
        {
            if (member is GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { UsingKeyword: var keyword } } && keyword.IsKind(SyntaxKind.UsingKeyword))
                yield return At(cell, LintedCell.Line(member), "using var stands outside a method.", "Put it into a method, or write using (…) { … }.");
            foreach (var declaration in member.ChildNodes().Concat(member.ChildNodes().OfType<LocalDeclarationStatementSyntax>().Select(local => local.Declaration)).OfType<VariableDeclarationSyntax>().Where(IsSpan))
                yield return At(cell, LintedCell.Line(declaration), "a span is kept outside a method.", "Use it within one, or keep an array.");
        }
    }

    private static bool IsSpan(VariableDeclarationSyntax declaration) =>
        declaration.Type is GenericNameSyntax { Identifier.Text: "Span" or "ReadOnlySpan" }
        || declaration.Type.IsVar && declaration.Variables.Any(variable => variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "AsSpan" } });
}
