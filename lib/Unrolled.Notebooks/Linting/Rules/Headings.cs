namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>One heading of level 1, and no level skipped on the way down.</summary>
internal sealed class Headings() : LintRule("headings")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        int above = 0, titles = 0;
        foreach (var cell in lesson.Texts)
            foreach (var heading in cell.Headings)
            {
                if (heading.Level == 1 && ++titles > 1)
                    yield return At(cell, Prose.Line(heading), "a second heading of level 1.", "A lesson has one title; begin this part with ##.");
                if (heading.Level > above + 1)
                    yield return At(cell, Prose.Line(heading), $"a heading of level {heading.Level} below one of level {above}.",
                        $"Use level {above + 1}: readers who jump from heading to heading miss what is skipped.");
                above = heading.Level;
            }
    }
}
