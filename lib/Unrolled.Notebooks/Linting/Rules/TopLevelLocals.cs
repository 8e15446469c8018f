using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Variables of a cell are fields that live on in the next cell, so they can be neither disposed at its end nor spans.</summary>
internal sealed class TopLevelLocals() : CellRule("top-level variables")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        // outside a method the parser takes "using var" for the import of a namespace that lacks its semicolon
        foreach (var import in cell.Tree.Usings.Where(import => import.SemicolonToken.IsMissing))
            yield return At(cell, LintedCell.Line(import), "using var stands outside a method.", "Put it into a method, or write using (…) { … }.");
        foreach (var declaration in cell.Tree.Members.OfType<FieldDeclarationSyntax>().Select(field => field.Declaration).Where(IsSpan))
            yield return At(cell, LintedCell.Line(declaration), "a span is kept outside a method.", "Use it within one, or keep an array.");
    }

    private static bool IsSpan(VariableDeclarationSyntax declaration) =>
        declaration.Type is GenericNameSyntax { Identifier.Text: "Span" or "ReadOnlySpan" }
        || declaration.Type.IsVar && declaration.Variables.Any(variable =>
            variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "AsSpan" } });
}
