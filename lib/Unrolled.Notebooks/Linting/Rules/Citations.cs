using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Every source with its author, year and title, and what to look for in it.</summary>
internal sealed partial class Citations() : LintRule("sources")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        if (lesson.Part("Sources") is not { } section) yield break;
        var entries = section.Cells.SelectMany(cell => cell.Markdown.Descendants<ListItemBlock>().Select(item => (cell, item)))
            .Where(e => Heading(e.cell, e.item, section) == section.Title).ToList();
        if (entries.Count == 0) yield return At(section.Cells[0], 1, "no source is listed.", "List each as: - A. Author, \"Title\", *Journal*, year. What to look for.");
        foreach (var (cell, item) in entries)
            if (Missing(Prose.Text(item).ReplaceLineEndings(" "), cell.Source.Substring(item.Span.Start, item.Span.Length)) is { Count: > 0 } missing)
                yield return At(cell, Prose.Line(item), $"the source lacks {string.Join(", ", missing)}.",
                    "Write: A. Author, \"Title\", *Journal*, year. What to look for.");
    }

    private static List<string> Missing(string text, string markdown)
    {
        var missing = new List<string>();
        if (!Author().IsMatch(text)) missing.Add("an author");
        if (!Title().IsMatch(markdown)) missing.Add("a title in quotation marks or italics");
        if (Year().Match(text) is not { Success: true } year) missing.Add("a year");
        else if (Words(After(text[(year.Index + year.Length)..], ". ")) < LintLimits.WordsOnASource) missing.Add("what to look for");
        return missing;
    }

    private static string After(string text, string end) => text.IndexOf(end, StringComparison.Ordinal) is var at and >= 0 ? text[at..] : "";

    private static string Heading(LintedCell cell, MarkdownObject item, Section section) =>
        cell.Headings.LastOrDefault(h => h.Line < item.Line) is { } heading ? Prose.Text(heading) : section.Title;

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter));

    [GeneratedRegex(@"^\p{Lu}\.[^,]*\p{Lu}\p{L}+")]
    private static partial Regex Author();

    [GeneratedRegex("""["“”*]\p{L}[^"“”*]+["“”*]""")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year();
}
