using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>Finds loops that end by themselves, in seconds at worst: the turns of an int that nothing else moves, with plain arithmetic inside.</summary>
/// <remarks>A check would cost such a loop more than all that it does; the loop or function around it has one.</remarks>
internal static class Counted
{
    private static readonly string[] Plain = ["Math", "MathF"];

    /// <summary>Whether it is <c>for (int i = …; i &lt; …; i++)</c>, or the like downwards, and calls nothing but <see cref="Math"/>.</summary>
    internal static bool Is(ForStatementSyntax loop)
    {
        if (loop is not { Declaration.Variables: [{ Initializer: { } first } variable], Condition: BinaryExpressionSyntax condition, Incrementors: [var step] }) return false;
        bool whole = loop.Declaration.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword }
            || loop.Declaration.Type.IsVar && first.Value is LiteralExpressionSyntax { Token.Value: int };
        return whole && Ends(variable.Identifier.ValueText, condition, step) && loop.Statement.DescendantNodesAndSelf().All(node => IsPlain(node) && !Moves(node, variable.Identifier.ValueText));
    }

    // i <= int.MaxValue goes on for ever, and so does i >= int.MinValue: only a literal bound is trusted with equality.
    private static bool Ends(string i, BinaryExpressionSyntax condition, ExpressionSyntax step) => IsName(condition.Left, i) && IsName(Operand(step), i) && step.Kind() switch
    {
        SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression => condition.IsKind(SyntaxKind.LessThanExpression),
        SyntaxKind.PostDecrementExpression or SyntaxKind.PreDecrementExpression =>
            condition.IsKind(SyntaxKind.GreaterThanExpression) || condition.IsKind(SyntaxKind.GreaterThanOrEqualExpression) && condition.Right is LiteralExpressionSyntax,
        _ => false,
    };

    private static bool IsPlain(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } && Plain.Contains(name),
        BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or GotoStatementSyntax or AwaitExpressionSyntax or YieldStatementSyntax => false,
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax => false,
        _ => true,
    };

    private static bool Moves(SyntaxNode node, string i) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf().Any(left => IsName(left, i) && left.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is null),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsName(argument.Expression, i),
        RefExpressionSyntax reference => IsName(reference.Expression, i),
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => node.Kind() is not (SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression) && IsName(Operand((ExpressionSyntax)node), i),
        _ => false,
    };

    private static SyntaxNode? Operand(ExpressionSyntax step) => step switch
    {
        PostfixUnaryExpressionSyntax postfix => postfix.Operand,
        PrefixUnaryExpressionSyntax prefix => prefix.Operand,
        _ => null,
    };

    private static bool IsName(SyntaxNode? node, string name) => node is IdentifierNameSyntax { Identifier.ValueText: var text } && text == name;
}
