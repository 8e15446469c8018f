using System.IO.Compression;

namespace Unrolled.Notebooks.Tests.Releasing;

public sealed class DistributionTests : IDisposable
{
    private readonly ScratchCourse course = new ScratchCourse().Released();
    private readonly TemporaryFolder folder = new();

    private string Target => Path.Combine(folder.Path, "learners");

    [Fact]
    public void It_has_what_the_list_names_and_the_lessons_and_neither_sources_nor_builds()
    {
        Assert.Equal(8, Write());
        Assert.Equal(
            [".distribution.json", "README.md", "Unrolled.slnx", "lib/L/L.cs", "lib/L/L.csproj", "lib/Unrolled/Exercises/Answer.cs", "lib/Unrolled/Exercises/references.zip", "notebooks/03-counting.ipynb", "notebooks/07-after.ipynb"], Files());
        Assert.DoesNotContain("tests/T", File.ReadAllText(Path.Combine(Target, "Unrolled.slnx")));
        Assert.Contains("lib/L/L.csproj", File.ReadAllText(Path.Combine(Target, "Unrolled.slnx")));
        using var archive = ZipFile.OpenRead(Path.Combine(Target, "lib/Unrolled/Exercises/references.zip"));
        Assert.Equal(["Lesson03.cs"], archive.Entries.Select(e => e.FullName));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("lib/L/notes.md", "As text: return open.Count==other.Length+42;")]
    [InlineData("lib/L/T.cs", "    return open.Count == other.Length + 42;\n")]
    [InlineData("lib/L/a.json", """{"a": "cmV0dXJuIG9wZW4uQ291bnQgPT0gb3RoZXIuTGVuZ3RoICsgNDI7"}""")]
    public void A_solution_in_any_file_stops_it(string file, string text)
    {
        course.Write(file, text);
        var e = Assert.Throws<ReleaseException>(() => Write());
        Assert.StartsWith($"{file} gives away 03-counting.ipynb, cell 2", e.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_listed_file_that_is_not_there_is_named()
    {
        File.Delete(course.In("Unrolled.slnx"));
        Assert.StartsWith("Unrolled.slnx: listed for learners in course.json", Assert.Throws<ReleaseException>(() => Write()).Message);
    }

    [Fact]
    public void What_is_left_out_is_left_out()
    {
        course.Write("notebooks/course.json", course.Read("notebooks", "course.json").Replace("\"without\": []", "\"without\": [\"lib/L/\"]"));
        Write();
        Assert.DoesNotContain(Files(), f => f.StartsWith("lib/L/", StringComparison.Ordinal));
    }

    [Fact]
    public void It_replaces_an_earlier_one_even_if_that_was_built()
    {
        Write();
        Directory.CreateDirectory(Path.Combine(Target, "lib/L/obj"));
        File.WriteAllText(Path.Combine(Target, "lib/L/obj/x"), "built");
        course.Write("lib/L/L.cs", "class Changed;\n");
        Write();
        Assert.Equal("class Changed;\n", File.ReadAllText(Path.Combine(Target, "lib/L/L.cs")));
        Assert.DoesNotContain("lib/L/obj/x", Files());
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("notebooks/my-03.ipynb")]
    [InlineData("notebooks/03-counting.ipynb")]
    public void It_never_replaces_somebodys_work(string worked)
    {
        Write();
        File.AppendAllText(Path.Combine(Target, worked), "mine");
        Assert.Contains($"in which somebody has worked ({worked})", Assert.Throws<NotebookException>(() => Write()).Message);
        Assert.EndsWith("mine", File.ReadAllText(Path.Combine(Target, worked)));
    }

    [Fact]
    public void It_refuses_another_folder_and_one_that_would_be_copied()
    {
        Directory.CreateDirectory(Target);
        Write();                                                        // an empty folder is fine
        Directory.Delete(Target, recursive: true);
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "x"), "");
        Assert.Contains("got a folder with other files in it", Assert.Throws<NotebookException>(() => Write()).Message);
        Assert.Contains("got one within", Assert.Throws<NotebookException>(() => new Distribution(course.Root).Write(course.In("lib", "out"))).Message);
    }

    public void Dispose()
    {
        course.Dispose();
        folder.Dispose();
    }

    private int Write() => new Distribution(course.Root).Write(Target);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Target, f)).Order(StringComparer.Ordinal);
}
