using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A lesson leads on to the nearest lessons that are there.</summary>
internal sealed class PreviousAndNext() : LintRule("previous and next")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        if (lesson.OwnLabel is not { } own || lesson.Part("Previous and next") is not { } end) yield break;
        var links = end.Cells.SelectMany(cell => cell.Markdown.Descendants<LinkInline>()).Select(link => link.Url).ToHashSet();
        foreach (var near in (Lesson?[])[lesson.Neighbours.LastOrDefault(l => string.CompareOrdinal(l.Label, own) < 0), lesson.Neighbours.FirstOrDefault(l => string.CompareOrdinal(l.Label, own) > 0)])
            if (near != null && !links.Contains(Path.GetFileName(near.Path)))
                yield return At(end.Cells[^1], 0, $"\"Previous and next\" does not lead to lesson {near.Label}.",
                    $"Link it: [{near.Title}]({Path.GetFileName(near.Path)}).");
    }
}
