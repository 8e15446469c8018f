using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Unrolled.Notebooks.Pages;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Links within the course lead somewhere, links out of it are https and well formed. Nothing is fetched.</summary>
internal sealed partial class Links() : CellRule("links")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        foreach (var (target, line) in Targets(cell.Markdown))
            if (Wrong(cell.Lesson, target) is { } wrong) yield return At(cell, line, $"the link \"{target}\" {wrong.Problem}.", wrong.Remedy);
    }

    private static IEnumerable<(string Target, int Line)> Targets(MarkdownDocument markdown) =>
    [
        .. markdown.Descendants<LinkInline>().Select(link => (link.Url ?? "", Prose.Line(link))),
        .. markdown.Descendants<AutolinkInline>().Where(link => !link.IsEmail).Select(link => (link.Url, Prose.Line(link))),
        .. markdown.Descendants<HtmlInline>().SelectMany(html => Attribute().Matches(html.Tag).Select(match => (match.Groups[1].Value, Prose.Line(html)))),
        .. markdown.Descendants<HtmlBlock>().SelectMany(html => Attribute().Matches(html.Lines.ToString()).Select(match => (match.Groups[1].Value, Prose.Line(html)))),
    ];

    private static (string Problem, string Remedy)? Wrong(LintedLesson lesson, string target)
    {
        if (target == "") return ("is empty", "Say where it leads.");
        if (target.StartsWith("data:image/", StringComparison.Ordinal) || target.StartsWith("attachment:", StringComparison.Ordinal)) return null;
        if (Scheme().IsMatch(target) || target.StartsWith("//", StringComparison.Ordinal))
            return Uri.IsWellFormedUriString(target, UriKind.Absolute) && new Uri(target) is { Scheme: "https", Host: var host } && host.Contains('.')
                ? null : ("is not a well-formed https address", "Write https://host/path.");
        string[] parts = target.Split('#', 2);
        string file = Uri.UnescapeDataString(parts[0]), path = Path.Combine(lesson.LearnersFolder, file);
        if (file != "" && !File.Exists(path) && !Directory.Exists(path))
            return ("leads to no file", $"It is looked up in {lesson.LearnersFolder}, where learners have the lesson; one that is only planned is named without a link.");
        if (parts.Length == 1) return null;
        var there = Anchors(lesson, file == "" ? null : path);
        return there.Contains(parts[1]) ? null : ("leads to no heading", $"The headings there are {string.Join(", ", there.Select(id => "#" + id))}.");
    }

    // the ids that a page gives to headings
    private static List<string> Anchors(LintedLesson lesson, string? path)
    {
        var markdown = new MarkdownCells(address => address);
        IEnumerable<string> texts = path == null ? lesson.Texts.Select(cell => cell.Source)
            : path.EndsWith(".ipynb", StringComparison.Ordinal) ? NotebookDocument.Load(path).Cells.Where(IsRead).Select(cell => cell.Source)
            : path.EndsWith(".md", StringComparison.Ordinal) ? [File.ReadAllText(path)] : [];
        foreach (string text in texts) markdown.ToHtml(text);
        return [.. markdown.Headings.Select(heading => heading.Id)];
    }

    private static bool IsRead(NotebookCell cell) => cell.Type == CellType.Markdown && !cell.HasTag("instructor");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex("""\b(?:href|src)\s*=\s*["']([^"']*)["']""")]
    private static partial Regex Attribute();
}
