namespace Unrolled.Notebooks;

/// <summary>The lessons of a course in the order of its modules, written or planned: <c>notebooks/course.json</c>.</summary>
/// <param name="Lessons">In order.</param>
/// <param name="Learners">What the learners' distribution has besides the lessons.</param>
public sealed record Curriculum(IReadOnlyList<CourseLesson> Lessons, DistributionList Learners)
{
    /// <summary>The name of its file in <c>notebooks/</c>.</summary>
    public const string FileName = "course.json";

    /// <summary>Reads and checks it.</summary>
    /// <param name="notebooks">The folder of the lessons.</param>
    /// <exception cref="NotebookException">The file is missing or broken; the message says where.</exception>
    public static Curriculum Load(string notebooks)
    {
        string path = Path.Combine(notebooks, FileName);
        var read = CourseJson.Read<Curriculum>(path);
        foreach (var (expected, got) in read.Faults()) throw NotebookException.At(NotebookFault.Format, path, expected, got, "Mend the list.");
        return read;
    }

    /// <summary>Writes it, a line for each lesson.</summary>
    public void Save(string notebooks) => CourseJson.Write(Path.Combine(notebooks, FileName), this);

    /// <summary>The lesson of a number; null where there is none.</summary>
    public CourseLesson? Find(string number) => Lessons.FirstOrDefault(l => l.Number == number);

    private IEnumerable<(string Expected, string Got)> Faults()
    {
        string before = "";
        foreach (var lesson in Lessons)
        {
            if (Lesson.LabelOf(lesson.Number) != lesson.Number) yield return ("a number such as 03 or 03b", $"\"{lesson.Number}\"");
            if (string.CompareOrdinal(before, lesson.Number) >= 0) yield return ("numbers that rise", $"{lesson.Number} after {before}");
            if (!lesson.File.StartsWith($"{lesson.Number}-") || !lesson.File.EndsWith(".ipynb")) yield return ($"a file {lesson.Number}-name.ipynb", $"\"{lesson.File}\"");
            foreach (string need in lesson.Needs.Where(need => Find(need) == null || string.CompareOrdinal(need, lesson.Number) >= 0))
                yield return ($"earlier lessons in the needs of {lesson.Number}", $"\"{need}\"");
            before = lesson.Number;
        }
    }
}
