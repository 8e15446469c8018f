using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Notebooks.Releasing;

/// <summary>A text that only instructors may read, without its spaces, and where it stands.</summary>
internal readonly partial record struct Secret(string Words, string Where)
{
    private const int Telling = 3;

    /// <summary>Every solution and hidden test, whole and line by line, save what is plain.</summary>
    /// <param name="sources">The instructor's notebooks.</param>
    /// <param name="library">Texts of C# that learners read anyway.</param>
    /// <remarks>
    /// A text is plain when it holds fewer than three different names or numbers, a text literal counting as three: a brace, <c>return s;</c>.
    /// So is what is still to be written. A single line is plain, too, when it stands as a whole line in a cell that learners see, or in the library.
    /// </remarks>
    public static IReadOnlyList<Secret> Of(IReadOnlyList<NotebookDocument> sources, IEnumerable<string> library)
    {
        var regions = sources.SelectMany(Regions).ToList();
        var seen = library.Concat(sources.SelectMany(Shown)).SelectMany(text => text.Split('\n')).Select(SolutionCell.Words).ToHashSet();
        var whole = regions.Select(r => (Text: string.Join('\n', r.Lines), r.Where));
        var lines = regions.SelectMany(r => r.Lines.Select((line, i) => (Text: line, Where: $"{r.Where}, line {r.First + i}")));
        return [.. whole.Concat(lines.Where(l => !seen.Contains(SolutionCell.Words(l.Text)))).Where(t => Weight(t.Text) >= Telling && !t.Text.Contains(Unfinished.Mark))
            .Select(t => new Secret(SolutionCell.Words(t.Text), t.Where)).DistinctBy(s => s.Words)];
    }

    /// <summary>How much a text tells: its different names, numbers and words of comments, and three for each text literal.</summary>
    public static int Weight(string text)
    {
        var tokens = SyntaxFactory.ParseTokens(text).ToList();
        var names = tokens.Where(t => t.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken).Select(t => t.Text);
        var comments = tokens.SelectMany(t => t.LeadingTrivia.Concat(t.TrailingTrivia)).SelectMany(t => Word().Matches(t.ToString())).Select(m => m.Value);
        int texts = tokens.Count(t => t.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringToken && t.Text.Length > 4);
        return names.Concat(comments).Distinct().Count() + Telling * texts;
    }

    private static IEnumerable<(string[] Lines, int First, string Where)> Regions(NotebookDocument source)
    {
        for (int i = 0; i < source.Cells.Count; i++)
        {
            if (source.Cells[i].Type != CellType.Code) continue;
            string where = $"{Path.GetFileName(source.Path)}, cell {i + 1}";
            foreach (var (region, lines) in Region.Inner(source.Cells[i].Source.Split('\n'), (line, problem) => ReleaseException.At(source, i + 1, line + 1, problem)))
                yield return (lines, region.Begin + 2, where);
        }
    }

    private static IEnumerable<string> Shown(NotebookDocument source) => Release.Learner(source).CodeCells.Select(c => c.Source);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
