using System.Globalization;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Prose and code in proportion.</summary>
internal sealed class WordsPerLine() : LintRule("words per line")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        int lines = lesson.Code.Sum(cell => cell.CodeLines.Count(line => line.Any(char.IsLetterOrDigit)));
        if (lines == 0) yield break;
        double ratio = WordCount.Count(lesson) / (double)lines;
        string shown = ratio.ToString("0.0", CultureInfo.InvariantCulture);
        if (ratio < LintLimits.LeastWordsPerLine)
            yield return Whole(lesson, $"{shown} words to a line of code.",
                FormattableString.Invariant($"Expected at least {LintLimits.LeastWordsPerLine}: explain more, or move code into the library."));
        if (ratio > LintLimits.MostWordsPerLine)
            yield return Whole(lesson, $"{shown} words to a line of code.",
                FormattableString.Invariant($"Expected at most {LintLimits.MostWordsPerLine}: say it in code that runs."));
    }
}
