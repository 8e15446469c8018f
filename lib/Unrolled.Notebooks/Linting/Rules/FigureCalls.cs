using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Finds the calls that draw.</summary>
internal static class FigureCalls
{
    /// <summary>Calls of <c>Charts</c>, and of the lesson's own methods that give a figure.</summary>
    public static IEnumerable<InvocationExpressionSyntax> In(LintedCell cell) => cell.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
        Chart(call) is { } chart && chart != "Row"
        || call.Expression is IdentifierNameSyntax name && cell.Lesson.Methods[name.Identifier.Text].Any(method => method.ReturnType.ToString() == "Figure"));

    /// <summary>The chart's name in <c>Charts.Loss(…)</c>; null for other calls.</summary>
    public static string? Chart(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Charts" } } access ? access.Name.Identifier.Text : null;

    /// <summary>The words of a string that stands in the code; null for anything else.</summary>
    public static string? Words(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: string words } ? words : null;

    /// <summary>The title, where it stands in the code: the argument of that name, or the first string.</summary>
    public static string? Title(InvocationExpressionSyntax call) =>
        TitleArgument(call) is { } argument ? Words(argument.Expression) : null;

    /// <summary>The argument that is the title.</summary>
    public static ArgumentSyntax? TitleArgument(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.Text == "title")
            ?? arguments.FirstOrDefault(a => a is { NameColon: null, Expression: LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax });
    }
}
