using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>Wrong sums: a factor or a term dropped, a sign flipped, f′ taken as 1, a component zeroed, a number off by one.</summary>
internal static class Arithmetic
{
    public static IEnumerable<Edit> Of(SyntaxNode node, SemanticModel model) => node switch
    {
        BinaryExpressionSyntax binary => [.. OfBinary(binary, model), .. Derivative(binary)],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => [new("flip a sign", minus, Atom(minus.Operand))],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } number => OfNumber(number),
        AssignmentExpressionSyntax assignment => [.. OfAssignment(assignment), .. OfValue(assignment.Right, model, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))],
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax or TupleExpressionSyntax } argument => OfValue(argument.Expression, model),
        ArgumentSyntax { Parent: TupleExpressionSyntax } argument => OfValue(argument.Expression, model),
        EqualsValueClauseSyntax value => OfValue(value.Value, model),
        ReturnStatementSyntax { Expression: { } value } => OfValue(value, model),
        PostfixUnaryExpressionSyntax { Parent: not ForStatementSyntax and not ExpressionStatementSyntax } step => [new("do not count on", step, step.Operand.ToString())],
        InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } call when SameType(call, only.Expression, model) => [new("drop a function", call, Atom(only.Expression))],
        _ => [],
    };

    private static IEnumerable<Edit> OfBinary(BinaryExpressionSyntax b, SemanticModel model)
    {
        if (model.GetTypeInfo(b).Type is IPointerTypeSymbol) return OfPointer(b, model);
        string L = Atom(b.Left), R = Atom(b.Right);
        (string Change, string[] After) edits = b.Kind() switch
        {
            SyntaxKind.MultiplyExpression => ("drop a factor", [L, R]),
            SyntaxKind.DivideExpression => ("drop a factor", [L, $"({L} * {R})"]),
            SyntaxKind.ModuloExpression => ("drop a factor", [L, $"({L} / {R})"]),
            SyntaxKind.AddExpression => ("drop a term or flip its sign", [L, R, $"({L} - {R})"]),
            SyntaxKind.SubtractExpression => ("drop a term or flip its sign", [L, R, $"(-{R})", $"({L} + {R})", $"({R} - {L})", "0"]),
            _ => ("", []),
        };
        return edits.After.Select(after => new Edit(edits.Change, b, after));
    }

    /// <summary>pointer + offset: without the offset, or in the other direction.</summary>
    private static IEnumerable<Edit> OfPointer(BinaryExpressionSyntax b, SemanticModel model)
    {
        if (model.GetTypeInfo(b.Left).Type is not IPointerTypeSymbol) return [];
        return [new("drop a term or flip its sign", b, Atom(b.Left)), new("drop a term or flip its sign", b, $"({Atom(b.Left)} - {Atom(b.Right)})")];
    }

    /// <summary>In a product that holds y (1 − y): both dropped, which is f′ = 1. (1 − y y) is one factor.</summary>
    private static IEnumerable<Edit> Derivative(BinaryExpressionSyntax product)
    {
        if (!product.IsKind(SyntaxKind.MultiplyExpression) || product.Parent.IsKind(SyntaxKind.MultiplyExpression)) yield break;
        string[] factors = [.. Factors(product).Select(f => f.ToString())];
        foreach (string y in factors.Where(y => factors.Contains($"(1 - {y})")))
            yield return new("replace f′ by 1", product, string.Join(" * ", factors.Where(f => f != y && f != $"(1 - {y})").DefaultIfEmpty("1")));
    }

    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax e) =>
        e is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } b ? [.. Factors(b.Left), .. Factors(b.Right)] : [e];

    private static IEnumerable<Edit> OfNumber(LiteralExpressionSyntax number)
    {
        if (number.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: ForStatementSyntax }) return [];         // the loop's own change
        string[] after = number.Token.ValueText switch
        {
            "0" => ["1"],
            "1" => ["0", "2"],
            var text when int.TryParse(text, out int n) => [$"{n - 1}", $"{n + 1}"],
            var text => [$"(2 * {text})"],
        };
        return after.Select(text => new Edit("change a number", number, text));
    }

    private static IEnumerable<Edit> OfAssignment(AssignmentExpressionSyntax a)
    {
        string[] after = a.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => ["=", "-="],
            SyntaxKind.SubtractAssignmentExpression => ["=", "+="],
            _ => [],
        };
        return after.Select(op => new Edit("overwrite or subtract instead of adding", a, $"{a.Left} {op} {a.Right}"));
    }

    private static IEnumerable<Edit> OfValue(ExpressionSyntax value, SemanticModel model, bool plain = true)
    {
        bool isZero = value.ToString() is "0";
        if (!plain || isZero || !IsReal(model.GetTypeInfo(value))) yield break;
        yield return new("zero a component", value, "0");
        yield return new("flip a sign", value, $"-{Atom(value)}");
    }

    private static bool IsReal(TypeInfo type) => (type.ConvertedType ?? type.Type) is { } t && (t.Name == "Lane" || t.SpecialType is SpecialType.System_Double or SpecialType.System_Single);

    private static bool SameType(ExpressionSyntax a, ExpressionSyntax b, SemanticModel model) =>
        model.GetTypeInfo(a).Type is { SpecialType: not SpecialType.System_Void } type && SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(b).Type);

    /// <summary>The text of an expression, in parentheses where it may need them.</summary>
    internal static string Atom(ExpressionSyntax e) =>
        e is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax ? e.ToString() : $"({e})";
}
