using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>Names mixed up: prev and now, two gates, two lanes of a state, two arguments.</summary>
internal static class Names
{
    /// <summary>Whole numbers that are easily taken for each other; lanes, spans, pointers and structs are swapped with any name of the same type.</summary>
    private static readonly string[][] lookAlikes =
    [
        ["from", "to"], ["first", "end"], ["row", "block", "blocks"], ["token", "t", "next"], ["token", "j"], ["j", "from"], ["b", "j"], ["i", "k"],
        ["column", "row"], ["plane", "GateStride", "StateStride"], ["stride", "GateStride", "StateStride"], ["count", "to"], ["part", "parts"],
    ];

    private static readonly string[] symmetric = ["Math.Min", "Math.Max", "ReferenceEquals"];

    public static IEnumerable<Edit> Of(SyntaxNode node, SemanticModel model) => node switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" } } => [],            // arrays side by side have one length
        IdentifierNameSyntax name when node.Parent is not MemberAccessExpressionSyntax access || access.Expression == node => OfVariable(name, model),
        MemberAccessExpressionSyntax access => OfLane(access, model),
        BaseArgumentListSyntax { Parent: InvocationExpressionSyntax call } when symmetric.Contains(call.Expression.ToString()) => [],
        BaseArgumentListSyntax arguments => Swaps(arguments, arguments.Arguments, model),
        TupleExpressionSyntax tuple => Swaps(tuple, tuple.Arguments, model),
        _ => [],
    };

    private static IEnumerable<Edit> OfVariable(IdentifierNameSyntax name, SemanticModel model)
    {
        if (name.Ancestors().OfType<ForStatementSyntax>().Any(loop => loop.Incrementors.Any(i => i.Contains(name)))) return [];      // endless
        if (TypeOf(model.GetSymbolInfo(name).Symbol) is not { IsReferenceType: false } type) return [];
        var others = model.LookupSymbols(name.SpanStart).Where(s => s.Name != name.Identifier.Text && IsBefore(s, name) && SymbolEqualityComparer.Default.Equals(TypeOf(s), type));
        if (type.SpecialType == SpecialType.System_Int32 && IsSize(name)) return [];
        if (type.SpecialType == SpecialType.System_Int32) others = others.Where(s => lookAlikes.Any(group => group.Contains(s.Name) && group.Contains(name.Identifier.Text)));
        return others.Select(s => new Edit("mix up two variables", name, Text(s)));
    }

    /// <summary>Memory that is larger than needed, or more of it cleared, changes nothing.</summary>
    private static bool IsSize(SyntaxNode name) =>
        name.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString().Split('.')[^1] is "Cleared" or "Clear" or "Ensure");

    private static IEnumerable<Edit> OfLane(MemberAccessExpressionSyntax access, SemanticModel model)
    {
        if (model.GetSymbolInfo(access).Symbol is not IFieldSymbol { Type.Name: "Lane" } field) return [];
        return field.ContainingType.GetMembers().OfType<IFieldSymbol>().Where(f => f.Name != field.Name && f.Type.Name == "Lane")
            .Select(f => new Edit("mix up two lanes", access, $"{access.Expression}.{f.Name}"));
    }

    /// <summary>Every pair of arguments, or only neighbours where there are many.</summary>
    private static IEnumerable<Edit> Swaps(SyntaxNode list, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model)
    {
        var types = arguments.Select(a => model.GetTypeInfo(a.Expression).ConvertedType).ToArray();
        string[] text = [.. arguments.Select(a => a.ToString())];
        for (int i = 0; i < text.Length; i++)
            for (int j = i + 1; j < text.Length && (text.Length <= 5 || j == i + 1); j++)
            {
                if (!SymbolEqualityComparer.Default.Equals(types[i], types[j])) continue;
                string[] swapped = [.. text];
                (swapped[i], swapped[j]) = (text[j], text[i]);
                string open = list.ToString()[..1], close = list.ToString()[^1..];
                yield return new("swap two arguments", list, open + string.Join(", ", swapped) + close);
            }
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: RefKind.None or RefKind.In or RefKind.Ref } parameter => parameter.Type,
        IFieldSymbol { Name: "plane" } field => field.Type,
        IPropertySymbol { Name: "GateStride" or "StateStride" } property => property.Type,
        _ => null,
    };

    private static bool IsBefore(ISymbol symbol, SyntaxNode node) => symbol is not ILocalSymbol || symbol.Locations[0].SourceSpan.Start < node.SpanStart;

    private static string Text(ISymbol symbol) => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(symbol.Name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? symbol.Name : $"@{symbol.Name}";
}
