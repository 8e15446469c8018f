using System.Text.RegularExpressions;
using Unrolled.Notebooks.Authoring;

namespace Unrolled.Notebooks;

/// <summary>A lesson just begun: its frame, its place in the curriculum, its row.</summary>
/// <param name="Lesson">As it stands in the curriculum.</param>
/// <param name="Done">What was done, a sentence each.</param>
/// <param name="Todo">What is left to do by hand besides the writing, a sentence each.</param>
public sealed partial record NewLesson(CourseLesson Lesson, IReadOnlyList<string> Done, IReadOnlyList<string> Todo)
{
    /// <summary>Writes a lesson's source from the template, lists it and gives it a row. What is made from the curriculum is left to <c>release</c>.</summary>
    /// <param name="root">The course's folder.</param>
    /// <param name="title">Its title.</param>
    /// <param name="after">The number of the lesson it follows; null for a planned one.</param>
    /// <param name="part">Whether it is to be a further part of that lesson.</param>
    /// <exception cref="ReleaseException">The lesson or its file is there already, or there is no place for it.</exception>
    public static NewLesson Write(string root, string title, string? after, bool part)
    {
        string notebooks = Path.Combine(root, "notebooks");
        if (Slug.Of(title) == "") throw new ReleaseException($"\"{title}\" has no letter a file could be named by. Give the lesson a title of words.");
        var placement = Placement.Of(Curriculum.Load(notebooks), title.Trim(), after, part);
        var lesson = placement.Lesson with { Status = LessonStatus.Written };
        string source = Path.Combine(notebooks, "instructor", lesson.File);
        if (File.Exists(source)) throw new ReleaseException($"{source} is there already. Take it away, or list it in {Curriculum.FileName}.");

        var course = placement.Course with { Lessons = [.. placement.Course.Lessons.Select(l => l.Number == lesson.Number ? lesson : l)] };
        var rows = Rows(RowList.Load(notebooks), placement);
        AtomicFile.RequireFolder(Path.Combine(notebooks, "instructor"));
        Source(lesson, course).Save(source);
        course.Save(notebooks);
        rows.Save(notebooks);
        return new(lesson, [.. Sentences(lesson, placement)], [.. Mentions(notebooks, course, placement.Moved)]);
    }

    private static NotebookDocument Source(CourseLesson lesson, Curriculum course)
    {
        string needs = lesson.Needs.Count == 0 ? "To be written: what a learner must know" : string.Join(", ", lesson.Needs.Select(n => Need(course.Find(n)!)));
        var source = NotebookDocument.Parse(Template.Text("notebook"), lesson.File);
        foreach (var cell in Template.Cells(Template.Text("lesson", ("name", lesson.Name), ("number", lesson.Number), ("needs", needs)))) source.Cells.Add(cell);
        return LessonMap.WithNeighbours(source, lesson, course);
    }

    private static string Need(CourseLesson lesson) => $"lesson {lesson.Number} ({lesson.Title}{(lesson.IsWritten ? "" : ", planned")})";

    private static RowList Rows(RowList rows, Placement placement)
    {
        var to = placement.Moved.ToDictionary(m => m.From, m => m.To);
        var moved = rows.Rows.Select(r => r with { Lesson = to.GetValueOrDefault(r.Lesson, r.Lesson), Row = to.GetValueOrDefault(r.Row, r.Row) });
        var own = new CourseRow(placement.Lesson.Number, placement.Lesson.Number, "loss of the last update", "≤ 0.1", "none", Unfinished.Mark, 5);
        return new([.. moved.Append(own).OrderBy(r => r.Lesson, StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Sentences(CourseLesson lesson, Placement placement)
    {
        yield return $"lesson {lesson.Number}: {placement.Why}";
        foreach (var (from, to) in placement.Moved) yield return $"planned lesson {from} is now {to}";
        yield return $"notebooks/instructor/{lesson.File}: the lesson's source, from the template";
        yield return $"notebooks/{Curriculum.FileName} and notebooks/{RowList.FileName}: the lesson and a row of its own";
    }

    private static IEnumerable<string> Mentions(string notebooks, Curriculum course, IReadOnlyList<(string From, string To)> moved) =>
        from lesson in course.Lessons
        let path = Path.Combine(notebooks, "instructor", lesson.File)
        where lesson.IsWritten && moved.Count > 0 && File.Exists(path)
        from cell in NotebookDocument.Load(path).Cells.Index()
        from Match mention in LessonNumbers().Matches(cell.Item.Source)
        from move in moved
        where mention.Value.Contains(move.From)
        select $"instructor/{lesson.File}, cell {cell.Index + 1} says \"{mention.Value.Trim()}\": {move.From} is now {move.To}";

    [GeneratedRegex(@"\b[Ll]essons? [0-9]{2}[b-z]?(( to|,| and) [0-9]{2}[b-z]?)*")]
    private static partial Regex LessonNumbers();
}
