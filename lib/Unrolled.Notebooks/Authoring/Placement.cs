namespace Unrolled.Notebooks.Authoring;

/// <summary>Where a new lesson comes to stand, and what had to move for it.</summary>
/// <param name="Course">The curriculum with the lesson in it, planned or written as it was.</param>
/// <param name="Lesson">The new lesson.</param>
/// <param name="Moved">The planned lessons that got new numbers.</param>
/// <param name="Why">In a sentence, how the number was chosen.</param>
internal sealed record Placement(Curriculum Course, CourseLesson Lesson, IReadOnlyList<(string From, string To)> Moved, string Why)
{
    /// <summary>Chooses the number: that of the planned lesson of this title; else the next one if it is free, or can be freed by moving planned lessons up; else a part of the lesson before.</summary>
    /// <param name="course">The curriculum so far.</param>
    /// <param name="title">The new lesson's title.</param>
    /// <param name="after">The lesson it follows; may be null for a planned one.</param>
    /// <param name="part">Whether it is to be a further part of that lesson.</param>
    /// <exception cref="ReleaseException">The lesson is there already, or there is no place for it.</exception>
    public static Placement Of(Curriculum course, string title, string? after, bool part)
    {
        if (course.Lessons.FirstOrDefault(l => l.Title.Equals(title, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named.IsWritten ? throw new ReleaseException($"Lesson {named.Name} is written already: notebooks/instructor/{named.File}. Choose another title.")
                : new(course, named, [], $"{named.Number} is planned under this title in course.json");
        var before = course.Find(after ?? throw new ReleaseException($"No planned lesson is called \"{title}\". Say which lesson it follows, for instance --after {course.Lessons.Last(l => l.IsWritten).Number}. {Planned(course)}"))
            ?? throw new ReleaseException($"There is no lesson {after} in course.json. {Planned(course)}");
        int next = int.Parse(before.Number[..2]) + 1;
        if (part) return Part(course, title, before, $"a further part of {before.Number}");
        var inTheWay = Run(course, next);
        if (inTheWay.FirstOrDefault(l => l.IsWritten || l.Number.Length > 2) is { } written)
            return Part(course, title, before, $"{written.Number} is written and keeps its number, and none is free before it; so this is a further part of {before.Number}");
        if (next + inTheWay.Count > 99) throw new ReleaseException("Numbers end at 99. Use --part.");
        string why = inTheWay.Count == 0 ? $"{next:00} was free" : inTheWay.Count == 1 ? "one planned lesson moved up by one" : $"{inTheWay.Count} planned lessons moved up by one";
        var (moved, numbers) = Move(course, inTheWay);
        return Added(moved, title, $"{next:00}", before, numbers, why);
    }

    private static Placement Part(Curriculum course, string title, CourseLesson before, string why)
    {
        string number = before.Number[..2];
        char letter = Enumerable.Range('b', 25).Select(c => (char)c).FirstOrDefault(c => course.Find($"{number}{c}") == null);
        return letter == 0 ? throw new ReleaseException($"Lesson {number} has all its parts, b to z.") : Added(course, title, $"{number}{letter}", before, [], why);
    }

    /// <summary>The lessons from a number on up to the first gap, parts included.</summary>
    private static List<CourseLesson> Run(Curriculum course, int number)
    {
        var run = new List<CourseLesson>();
        for (; course.Lessons.Where(l => l.Number.StartsWith($"{number:00}")).ToList() is { Count: > 0 } here; number++) run.AddRange(here);
        return run;
    }

    private static (Curriculum, IReadOnlyList<(string, string)>) Move(Curriculum course, List<CourseLesson> planned)
    {
        var to = planned.ToDictionary(l => l.Number, l => $"{int.Parse(l.Number) + 1:00}");
        string New(string number) => to.GetValueOrDefault(number, number);
        var lessons = course.Lessons.Select(l => l with { Number = New(l.Number), File = New(l.Number) + l.File[l.Number.Length..], Needs = [.. l.Needs.Select(New)] });
        return (course with { Lessons = [.. lessons] }, [.. to.Select(pair => (pair.Key, pair.Value))]);
    }

    private static Placement Added(Curriculum course, string title, string number, CourseLesson before, IReadOnlyList<(string, string)> moved, string why)
    {
        var lesson = new CourseLesson(number, title, before.Part, $"{number}-{Slug.Of(title)}.ipynb", LessonStatus.Planned, [before.Number], "");
        return new(course with { Lessons = [.. course.Lessons.Append(lesson).OrderBy(l => l.Number, StringComparer.Ordinal)] }, lesson, moved, why);
    }

    private static string Planned(Curriculum course) => $"Planned: {string.Join("; ", course.Lessons.Where(l => !l.IsWritten).Select(l => l.Name))}.";
}
