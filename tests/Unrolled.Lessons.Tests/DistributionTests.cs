using System.Text.RegularExpressions;
using Unrolled.Notebooks;

namespace Unrolled.Lessons.Tests;

/// <summary>What learners get of this very course.</summary>
public sealed partial class DistributionTests : IDisposable
{
    private static readonly string Root = Above(new DirectoryInfo(AppContext.BaseDirectory));

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("unrolled-test-").FullName, "learners");

    [Fact]
    public void No_file_of_it_holds_a_line_of_a_solution_or_of_a_hidden_test()
    {
        var distribution = new Distribution(Root);
        distribution.Write(folder);
        Assert.Empty(distribution.Leaks(folder));
        Assert.False(Directory.Exists(Path.Combine(folder, "notebooks", "instructor")));

        // the search would have found them: here are the very files that were left out or packed
        foreach (string left in (string[])["notebooks/instructor/03-elman-by-hand.ipynb", "lib/Unrolled/Exercises/Lesson06.cs"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, left))!);
            File.Copy(Path.Combine(Root, left), Path.Combine(folder, left));
            Assert.Contains(left, distribution.Leaks(folder).Select(leak => leak.File));
        }
    }

    [Fact]
    public void Links_of_its_texts_and_lessons_lead_to_files_it_has()
    {
        new Distribution(Root).Write(folder);
        var texts = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(path => (path, Text: File.ReadAllText(path)));
        var lessons = Lesson.In(Path.Combine(folder, "notebooks")).Select(l => (l.Path, Text: string.Join('\n', NotebookDocument.Load(l.Path).Cells.Where(c => c.Type == CellType.Markdown).Select(c => c.Source))));
        var links = texts.Concat(lessons).SelectMany(t => Link().Matches(t.Text).Select(m => Path.Combine(Path.GetDirectoryName(t.Item1)!, m.Groups[1].Value))).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(link), link));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    private static string Above(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "Unrolled.slnx")) ? at.FullName : Above(at.Parent!);

    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)")]
    private static partial Regex Link();
}
