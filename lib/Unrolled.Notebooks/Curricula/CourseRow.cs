namespace Unrolled.Notebooks;

/// <summary>One figure of <c>rows.json</c>: what a lesson measures, and the bar it must reach.</summary>
/// <param name="Row">The curriculum's row, for example <c>A6</c>; a lesson's own figures have the lesson's number.</param>
/// <param name="Lesson">The number of the lesson that reports it.</param>
/// <param name="Measure">What is measured, as the lesson's <c>Report.Result</c> says it.</param>
/// <param name="Criterion">The bar as it shows: <c>≥ 0.97</c>, <c>none</c>.</param>
/// <param name="Published">The best published figure as text, <c>none</c> where there is none.</param>
/// <param name="Source">Where that figure, or the task, comes from.</param>
/// <param name="Seconds">The time it may take on two cores, its training included.</param>
public sealed record CourseRow(string Row, string Lesson, string Measure, string Criterion, string Published, string Source, double Seconds)
{
    internal string Name => $"{Row} {Measure}".TrimEnd();
}
