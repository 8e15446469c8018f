using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Mutants;

/// <summary>A change a mutant makes: a node and the text that stands there instead.</summary>
internal readonly record struct Edit(string Change, SyntaxNode Node, string After);

/// <summary>Walks the members of a target and lists every change of them.</summary>
internal static class Mutator
{
    public static List<Mutant> Mutants(Library library, IEnumerable<Target> targets)
    {
        var all = new List<Mutant>();
        foreach (var target in targets)
            foreach (string file in library.Files.Where(target.HasFile))
            {
                var model = library.Whole.GetSemanticModel(library[file]);
                foreach (var member in library[file].GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
                    if (NameOf(member) is { } name && target.HasMember(name) && Body(member) is { } body)
                        all.AddRange(Of(body, model).Select(edit => Make(target, file, name, member, edit)));
            }
        return Numbered(all.DistinctBy(m => (m.File, m.Span, Mutant.OneLine(m.After))));
    }

    /// <summary>Whether a file writes a backward pass, and does not only declare or forward one.</summary>
    public static bool HasBackward(SyntaxTree file) =>
        file.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.Text == "Backward" && m.Body is not null);

    /// <summary>Every change of a body, outside of messages.</summary>
    private static IEnumerable<Edit> Of(SyntaxNode body, SemanticModel model)
    {
        foreach (var node in body.DescendantNodes(n => n is not (ThrowExpressionSyntax or ThrowStatementSyntax or InterpolatedStringExpressionSyntax)))
            foreach (var edit in (IEnumerable<Edit>)[.. Arithmetic.Of(node, model), .. Names.Of(node, model), .. Flow.Of(node)])
                if (edit.After != edit.Node.ToString()) yield return edit;
    }

    private static Mutant Make(Target target, string file, string name, MemberDeclarationSyntax member, Edit edit)
    {
        string type = member.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text;
        int line = edit.Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return new(target with { Subject = target.Subject ?? type }, file, name, edit.Change, Statement(edit.Node), edit.Node.Span, edit.Node.ToString(), edit.After, line);
    }

    /// <summary>The innermost statement around a node, without its body if it has one.</summary>
    private static string Statement(SyntaxNode node)
    {
        var holder = node.AncestorsAndSelf().First(n => n is StatementSyntax or ArrowExpressionClauseSyntax);
        StatementSyntax? inner = holder switch
        {
            ForStatementSyntax s => s.Statement,
            CommonForEachStatementSyntax s => s.Statement,
            WhileStatementSyntax s => s.Statement,
            IfStatementSyntax s => s.Statement,
            _ => null,
        };
        string text = holder.ToString();
        return Mutant.OneLine(inner is null ? text : text[..(inner.SpanStart - holder.SpanStart)]);
    }

    private static List<Mutant> Numbered(IEnumerable<Mutant> mutants)
    {
        var seen = new Dictionary<string, int>();
        return [.. mutants.Select(m => m with { Repeat = seen[m.Key] = seen.GetValueOrDefault(m.Key) + 1 })];
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => null,
    };

    private static SyntaxNode? Body(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        _ => null,
    };
}
