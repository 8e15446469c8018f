using System.Text.RegularExpressions;

namespace Unrolled.Notebooks;

/// <summary>A lesson's file, <c>NN-name.ipynb</c>, or <c>NNb-name.ipynb</c> for a further part of a lesson.</summary>
/// <param name="Number">NN, the same for all parts of a lesson.</param>
/// <param name="Title">Its first heading, or its file's name.</param>
/// <param name="Path">Where it is.</param>
public sealed partial record Lesson(int Number, string Title, string Path)
{
    /// <summary>Its number as its file says it, two digits and the letter of a part: <c>03</c>, <c>03b</c>.</summary>
    public string Label => FileName().Match(System.IO.Path.GetFileName(Path)).Groups["label"].Value;

    /// <summary>The name of its page, <c>NN-name.html</c>.</summary>
    public string PageName => System.IO.Path.ChangeExtension(System.IO.Path.GetFileName(Path), ".html");

    /// <summary>The lessons in a folder, by number; none where the folder is missing.</summary>
    public static IReadOnlyList<Lesson> In(string folder) =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.ipynb").Select(Read).OfType<Lesson>().OrderBy(l => l.Label, StringComparer.Ordinal).ThenBy(l => l.Path, StringComparer.Ordinal)];

    /// <summary>The course's own lessons in a folder: where its folder "instructor" holds sources, a notebook without one of the same name is somebody's copy.</summary>
    public static IReadOnlyList<Lesson> OfCourse(string folder)
    {
        var sources = In(System.IO.Path.Combine(folder, "instructor")).Select(l => l.PageName).ToHashSet();
        return [.. In(folder).Where(l => sources.Count == 0 || sources.Contains(l.PageName))];
    }

    /// <summary>The label that somebody means by <c>3</c>, <c>03</c> or <c>3b</c>; null when it is none.</summary>
    public static string? LabelOf(string typed) => Typed().Match(typed) is { Success: true } match ? match.Groups["number"].Value.PadLeft(2, '0') + match.Groups["part"].Value : null;

    private static Lesson? Read(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return FileName().Match(name) is { Success: true } match ? new(int.Parse(match.Groups["number"].Value), TitleOf(path) ?? name, path) : null;
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

    [GeneratedRegex(@"^(?<label>(?<number>[0-9]{2})[b-z]?)-")]
    private static partial Regex FileName();

    [GeneratedRegex("^(?<number>[0-9]{1,2})(?<part>[b-z]?)$")]
    private static partial Regex Typed();
}
