namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A lesson is one sitting.</summary>
internal sealed class WordCount() : LintRule("words")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        int words = Count(lesson);
        if (words > LintLimits.Words) yield return Whole(lesson, $"{words} words of prose.", $"A lesson has at most {LintLimits.Words}: cut, or split it in two.");
    }

    /// <summary>Words that learners read; what is the instructor's and the code do not count.</summary>
    public static int Count(LintedLesson lesson) => lesson.Texts.Sum(cell => Prose.Words(cell.Markdown));
}
