using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>Where a learner stands in a lesson's exercises.</summary>
internal static class LessonProgress
{
    public static Shown Of(string lesson, IReadOnlyList<Exercise> exercises)
    {
        string head = $"Lesson {lesson}: {exercises.Count(e => e.Effort.Stands)} of {exercises.Count} exercises solved.";
        int width = exercises.Max(e => e.Id.Length);
        var rows = exercises.Select(e => (Mark: e.Effort.Stands ? '✓' : e.Effort.IsSolved ? '✗' : '…', e.Id, Effort: $"{e.Effort}")).ToList();
        string tail = Next(exercises);
        return new(
            string.Join('\n', [head, .. rows.Select(r => $"  {r.Mark} {r.Id.PadRight(width)}  {r.Effort}"), tail]),
            $"""<p><strong>{head}</strong></p><ul>{string.Concat(rows.Select(r => $"<li>{r.Mark} {Shown.Escape(r.Id)}: {Shown.Escape(r.Effort)}</li>"))}</ul><p>{Shown.Escape(tail)}</p>""");
    }

    private static string Next(IReadOnlyList<Exercise> exercises)
    {
        if (exercises.FirstOrDefault(e => !e.Effort.Stands) is { } next) return $"Next: {next.Id}. {next.Asked}";
        return exercises.All(e => e.Effort.IsTheirs) ? "All done; what you wrote is what the lesson runs on."
            : "All done. The lesson has last run on a reference: restart and run all, and it runs on what you wrote.";
    }
}
