using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A learner's method is called by nobody but the exercise's Check and Use: before it is written it only throws.</summary>
internal sealed class StubCalls() : LintRule("stub calls")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var stubs = lesson.Methods.SelectMany(methods => methods).Where(IsSolution).Select(method => method.Identifier.Text).ToHashSet();
        foreach (var cell in lesson.Code)
            foreach (var name in cell.Tree.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => stubs.Contains(name.Identifier.Text)))
                if (name.Parent is not MemberAccessExpressionSyntax && !IsHandedOver(name) && !name.Ancestors().OfType<MethodDeclarationSyntax>().Any(IsSolution))
                    yield return At(cell, LintedCell.Line(name), $"{name} throws until the learner has written it.",
                        $"Take what Use gives instead: var mine = Lesson03.DU.Use({name});");
    }

    private static bool IsSolution(MethodDeclarationSyntax method) =>
        method.ToFullString() is var text && (text.Contains("BEGIN SOLUTION") || text.Contains("new NotSolvedYet()"));

    private static bool IsHandedOver(IdentifierNameSyntax name) =>
        name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Check" or "Use" } } };
}
