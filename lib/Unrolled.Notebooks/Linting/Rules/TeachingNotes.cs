namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A source tells those who teach it: how long each part takes, what learners get wrong, what to discuss.</summary>
internal sealed class TeachingNotes() : LintRule("teaching notes")
{
    private static readonly (string Says, string What)[] Notes =
    [
        ("Teaching note: time", "minutes for each part"), ("Misconception:", "what learners believe, and what shows them"),
        ("To discuss:", "a question without one right answer"),
    ];

    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        if (!lesson.IsSource) yield break;
        string[] notes = [.. lesson.Cells.Where(cell => cell.Cell.HasTag("instructor")).Select(cell => Prose.Text(cell.Markdown))];
        foreach (var (says, what) in Notes.Where(note => !notes.Any(text => text.Contains(note.Says))))
            yield return Whole(lesson, $"no cell tagged \"instructor\" has a note \"{says.TrimEnd(':')}\".",
                $"Write one that begins **{says.TrimEnd(':')}{(says.EndsWith(':') ? ":" : ".")}** and says {what}.");
    }
}
