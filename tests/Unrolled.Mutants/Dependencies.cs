using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>Which file needs which, among those that some first ones need.</summary>
internal sealed class Dependencies
{
    private readonly Dictionary<string, HashSet<string>> needs = [], neededBy = [];

    public Dependencies(CSharpCompilation whole, IReadOnlyDictionary<string, SyntaxTree> files, IEnumerable<string> first)
    {
        var names = files.ToDictionary(f => f.Value, f => f.Key);
        var open = new Stack<string>(first);
        while (open.TryPop(out string? file))
            if (!needs.ContainsKey(file))
                foreach (string needed in needs[file] = [.. Symbols(files[file], whole.GetSemanticModel(files[file])).SelectMany(s => s.DeclaringSyntaxReferences).Select(r => r.SyntaxTree).Where(names.ContainsKey).Select(t => names[t])]) open.Push(needed);
        foreach (string file in needs.Keys) neededBy[file] = [.. needs.Keys.Where(other => needs[other].Contains(file))];
    }

    /// <summary>The first files and all they need.</summary>
    public IEnumerable<string> Files => needs.Keys;

    /// <summary>The files in three layers: the middle one holds the file and what it is tied to in a circle.</summary>
    public (IEnumerable<string> Below, IEnumerable<string> Middle, IEnumerable<string> Above) Around(string file)
    {
        var above = Closure(file, neededBy);
        var middle = Closure(file, needs);
        middle.IntersectWith(above);
        above.ExceptWith(middle);
        return (needs.Keys.Where(f => !above.Contains(f) && !middle.Contains(f)), middle, above);
    }

    private static HashSet<string> Closure(string file, Dictionary<string, HashSet<string>> edges)
    {
        var (reached, open) = (new HashSet<string> { file }, new Stack<string>([file]));
        while (open.TryPop(out string? next))
            foreach (string other in edges[next])
                if (reached.Add(other)) open.Push(other);
        return reached;
    }

    /// <summary>The types a file mentions, and those it is a part of.</summary>
    private static IEnumerable<ISymbol> Symbols(SyntaxTree tree, SemanticModel model) => tree.GetRoot().DescendantNodes().SelectMany(node => node switch
    {
        ExpressionSyntax e => Types(e, model),
        BaseTypeDeclarationSyntax type => [model.GetDeclaredSymbol(type)!],
        _ => [],
    });

    private static IEnumerable<ISymbol> Types(ExpressionSyntax e, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(e).Symbol;
        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType) yield return type.OriginalDefinition;
        if (model.GetTypeInfo(e) is { Type: INamedTypeSymbol itself }) yield return itself.OriginalDefinition;
    }
}
