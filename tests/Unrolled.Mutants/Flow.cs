using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>Wrong turns: a step of a loop or a statement skipped, a loop run the other way round, a condition negated or weakened.</summary>
internal static class Flow
{
    public static IEnumerable<Edit> Of(SyntaxNode node) => node switch
    {
        ForStatementSyntax loop => [Delete(loop), .. OfLoop(loop)],
        CommonForEachStatementSyntax loop => [Delete(loop), new("skip a step", loop.Expression, $"{Text(loop.Expression)}.Skip(1)"), new("skip a step", loop.Expression, $"{Text(loop.Expression)}.SkipLast(1)")],
        WhileStatementSyntax loop => [Delete(loop), Negate(loop.Condition)],
        IfStatementSyntax branch => [Delete(branch), Negate(branch.Condition)],
        ExpressionStatementSyntax statement => [Delete(statement)],
        ConditionalExpressionSyntax choice => [new("take one branch", choice, Text(choice.WhenTrue)), new("take one branch", choice, Text(choice.WhenFalse)), Negate(choice.Condition)],
        BinaryExpressionSyntax binary => OfCondition(binary).Select(after => new Edit("change a condition", binary, after)),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [new("change a condition", not, Text(not.Operand))],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Min" or "Max" }, ArgumentList.Arguments: [var a, var b] } call =>
            [new("take one branch", call, Text(a.Expression)), new("take one branch", call, Text(b.Expression))],
        _ => [],
    };

    private static IEnumerable<Edit> OfLoop(ForStatementSyntax loop)
    {
        bool up = loop.Incrementors is [PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression }];
        bool down = loop.Incrementors is [PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostDecrementExpression }];
        foreach (var variable in loop.Declaration?.Variables ?? [])
            if (variable.Initializer is { } start)
                yield return new("skip a step", start.Value, $"{Text(start.Value)} {(down ? "-" : "+")} 1");
        if (loop.Condition?.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().FirstOrDefault(c => c.IsKind(SyntaxKind.LessThanExpression)) is { } bound)
            yield return new("skip a step", bound, $"{bound.Left} < {bound.Right} - {Stride(loop)}");
        if ((up || down) && loop.Declaration?.Variables is [{ Initializer: not null } only] && loop.Condition is BinaryExpressionSyntax whole && OrderMatters(loop, only))
            yield return Reversed(loop, only, whole, up);
        if (loop.Condition is { } condition) yield return Negate(condition);
    }

    private static string Stride(ForStatementSyntax loop) => loop.Incrementors is [AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } step] ? Text(step.Right) : "1";

    /// <summary>Time runs one way, and of a step's products one may need what another made.</summary>
    private static bool OrderMatters(ForStatementSyntax loop, VariableDeclaratorSyntax variable) =>
        (variable.Identifier.Text == "t" && loop.Statement.ToString().StartsWith("Step", StringComparison.Ordinal)) || (variable.Identifier.Text == "k" && loop.Statement.ToString().Contains("IsMid", StringComparison.Ordinal));

    private static Edit Reversed(ForStatementSyntax loop, VariableDeclaratorSyntax variable, BinaryExpressionSyntax whole, bool up)
    {
        string name = variable.Identifier.Text, start = Text(variable.Initializer!.Value);
        string reversed = up ? $"for (int {name} = {whole.Right} - 1; {name} >= {start}; {name}--) " : $"for (int {name} = {whole.Right}; {name} <= {start}; {name}++) ";
        return new("reverse a loop", loop, reversed + loop.Statement);
    }

    private static IEnumerable<string> OfCondition(BinaryExpressionSyntax b)
    {
        string? other = b.Kind() switch
        {
            SyntaxKind.LessThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => "<",
            SyntaxKind.GreaterThanExpression => ">=",
            SyntaxKind.GreaterThanOrEqualExpression => ">",
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LogicalAndExpression => "||",
            SyntaxKind.LogicalOrExpression => "&&",
            _ => null,
        };
        if (other is not null) yield return $"{b.Left} {other} {b.Right}";
        if (!b.IsKind(SyntaxKind.LogicalAndExpression) && !b.IsKind(SyntaxKind.LogicalOrExpression)) yield break;
        yield return b.Left.ToString();
        yield return b.Right.ToString();
    }

    private static Edit Delete(StatementSyntax statement) => new("delete a statement", statement, "{ }");

    private static Edit Negate(ExpressionSyntax condition) => new("negate a condition", condition, $"!({condition})");

    private static string Text(ExpressionSyntax e) => Arithmetic.Atom(e);
}
