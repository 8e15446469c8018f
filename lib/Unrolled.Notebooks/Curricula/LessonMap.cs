using System.Text;

namespace Unrolled.Notebooks;

/// <summary>The table of lessons in the README, between two marks, and the lines that lead from a lesson to its neighbours: both made from the curriculum.</summary>
public static class LessonMap
{
    private const string Begin = "<!-- lessons: written by unrolled release from notebooks/course.json -->", End = "<!-- /lessons -->", Heading = "## Previous and next";

    /// <summary>The README with its table as the curriculum has it.</summary>
    /// <exception cref="ReleaseException">The README lacks the marks.</exception>
    public static string In(string readme, Curriculum course)
    {
        int begin = readme.IndexOf(Begin, StringComparison.Ordinal), end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new ReleaseException($"README.md: the table of lessons has lost its marks. Put {Begin} and {End} on lines of their own where it belongs.");
        return readme[..begin] + Begin + "\n\n" + Table(course) + "\n" + readme[end..];
    }

    /// <summary>A source whose last section leads to the lessons before and after it. A lesson that is planned is named without a link.</summary>
    /// <exception cref="ReleaseException">The source has no such section.</exception>
    public static NotebookDocument WithNeighbours(NotebookDocument source, CourseLesson lesson, Curriculum course)
    {
        var linked = source.Clone();
        var cell = linked.Cells.LastOrDefault(c => c.Type == CellType.Markdown && c.Source.Split('\n').Contains(Heading))
            ?? throw new ReleaseException($"{source.Path}: there is no section \"{Heading}\". Give the lesson a last cell with that heading; its text is written for you.");
        string upTo = cell.Source[..(cell.Source.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)], text = $"{upTo}\n\n{Neighbours(lesson, course)}";
        if (cell.Source != text) cell.Source = text;
        return linked;
    }

    /// <summary>The text of that section.</summary>
    public static string Neighbours(CourseLesson lesson, Curriculum course)
    {
        int at = course.Lessons.ToList().FindIndex(l => l.Number == lesson.Number);
        return $"{Side("Before", [.. course.Lessons.Take(at).Reverse()])} {Side("After", [.. course.Lessons.Skip(at + 1)])}";
    }

    private static string Side(string word, IReadOnlyList<CourseLesson> away)
    {
        if (away.Count == 0) return $"{word}: nothing; this is the {(word == "Before" ? "first" : "last")} lesson.";
        string next = away[0].IsWritten ? Link(away[0]) : $"{away[0].Name} (planned)";
        return away.FirstOrDefault(l => l.IsWritten) is { } ready && ready != away[0] ? $"{word}: {next}; ready now: {Link(ready)}." : $"{word}: {next}.";
    }

    private static string Link(CourseLesson lesson) => $"[{lesson.Name}]({lesson.File})";

    private static string Table(Curriculum course)
    {
        var text = new StringBuilder("| Nb | Lesson | |\n|---|---|---|\n");
        foreach (var part in course.Lessons.GroupBy(l => l.Part))
        {
            text.Append($"| | **{part.Key}** | |\n");
            foreach (var lesson in part) text.Append(lesson.IsWritten
                ? $"| {lesson.Number} | [{lesson.Title}](notebooks/{lesson.File}) | {lesson.About} |\n"
                : $"| {lesson.Number} | {lesson.Title} | planned |\n");
        }
        return text.ToString();
    }
}
