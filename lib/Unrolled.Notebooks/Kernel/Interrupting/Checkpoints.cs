using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>Puts a check into every loop that may go on, every goto and every function of a cell. No line moves: what is put in has no line break.</summary>
/// <remarks>A function that cannot call itself needs no check of its own, but a lambda has one nevertheless: a library may call it without end.</remarks>
internal sealed class Checkpoints : CSharpSyntaxWalker
{
    private const string Class = $"global::{nameof(Unrolled)}.{nameof(Notebooks)}.{nameof(Interrupting)}.{nameof(Checkpoint)}.";
    private const string Turn = Class + nameof(Checkpoint.Turn) + "();", Enter = Class + nameof(Checkpoint.Enter) + "();";

    private readonly SemanticModel _model;
    private readonly List<TextChange> _changes = [];

    private Checkpoints(SemanticModel model) => _model = model;

    /// <param name="cell">A submission as it was written.</param>
    /// <returns>Its text with checks; null when it needs none or does not parse.</returns>
    internal static string? Insert(Compilation cell)
    {
        var tree = cell.SyntaxTrees.Single();
        if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) return null;
        var walker = new Checkpoints(cell.GetSemanticModel(tree));
        walker.Visit(tree.GetRoot());
        return walker._changes.Count == 0 ? null : tree.GetText().WithChanges(walker._changes.OrderBy(c => c.Span.Start)).ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node.Statement, () => base.VisitWhileStatement(node));

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node.Statement, () => base.VisitDoStatement(node));

    public override void VisitForStatement(ForStatementSyntax node)
    {
        if (!Counted.Is(node)) Loop(node.Statement, () => base.VisitForStatement(node));
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node.Statement, () => base.VisitForEachStatement(node));

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node.Statement, () => base.VisitForEachVariableStatement(node));

    public override void VisitGotoStatement(GotoStatementSyntax node) => Loop(node, () => base.VisitGotoStatement(node));

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitMethodDeclaration(node));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitLocalFunctionStatement(node));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitOperatorDeclaration(node));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitConversionOperatorDeclaration(node));

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitConstructorDeclaration(node));

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, () => base.VisitAccessorDeclaration(node));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) => Getter(node, node.ExpressionBody, () => base.VisitPropertyDeclaration(node));

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) => Getter(node, node.ExpressionBody, () => base.VisitIndexerDeclaration(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node, () => base.VisitAnonymousMethodExpression(node));

    public override void VisitArgumentList(ArgumentListSyntax node)
    {
        int before = _changes.Count;
        base.VisitArgumentList(node);
        if (_changes.Count > before && node.Parent is BaseObjectCreationExpressionSyntax && _model.GetSymbolInfo(node.Parent!).Symbol is IMethodSymbol method) KeepTexts(node, method);
    }

    /// <summary>A constructor that asks for the text of an argument, as that of an exercise does, gets it as it was written.</summary>
    private void KeepTexts(ArgumentListSyntax list, IMethodSymbol method)
    {
        foreach (var asks in method.Parameters.Skip(list.Arguments.Count))
            if (asks.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == nameof(CallerArgumentExpressionAttribute)) is { ConstructorArguments: [{ Value: string about }] }
                && list.Arguments.Where((a, i) => (a.NameColon?.Name.Identifier.ValueText ?? method.Parameters[i].Name) == about).FirstOrDefault() is { } argument)
                Insert(list.CloseParenToken.SpanStart, $", {asks.Name}: {SymbolDisplay.FormatLiteral(argument.Expression.ToString(), quote: true)}");
    }

    private void Loop(StatementSyntax body, Action visitInside)
    {
        if (body is BlockSyntax block) Begin(block, Turn);
        else Insert(body.SpanStart, "{" + Turn);
        visitInside();
        if (body is not BlockSyntax) Insert(body.Span.End, "}");
    }

    private void Function(SyntaxNode function, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, Action visitInside, string open = "{", string close = "}")
    {
        bool expression = arrow?.Expression is not (null or ThrowExpressionSyntax), check = (block is not null || expression) && !Quiet.Is(function, _model);
        if (check && block is not null) Begin(block, Enter);
        if (check && expression) _changes.Add(new(arrow!.ArrowToken.Span, open + Enter + Return(function, arrow)));
        visitInside();
        if (check && expression) Insert(arrow!.Parent!.GetLastToken().Span.End, close);
    }

    private void Getter(SyntaxNode property, ArrowExpressionClauseSyntax? arrow, Action visitInside) =>
        Function(arrow ?? property, null, arrow, visitInside, "{get{", "}}");

    private void Lambda(AnonymousFunctionExpressionSyntax lambda, Action visitInside)
    {
        string check = Quiet.CallsNothing(lambda) ? Turn : Enter;
        var expression = lambda.ExpressionBody is ThrowExpressionSyntax ? null : lambda.ExpressionBody;
        if (lambda.Block is { } block) Begin(block, check);
        if (expression is not null) Insert(expression.SpanStart, "{" + check + Return(lambda, expression));
        visitInside();
        if (expression is not null) Insert(expression.Span.End, ";}");
    }

    /// <summary>"return " where the function has a value to return.</summary>
    private string Return(SyntaxNode function, SyntaxNode body) => function switch
    {
        MethodDeclarationSyntax method => IsVoid(method.ReturnType, method.Modifiers) ? "" : "return ",
        LocalFunctionStatementSyntax local => IsVoid(local.ReturnType, local.Modifiers) ? "" : "return ",
        ConstructorDeclarationSyntax => "",
        AccessorDeclarationSyntax accessor => accessor.Keyword.IsKind(SyntaxKind.GetKeyword) ? "return " : "",
        AnonymousFunctionExpressionSyntax when MayBeStatement(body) && _model.GetSymbolInfo(function).Symbol is IMethodSymbol lambda =>
            lambda.ReturnsVoid || lambda is { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } } ? "" : "return ",
        _ => "return ",
    };

    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } || modifiers.Any(SyntaxKind.AsyncKeyword) && type is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax };

    // of other expressions the compiler knows without looking up anything that they have a value
    private static bool MayBeStatement(SyntaxNode expression) =>
        expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax
            or ObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax;

    private void Begin(BlockSyntax block, string check) => Insert(block.OpenBraceToken.Span.End, check);

    private void Insert(int position, string text) => _changes.Add(new(new(position, 0), text));
}
