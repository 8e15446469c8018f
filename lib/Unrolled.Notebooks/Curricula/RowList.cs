namespace Unrolled.Notebooks;

/// <summary>Every figure that the course owes: <c>notebooks/rows.json</c>, the one list of rows.</summary>
/// <param name="Rows">In the order of the lessons.</param>
public sealed record RowList(IReadOnlyList<CourseRow> Rows)
{
    /// <summary>The name of its file in <c>notebooks/</c>.</summary>
    public const string FileName = "rows.json";

    /// <summary>Reads and checks it.</summary>
    /// <param name="notebooks">The folder of the lessons.</param>
    /// <exception cref="NotebookException">The file is missing or broken, or lists a figure twice.</exception>
    public static RowList Load(string notebooks)
    {
        string path = Path.Combine(notebooks, FileName);
        var read = CourseJson.Read<RowList>(path);
        foreach (var row in read.Rows.Where(row => read.Rows.First(r => (r.Row, r.Lesson, r.Measure) == (row.Row, row.Lesson, row.Measure)) is var first && !ReferenceEquals(first, row)))
            throw NotebookException.At(NotebookFault.Format, path, "every figure once", $"{row.Name} of lesson {row.Lesson} twice", "Take one out, or name what each measures.");
        foreach (var row in read.Rows.Where(row => !(row.Seconds > 0)))
            throw NotebookException.At(NotebookFault.Format, path, "seconds above 0", $"{row.Seconds} for {row.Name} of lesson {row.Lesson}", "Write how long it may take.");
        return read;
    }

    /// <summary>Writes it, a line for each figure.</summary>
    public void Save(string notebooks) => CourseJson.Write(Path.Combine(notebooks, FileName), this);

    /// <summary>The figures of one lesson, by its number.</summary>
    public IReadOnlyList<CourseRow> Of(string lesson) => [.. Rows.Where(row => row.Lesson == lesson)];

    /// <summary>Where a lesson that ran to its end and this list disagree, each with what to do; empty when they agree.</summary>
    /// <param name="lesson">The lesson's number.</param>
    /// <param name="reported">What its cells reported.</param>
    public IEnumerable<string> Disagreements(string lesson, IReadOnlyList<ResultRow> reported)
    {
        var listed = Of(lesson);
        foreach (var result in reported.DistinctBy(r => (r.Row, r.Measure)))
        {
            var row = listed.FirstOrDefault(l => l.Row == result.Row && l.Measure == result.Measure);
            if (row == null)
                yield return $"lesson {lesson} reports {result.Row} {result.Measure}, which {FileName} does not list. Add this line, with source and seconds: "
                    + $"{{\"row\": \"{result.Row}\", \"lesson\": \"{lesson}\", \"measure\": \"{result.Measure}\", \"criterion\": \"{result.Criterion}\", \"published\": \"{result.Published}\", \"source\": \"…\", \"seconds\": 1}}";
            else if (row.Criterion != result.Criterion)
                yield return $"lesson {lesson} holds {row.Name} to {result.Criterion}, {FileName} to {row.Criterion}. A bar is written before the run: find out which it was.";
            else if (row.Published != result.Published)
                yield return $"lesson {lesson} sets {row.Name} beside {result.Published}, {FileName} beside {row.Published}. Look it up in {row.Source}.";
        }
        foreach (var row in listed.Where(l => reported.All(r => r.Row != l.Row || r.Measure != l.Measure)))
            yield return $"{FileName} lists {row.Name} for lesson {lesson}, and no cell reports it. Add Report.Result(\"{row.Row}\", …, \"{row.Measure}\") to the lesson, or take the line out.";
    }
}
