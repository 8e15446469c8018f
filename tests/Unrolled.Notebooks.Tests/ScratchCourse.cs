using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests;

/// <summary>A small course in a temporary folder: lesson 02 planned, 03 written with one exercise and one hidden test, 04 and 05 planned, 07 written.</summary>
internal sealed class ScratchCourse : IDisposable
{
    public const string Solution = "return open.Count == other.Length + 42;";

    private const string Exercise = $"int F(Stack<int> open, int[] other)\n{{\n    // BEGIN SOLUTION\n    {Solution}\n    // END SOLUTION\n}}";

    public ScratchCourse()
    {
        Directory.CreateDirectory(In("notebooks", "instructor"));
        Write("README.md", "# A course\n\n<!-- lessons: written by unrolled release from notebooks/course.json -->\n<!-- /lessons -->\n\nThe end.\n");
        Write("Unrolled.slnx", "<Solution>\n  <Project Path=\"lib/L/L.csproj\" />\n  <Project Path=\"tests/T/T.csproj\" />\n</Solution>\n");
        Write("lib/L/L.csproj", "<Project />\n");
        Write("lib/L/L.cs", "class L;\n");
        Write("lib/L/bin/L.dll", "built");
        Write("lib/Unrolled/Exercises/Lesson03.cs", $"class Lesson03 {{ bool F() {{ {Solution} }} }}\n");
        Write("lib/Unrolled/Exercises/Answer.cs", "class Answer;\n");
        Write("tests/T/T.csproj", "<Project />\n");
        Write("notebooks/course.json", """
            {"lessons": [
              {"number": "02", "title": "Before", "part": "One", "file": "02-before.ipynb", "status": "planned", "needs": [], "about": ""},
              {"number": "03", "title": "Counting", "part": "One", "file": "03-counting.ipynb", "status": "written", "needs": ["02"], "about": "to three"},
              {"number": "04", "title": "Then", "part": "Two", "file": "04-then.ipynb", "status": "planned", "needs": ["03"], "about": ""},
              {"number": "05", "title": "And then", "part": "Two", "file": "05-and-then.ipynb", "status": "planned", "needs": ["04"], "about": ""},
              {"number": "07", "title": "After", "part": "Two", "file": "07-after.ipynb", "status": "written", "needs": ["05"], "about": "all"}],
             "learners": {"with": ["README.md", "Unrolled.slnx", "lib/", "data/"], "without": [], "packed": "lib/Unrolled/Exercises/Lesson*.cs"}}
            """);
        Write("notebooks/rows.json", $$"""{"rows": [{{string.Join(", ", new[] { "02", "03", "04", "05", "07" }.Select(Row))}}]}""");
        Save("03-counting.ipynb", "# 03 · Counting", Sample.Graded(Exercise), Sample.Code("1 + 1"), Sample.Markdown("Lessons 04 and 05 go on."), Sample.Markdown("## Summary"));
        Save("07-after.ipynb", "# 07 · After", Sample.Code("2"), Sample.Markdown("## Summary"));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("a course ").FullName;

    public CurriculumFiles Files => new(Root);

    public string Notebooks => In("notebooks");

    public string In(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    public string Read(params string[] path) => File.ReadAllText(In(path));

    /// <summary>Makes links, map and learners' lessons.</summary>
    public ScratchCourse Released()
    {
        Files.Refresh(write: true);
        ReleaseFolder.Write(In("notebooks", "instructor"), Notebooks);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Save(string file, string title, params NotebookCell[] cells) =>
        Sample.Of([Sample.Markdown(title), .. cells, Sample.Markdown("## Previous and next")]).Save(In("notebooks", "instructor", file));

    private static string Row(string lesson) =>
        $$"""{"row": "{{lesson}}", "lesson": "{{lesson}}", "measure": "share", "criterion": "≥ 0.5", "published": "none", "source": "S", "seconds": 1}""";
}
