using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>Holds what a lesson of the course reported to the course's list of rows; other notebooks are held to nothing.</summary>
internal static class RowCheck
{
    /// <summary>Where they disagree; empty when they agree, and where there is no list.</summary>
    public static IEnumerable<string> Disagreements(string lesson, NotebookReport report) =>
        report.Status == RunStatus.Passed && Find(lesson) is var (number, rows) ? rows.Disagreements(number, report.Results) : [];

    /// <summary>The seconds that all rows of a lesson may take together; null where there is no list.</summary>
    public static double? Budget(string lesson) => Find(lesson) is var (number, rows) ? rows.Of(number).Sum(row => row.Seconds) : null;

    private static (string Number, RowList Rows)? Find(string lesson)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(lesson))!;
        string notebooks = Path.GetFileName(folder) == "instructor" ? Path.GetDirectoryName(folder)! : folder;
        if (!File.Exists(Path.Combine(notebooks, Curriculum.FileName))) return null;
        return Curriculum.Load(notebooks).Lessons.FirstOrDefault(l => l.File == Path.GetFileName(lesson)) is { } listed ? (listed.Number, RowList.Load(notebooks)) : null;
    }
}
