using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Every figure of a lesson has a title of its own and names on its axes, and writes its text alternative itself.</summary>
/// <remarks>An alternative written in the cell is read above the figure, where it tells the result before anybody has looked.</remarks>
internal sealed class FigureWords() : LintRule("figures")
{
    private const string Remedy = "Leave it out: a figure writes its alternative from its axes and numbers, below the code.";

    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var titles = new Dictionary<string, LintedCell>();
        foreach (var cell in lesson.Code)
        {
            foreach (var parameter in cell.Tree.DescendantNodes().OfType<ParameterSyntax>().Where(p => p.Identifier.Text == "alt"))
                yield return At(cell, LintedCell.Line(parameter), "a method of the lesson takes a text alternative.", Remedy);
            foreach (var call in FigureCalls.In(cell))
                foreach (var message in Check(cell, call, titles)) yield return message;
        }
    }

    private IEnumerable<LintMessage> Check(LintedCell cell, InvocationExpressionSyntax call, Dictionary<string, LintedCell> titles)
    {
        foreach (var argument in call.ArgumentList.Arguments.Where(IsAlternative))
            yield return At(cell, LintedCell.Line(argument), "a figure's text alternative is written in the cell.", Remedy);
        foreach (var argument in call.ArgumentList.Arguments.Where(a => FigureCalls.Words(a.Expression) is { } words && words.Trim() == ""))
            yield return At(cell, LintedCell.Line(argument), "a figure's title or axis has no words.", "Say what is shown, and what each axis counts.");
        if (FigureCalls.Title(call) is { } title && !titles.TryAdd(title, cell))
            yield return At(cell, LintedCell.Line(call), $"the figure \"{title}\" has the title of one in cell {titles[title].Number}.", "Say what sets them apart.");
    }

    // titles and axes are no sentences
    private static bool IsAlternative(ArgumentSyntax argument) =>
        argument.NameColon?.Name.Identifier.Text == "alt" || FigureCalls.Words(argument.Expression)?.EndsWith('.') == true;
}
