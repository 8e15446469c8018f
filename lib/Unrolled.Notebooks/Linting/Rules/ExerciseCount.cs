namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>One blank in the build itself, and a few exercises after the lesson, all of which check themselves.</summary>
internal sealed class ExerciseCount() : LintRule("exercises")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        if (lesson.Part("Exercises") is not { } exercises) yield break;
        int own = exercises.Cells.Count(Checks), before = lesson.Code.Count(cell => cell.Number < exercises.Cells[0].Number && Checks(cell));
        if (before == 0)
            yield return Whole(lesson, "nothing in the build is the learner's to write.", "Leave one core line of it blank, and check it: Lesson03.DU.Check(DU).");
        if (own is < LintLimits.FewestExercises or > LintLimits.MostExercises)
            yield return At(exercises.Cells[0], 1, $"{own} exercises check themselves.",
                $"Give {LintLimits.FewestExercises} to {LintLimits.MostExercises}, each with a cell that ends in .Check(…).");
    }

    private static bool Checks(LintedCell cell) => cell.Type == CellType.Code && cell.Run().Any(member => member.ToString().Contains(".Check("));
}
