using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>Which file needs which.</summary>
internal sealed class Dependencies
{
    private readonly Dictionary<string, HashSet<string>> needs = [], neededBy = [];

    public Dependencies(CSharpCompilation whole, IReadOnlyDictionary<string, SyntaxTree> files)
    {
        var names = files.ToDictionary(f => f.Value, f => f.Key);
        foreach (var (file, tree) in files)
        {
            var model = whole.GetSemanticModel(tree);
            needs[file] = [.. tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().SelectMany(e => Types(e, model)).SelectMany(t => t.DeclaringSyntaxReferences).Select(r => names[r.SyntaxTree])];
            foreach (string mate in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().SelectMany(d => model.GetDeclaredSymbol(d)!.DeclaringSyntaxReferences).Select(r => names[r.SyntaxTree]))
                needs[file].Add(mate);                                                  // the parts of a partial type
        }
        foreach (string file in files.Keys) neededBy[file] = [.. files.Keys.Where(other => needs[other].Contains(file))];
    }

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

    private static IEnumerable<ISymbol> Types(ExpressionSyntax e, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(e).Symbol;
        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType) yield return type.OriginalDefinition;
        if (model.GetTypeInfo(e) is { Type: INamedTypeSymbol itself }) yield return itself.OriginalDefinition;
    }
}
