using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Unrolled.Notebooks.Linting.CodeReading;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Loops with much to do stand in methods: outside, every variable is a field, and they run several times slower.</summary>
internal sealed class TopLevelLoops() : LintRule("top-level loops")
{
    private const string Remedy = "Put it into a method: outside one, every variable is a field and the loop runs several times slower.";

    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var constants = new Dictionary<string, long>();
        foreach (var cell in lesson.Code)
            foreach (var member in cell.Run())
            {
                if (member is FieldDeclarationSyntax field)
                    foreach (var variable in field.Declaration.Variables)
                        if (variable.Initializer?.Value is { } value && Number(value, constants) is { } number) constants[variable.Identifier.Text] = number;
                foreach (var loop in member.DescendantNodes(node => !IsLoop(node) && node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Where(IsLoop))
                    if (Depth(loop) > LintLimits.LoopDepth)
                        yield return At(cell, LintedCell.Line(loop), $"a loop nested {Depth(loop)} deep stands outside a method.", Remedy);
                    else if (Passes(loop, constants) is var passes and > LintLimits.LoopPasses)
                        yield return At(cell, LintedCell.Line(loop), FormattableString.Invariant($"a loop of {passes:N0} passes stands outside a method."), Remedy);
            }
    }

    private static int Depth(SyntaxNode loop) => 1 + Inner(loop).Select(Depth).DefaultIfEmpty(0).Max();

    /// <summary>Passes of a loop and of those in it, as far as they stand in the code; an unknown number counts as one.</summary>
    private static double Passes(SyntaxNode loop, IReadOnlyDictionary<string, long> constants)
    {
        double own = loop switch
        {
            ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: var bound } } => Number(bound, constants) ?? 1,
            CommonForEachStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments: [_, { Expression: var count }] } }
                when called.ToString() == "Enumerable.Range" => Number(count, constants) ?? 1,
            _ => 1,
        };
        return Math.Max(own, 1) * Inner(loop).Select(inner => Passes(inner, constants)).DefaultIfEmpty(1).Max();
    }

    private static IEnumerable<SyntaxNode> Inner(SyntaxNode loop) =>
        loop.DescendantNodes(node => node == loop || !IsLoop(node) && node is not AnonymousFunctionExpressionSyntax).Where(IsLoop);

    private static long? Number(ExpressionSyntax expression, IReadOnlyDictionary<string, long> constants) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        LiteralExpressionSyntax { Token.Value: long number } => number,
        IdentifierNameSyntax name when constants.TryGetValue(name.Identifier.Text, out long number) => number,
        BinaryExpressionSyntax { OperatorToken.Text: "*" } product => Number(product.Left, constants) * Number(product.Right, constants),
        _ => null,
    };
}
