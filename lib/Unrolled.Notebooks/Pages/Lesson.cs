using System.Text.RegularExpressions;

namespace Unrolled.Notebooks;

/// <summary>A lesson's file, <c>NN-name.ipynb</c>.</summary>
/// <param name="Number">NN.</param>
/// <param name="Title">Its first heading, or its file's name.</param>
/// <param name="Path">Where it is.</param>
public sealed partial record Lesson(int Number, string Title, string Path)
{
    /// <summary>The name of its page, <c>NN-name.html</c>.</summary>
    public string PageName => System.IO.Path.ChangeExtension(System.IO.Path.GetFileName(Path), ".html");

    /// <summary>The lessons in a folder, by number; none where the folder is missing.</summary>
    public static IReadOnlyList<Lesson> In(string folder) =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.ipynb").Select(Read).OfType<Lesson>().OrderBy(l => l.Number).ThenBy(l => l.Path, StringComparer.Ordinal)];

    /// <summary>The course's own lessons in a folder: where its folder "instructor" holds sources, a notebook without one of the same name is somebody's copy.</summary>
    public static IReadOnlyList<Lesson> OfCourse(string folder)
    {
        var sources = In(System.IO.Path.Combine(folder, "instructor")).Select(l => l.PageName).ToHashSet();
        return [.. In(folder).Where(l => sources.Count == 0 || sources.Contains(l.PageName))];
    }

    private static Lesson? Read(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return FileName().Match(name) is { Success: true } match ? new(int.Parse(match.Groups[1].Value), TitleOf(path) ?? name, path) : null;
    }

    private static string? TitleOf(string path)
    {
        try
        {
            var markdown = NotebookDocument.Load(path).Cells.FirstOrDefault(c => c.Type == CellType.Markdown)?.Source ?? "";
            return markdown.Split('\n').FirstOrDefault(line => line.StartsWith("# "))?[2..].Trim();
        }
        catch (NotebookException)
        {
            return null;                    // listing a lesson must not fail; running it tells what is wrong with it
        }
    }

    [GeneratedRegex(@"^([0-9]{2})-")]
    private static partial Regex FileName();
}
