namespace Unrolled.Notebooks;

/// <summary>Holds the files of a course to its curriculum: titles, links between neighbours, the README's table.</summary>
/// <param name="root">The course's folder.</param>
public sealed class CurriculumFiles(string root)
{
    private readonly string notebooks = Path.Combine(root, "notebooks"), readme = Path.Combine(root, "README.md");

    private string Instructor => Path.Combine(notebooks, "instructor");

    /// <summary>Whether the course has a curriculum.</summary>
    public bool Exist => File.Exists(Path.Combine(notebooks, Curriculum.FileName));

    /// <summary>What only an author can mend: a file, the list of lessons and the list of rows that contradict each other. Empty when none do.</summary>
    /// <exception cref="NotebookException">A list or a source cannot be read.</exception>
    public IEnumerable<string> Faults()
    {
        var course = Curriculum.Load(notebooks);
        var sources = Lesson.In(Instructor);
        foreach (var lesson in course.Lessons)
        {
            var source = sources.FirstOrDefault(s => Path.GetFileName(s.Path) == lesson.File);
            if (lesson.IsWritten && source == null) yield return $"{lesson.File}: written, says {Curriculum.FileName}, but instructor/{lesson.File} is gone. Restore it, or set the lesson's status to planned.";
            if (!lesson.IsWritten && source != null) yield return $"{lesson.File}: planned, says {Curriculum.FileName}, but its source is there. Set the lesson's status to written.";
            if (source != null && source.Title != lesson.Name) yield return $"{lesson.File}: its heading is \"{source.Title}\", and {Curriculum.FileName} says \"{lesson.Name}\". Make them one.";
        }
        foreach (var source in sources.Where(s => course.Lessons.All(l => l.File != Path.GetFileName(s.Path))))
            yield return $"{Path.GetFileName(source.Path)}: {Curriculum.FileName} does not list it. Add it there, or take the file away.";
        foreach (string fault in RowFaults(course)) yield return fault;
    }

    /// <summary>The files made from the curriculum, by name, and whether each is as it should be.</summary>
    /// <param name="write">Whether to write those that are not.</param>
    /// <exception cref="ReleaseException">A file has lost the place where the text belongs.</exception>
    public IReadOnlyList<(string Name, bool Same)> Refresh(bool write)
    {
        var course = Curriculum.Load(notebooks);
        var made = new List<(string Path, string Text)> { (readme, LessonMap.In(NotebookReader.ReadText(readme, "the course's README"), course)) };
        foreach (var lesson in course.Lessons.Where(l => l.IsWritten && File.Exists(Path.Combine(Instructor, l.File))))
        {
            string path = Path.Combine(Instructor, lesson.File);
            made.Add((path, LessonMap.WithNeighbours(NotebookDocument.Load(path), lesson, course).ToJson()));
        }
        var states = made.Select(m => (m.Path, m.Text, Same: File.ReadAllText(m.Path) == m.Text)).ToList();
        if (write) foreach (var (path, text, _) in states.Where(s => !s.Same)) AtomicFile.Write(path, text);
        return [.. states.Select(s => (Path.GetRelativePath(root, s.Path).Replace('\\', '/'), s.Same))];
    }

    private IEnumerable<string> RowFaults(Curriculum course)
    {
        var rows = RowList.Load(notebooks);
        foreach (var row in rows.Rows.Where(r => course.Find(r.Lesson) == null))
            yield return $"{RowList.FileName}: {row.Name} belongs to lesson {row.Lesson}, which {Curriculum.FileName} does not list. Give it a lesson that is there.";
        foreach (var lesson in course.Lessons.Where(l => rows.Of(l.Number).Count == 0))
            yield return $"{RowList.FileName}: lesson {lesson.Number} has no row. Add what it measures, with its bar.";
    }
}
