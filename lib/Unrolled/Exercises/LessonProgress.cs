using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>Where a learner stands in a lesson's exercises.</summary>
internal static class LessonProgress
{
    public static Shown Of(string lesson, IReadOnlyList<Exercise> exercises)
    {
        int solved = exercises.Count(e => e.Effort.IsSolved);
        string head = $"Lesson {lesson}: {solved} of {exercises.Count} exercises solved.";
        string tail = exercises.FirstOrDefault(e => !e.Effort.IsSolved) is { } next ? $"Next: {next.Id}. {next.Asked}" : "All done; what you wrote is what the lesson runs on.";
        int width = exercises.Max(e => e.Id.Length);
        var rows = exercises.Select(e => (Mark: e.Effort.IsSolved ? '✓' : '…', e.Id, Effort: $"{e.Effort}")).ToList();
        return new(
            string.Join('\n', [head, .. rows.Select(r => $"  {r.Mark} {r.Id.PadRight(width)}  {r.Effort}"), tail]),
            $"""<p><strong>{head}</strong></p><ul>{string.Concat(rows.Select(r => $"<li>{r.Mark} {Shown.Escape(r.Id)}: {Shown.Escape(r.Effort)}</li>"))}</ul><p>{Shown.Escape(tail)}</p>""");
    }
}
