using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>An axis whose quantity has a unit says it: "loss [nats per letter]".</summary>
internal sealed class FigureUnits() : CellRule("units")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        if (!cell.IsLearners) yield break;
        foreach (var call in FigureCalls.In(cell))
        {
            foreach (var (name, at) in Axes(call).Where(axis => LintLimits.Units.ContainsKey(axis.Name)))
                yield return At(cell, LintedCell.Line(at), $"the axis \"{name}\" has no unit.", $"For example: new Axis(\"{name}\", \"{LintLimits.Units[name]}\").");
            if (FigureCalls.Chart(call) == "Loss" && call.ArgumentList.Arguments.All(a => a.NameColon?.Name.Identifier.Text != "y"))
                yield return At(cell, LintedCell.Line(call), "the axis \"loss\" has no unit.", "Name it: y: new Axis(\"loss\", \"nats per letter\").");
        }
    }

    // strings given as axes, and axes made without a unit
    private static IEnumerable<(string Name, ExpressionSyntax At)> Axes(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments.Where(a => a != FigureCalls.TitleArgument(call)))
            if (FigureCalls.Words(argument.Expression) is { } words) yield return (words, argument.Expression);
        foreach (var made in call.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            if (made is ImplicitObjectCreationExpressionSyntax or ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "Axis" } }
                && made.ArgumentList?.Arguments is [{ Expression: var only }] && FigureCalls.Words(only) is { } name) yield return (name, only);
    }
}
