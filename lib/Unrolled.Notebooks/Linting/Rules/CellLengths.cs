namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Code cells that one can take in at a glance.</summary>
internal sealed class CellLengths() : LintRule("cell length")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        int[] lengths = [.. lesson.Code.Select(cell => cell.CodeLines.Count).Order()];
        if (lengths.Length > 0 && lengths[(lengths.Length - 1) / 2] is var median and > LintLimits.MedianLines)
            yield return Whole(lesson, $"the median code cell has {median} lines.",
                $"Expected at most {LintLimits.MedianLines}: split cells where a sentence would help.");
        foreach (var cell in lesson.Code)
        {
            if (cell.CodeLines.Count > LintLimits.Lines)
                yield return At(cell, 0, $"{cell.CodeLines.Count} lines of code.", $"A cell has at most {LintLimits.Lines}: split it.");
            var lines = cell.Source.Split('\n');
            for (int i = 0; i < lines.Length; i++)
                if (lines[i].Length > LintLimits.Columns)
                    yield return At(cell, i + 1, $"{lines[i].Length} characters wide.", $"Break it: beyond {LintLimits.Columns} a page scrolls sideways.");
        }
    }
}
