using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>Writes the pages of a run beside each other, so that lessons lead to one another.</summary>
internal static class PageFolder
{
    /// <summary>A page for every notebook that ran, whole or in part; returns their paths.</summary>
    public static IReadOnlyList<string> Write(RunReport report, string folder)
    {
        var ran = report.Notebooks.Where(n => n.Executed != null).ToList();
        var coming = ran.Select(n => PageOf(n.Path)).ToHashSet();
        foreach (var notebook in ran)
        {
            var lessons = Lesson.OfCourse(Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!);
            var options = PageOptions.For(notebook.Path, lessons, l => coming.Contains(l.PageName) || File.Exists(Path.Combine(folder, l.PageName)));
            Page.Write(notebook.Executed!, Path.Combine(folder, PageOf(notebook.Path)), options);
        }
        return [.. ran.Select(n => Path.Combine(folder, PageOf(n.Path)))];
    }

    private static string PageOf(string notebook) => Path.ChangeExtension(Path.GetFileName(notebook), ".html");
}
