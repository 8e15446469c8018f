using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Notebooks.Releasing;

/// <summary>One code cell of an instructor's source, on its way to a learner.</summary>
internal sealed class SolutionCell(string source, Func<int, string, ReleaseException> fail)
{
    /// <summary>What a learner finds in place of a solution.</summary>
    public const string Stub = "throw new NotSolvedYet();";

    /// <summary>The texts that were taken out, without the spaces between their words.</summary>
    public List<string> Solutions { get; } = [];

    /// <summary>The source with a stub for every solution and without hidden tests.</summary>
    /// <exception cref="ReleaseException">A marker has no partner, or a solution is not the whole body of a method.</exception>
    public string ForLearner()
    {
        var lines = source.Split('\n');
        var solutions = Region.Find(lines, Region.Solution, fail);
        var hidden = Region.Find(lines, Region.HiddenTests, fail);
        foreach (var region in solutions) CheckIsBody(region);
        var learner = new List<string>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (hidden.Find(r => r.Begin == i) is { End: > 0 } test) i = test.End;
            else if (solutions.Find(r => r.Begin == i) is { End: > 0 } solution)
            {
                Solutions.Add(Words(string.Join('\n', lines[(i + 1)..solution.End])));
                learner.Add(lines[i][..lines[i].IndexOf('/')] + Stub);
                i = solution.End;
            }
            else learner.Add(lines[i]);
        }
        return string.Join('\n', learner).TrimEnd('\n');
    }

    /// <summary>A text without the spaces between its words, so that a copy is found however it is laid out.</summary>
    public static string Words(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);

    private void CheckIsBody(Region region)
    {
        var text = SourceText.From(source);
        var root = CSharpSyntaxTree.ParseText(text, new(kind: SourceCodeKind.Script)).GetRoot();
        var span = TextSpan.FromBounds(text.Lines[region.Begin].Start, text.Lines[region.End].End);
        bool whole = root.DescendantNodes().OfType<BlockSyntax>().Any(block =>
            block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax && IsAll(block, span, source));
        if (!whole) throw fail(region.Begin, "a solution is not the whole body of a method. Put the markers around everything between the braces of one method.");
    }

    private static bool IsAll(BlockSyntax block, TextSpan region, string source) =>
        block.OpenBraceToken.Span.End <= region.Start && region.End <= block.CloseBraceToken.SpanStart
        && string.IsNullOrWhiteSpace(source[block.OpenBraceToken.Span.End..region.Start])
        && string.IsNullOrWhiteSpace(source[region.End..block.CloseBraceToken.SpanStart]);
}
