using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>One cell sets the seed and is tagged so that a runner can replace it.</summary>
internal sealed partial class SeedCell() : LintRule("parameters")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var tagged = lesson.Cells.Where(cell => cell.Cell.HasTag("parameters")).ToList();
        if (tagged is not [var only]) yield return Whole(lesson, $"{tagged.Count} cells are tagged \"parameters\".", "Tag exactly one, which says: int seed = 1;");
        else if (!Seed().IsMatch(only.Source)) yield return At(only, 1, "the cell of parameters does not set the seed.", "Declare it: int seed = 1;");
    }

    [GeneratedRegex(@"^int seed = \d+;", RegexOptions.Multiline)]
    private static partial Regex Seed();
}
