using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A lesson leads on to the nearest lessons that are there.</summary>
internal sealed class PreviousAndNext() : LintRule("previous and next")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        if (lesson.OwnNumber is not { } own || lesson.Sections.FirstOrDefault(section => section.Title.StartsWith("Previous and next", StringComparison.Ordinal)) is not { } end) yield break;
        var links = end.Cells.SelectMany(cell => cell.Markdown.Descendants<LinkInline>()).Select(link => link.Url).ToHashSet();
        foreach (var near in (Lesson?[])[lesson.Neighbours.LastOrDefault(l => l.Number < own), lesson.Neighbours.FirstOrDefault(l => l.Number > own)])
            if (near != null && !links.Contains(Path.GetFileName(near.Path)))
                yield return At(end.Cells[^1], 0, $"\"Previous and next\" does not lead to lesson {near.Number:00}.", $"Link it: [{near.Title}]({Path.GetFileName(near.Path)}).");
    }
}
