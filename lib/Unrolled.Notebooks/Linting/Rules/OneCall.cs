using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>An experiment shows its data, net, optimiser and loop: no cell of it is a single call into the library.</summary>
/// <remarks>Looked at are the cells after the prediction. A call that is given code of the lesson (a lambda, a method, a net made in the lesson)
/// hides nothing; nor does showing a result.</remarks>
internal sealed class OneCall() : LintRule("one call")
{
    private static readonly string[] Harmless = ["Report", "Charts", "Source", "Console", "GradientCheck", "Math", "Enumerable", "File", "Path", "string"];

    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var given = lesson.Code.Where(cell => !cell.Cell.HasTag("parameters")).SelectMany(Declared).ToHashSet();
        foreach (var section in lesson.Sections.Where(section => section.IsExperiment))
        {
            int asked = section.Cells.FirstOrDefault(cell => cell.Type == CellType.Markdown && Prose.Text(cell.Markdown).Contains("Predict"))?.Number ?? 0;
            foreach (var cell in section.Cells.Where(cell => cell.Number > asked))
                if (Work(cell) is [var only] && only.Root() is { } root && !Harmless.Contains(root) && !IsGivenCode(only, given.Except(Declared(cell))))
                    yield return At(cell, LintedCell.Line(only), $"the whole experiment is one call of {root}.",
                        "Write it out: data, net, optimiser and loop belong in the lesson.");
        }
    }

    /// <summary>The calls a cell makes, each with all that hangs on it; showing a variable it has just set is no work.</summary>
    private static List<InvocationExpressionSyntax> Work(LintedCell cell)
    {
        bool written = cell.Tree.Members.Any(member => member is BaseMethodDeclarationSyntax || member.DescendantNodes().Any(CodeReading.IsLoop));
        return written ? [] : [.. cell.Run().SelectMany(member => member.DescendantNodes(node => node is not InvocationExpressionSyntax).OfType<InvocationExpressionSyntax>())];
    }

    private static bool IsGivenCode(SyntaxNode call, IEnumerable<string> lessons) =>
        call.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any() || call.Names().Intersect(lessons).Any();

    private static IEnumerable<string> Declared(LintedCell cell) => cell.Tree.Members.SelectMany(member => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => member.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.Text),
    });
}
