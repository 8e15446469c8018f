using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Unrolled.Notebooks.Interrupting;

/// <summary>Finds functions that cannot call themselves, not even by a detour, because they call nothing that could call a cell's code.</summary>
/// <remarks>A learner's own cell of a net is two such functions; they are called for every unit, and so bear no check.</remarks>
internal static class Quiet
{
    /// <summary>Whether a method, accessor or local function is one.</summary>
    internal static bool Is(SyntaxNode function, SemanticModel model) => function.FirstAncestorOrSelf<TypeDeclarationSyntax>() is null
        ? CallsNothing(function)
        : model.GetOperation(function) is { } operation && operation.Descendants().All(IsQuiet);

    /// <summary>Whether a function outside of types is one, by its text alone: what it calls without saying so is a member of a type, which is checked itself.</summary>
    internal static bool CallsNothing(SyntaxNode function) => !function.DescendantNodes().Any(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);

    private static bool IsQuiet(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsQuiet(call.TargetMethod),
        IObjectCreationOperation made => made.Constructor is not { } constructor || IsQuiet(constructor) || IsPlain(constructor.ContainingType),
        IPropertyReferenceOperation property => IsQuiet(property.Property.GetMethod ?? property.Property.SetMethod!),
        IBinaryOperation binary => binary.OperatorMethod is not { } method || IsQuiet(method),
        IUnaryOperation unary => unary.OperatorMethod is not { } method || IsQuiet(method),
        ICompoundAssignmentOperation compound => compound.OperatorMethod is not { } method || IsQuiet(method),
        IConversionOperation conversion => conversion.OperatorMethod is not { } method || IsQuiet(method),
        _ => operation.Kind is OperationKind.Block or OperationKind.ExpressionStatement or OperationKind.Return or OperationKind.Literal or OperationKind.MethodBody
            or OperationKind.VariableDeclarationGroup or OperationKind.VariableDeclaration or OperationKind.VariableDeclarator or OperationKind.VariableInitializer
            or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.InstanceReference
            or OperationKind.ArrayElementReference or OperationKind.Argument or OperationKind.SimpleAssignment or OperationKind.DeconstructionAssignment
            or OperationKind.DeclarationExpression or OperationKind.Tuple or OperationKind.Conditional or OperationKind.DefaultValue or OperationKind.Parenthesized,
    };

    // Compiled code that is handed nothing but data cannot find its way back into a cell.
    private static bool IsQuiet(IMethodSymbol method) =>
        !method.Locations.Any(place => place.IsInSource) && (method.IsStatic || IsData(method.ContainingType))
        && method.ContainingType.TypeKind != TypeKind.Interface && method.Parameters.All(p => IsData(p.Type)) && method.TypeArguments.All(IsData);

    private static bool IsData(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || type is INamedTypeSymbol { IsValueType: true } named && named.TypeArguments.All(IsData);

    /// <summary>A struct of a cell whose making runs no code.</summary>
    private static bool IsPlain(INamedTypeSymbol type) => type.IsValueType && type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).All(declared =>
        declared is TypeDeclarationSyntax { Members: var members } && !members.OfType<ConstructorDeclarationSyntax>().Any()
        && !members.SelectMany(m => m.DescendantNodes().OfType<EqualsValueClauseSyntax>()).Any(v => v.Value is not IdentifierNameSyntax));
}
