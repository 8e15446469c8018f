using System.Diagnostics;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

public class DiffTests
{
    private static void Git(string folder, params string[] words)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", .. words]) { RedirectStandardOutput = true })!;
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static TempCourse Committed()
    {
        var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1", "2", "3");
        course.Write("notebooks/06-b.ipynb", "1");
        Git(course.Root, "init", "-q");
        Git(course.Root, "add", ".");
        Git(course.Root, "commit", "-q", "-m", "Lessons");
        return course;
    }

    private static void Edit(string path, Action<NotebookDocument> edit)
    {
        var notebook = NotebookDocument.Load(path);
        edit(notebook);
        notebook.Save(path);
    }

    [Fact]
    public async Task SinceTheLastCommitEveryChangedNotebookIsShownWhateverTheFolder()
    {
        using var course = Committed();
        var (code, output, error) = await Command.RunAsync(course.Root, "diff");
        Assert.Equal((0, "", ""), (code, output, error));

        Edit(course.In("notebooks", "06-b.ipynb"), notebook => notebook.Cells[1].ExecutionCount = 5);
        Assert.Equal((0, "", ""), await Command.RunAsync(course.Root, "diff"));

        Edit(course.In("notebooks", "03-a.ipynb"), notebook =>
        {
            notebook.Cells[2].Source = "one";
            notebook.Cells.RemoveAt(3);
        });
        course.Write("notebooks/07-c.ipynb", "new");
        File.Delete(course.In("notebooks", "06-b.ipynb"));
        (code, output, error) = await Command.RunAsync(course.In("notebooks"), "diff");
        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("03-a.ipynb\n  cell 3 (cell-0, code) changed\n    - 1\n    + one\n  cell 4 (cell-1, code) removed\n    - 2\n06-b.ipynb is gone\n", output);
        Assert.Contains("07-c.ipynb is new\n  cell 1 (title, markdown) added\n    + # 07-c", output);
    }

    [Fact]
    public async Task OneNotebookIsComparedWithTheLastCommitAndTwoWithEachOther()
    {
        using var course = Committed();
        Edit(course.In("notebooks", "03-a.ipynb"), notebook => notebook.Cells[2].Source = "one");
        var (code, output, _) = await Command.RunAsync(course.Root, "diff", "notebooks/06-b.ipynb");
        Assert.Equal((0, ""), (code, output));
        (code, output, _) = await Command.RunAsync(course.Root, "diff", "notebooks/03-a.ipynb");
        Assert.Equal((1, "notebooks/03-a.ipynb\n  cell 3 (cell-0, code) changed\n    - 1\n    + one\n"), (code, output));

        File.Copy(course.In("notebooks", "03-a.ipynb"), course.In("mine.ipynb"));
        Edit(course.In("mine.ipynb"), notebook => notebook.Cells.Insert(0, NotebookCell.New(CellType.Code, "mine", "0")));
        (code, output, _) = await Command.RunAsync(course.Root, "diff", "notebooks/03-a.ipynb", "mine.ipynb");
        Assert.Equal((1, "notebooks/03-a.ipynb → mine.ipynb\n  cell 1 (mine, code) added\n    + 0\n"), (code, output));
    }

    [Theory]
    [InlineData("no.ipynb", "no such file")]
    [InlineData("broken.ipynb", "expected JSON")]
    public async Task TroubleHasACodeOfItsOwn(string name, string expected)
    {
        using var course = Committed();
        File.WriteAllText(course.In("broken.ipynb"), "{");
        var (code, output, error) = await Command.RunAsync(course.Root, "diff", "notebooks/03-a.ipynb", name);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error);
    }

    [Fact]
    public async Task OutsideACheckoutItSaysSo()
    {
        using var course = new TempCourse();
        var (code, _, error) = await Command.RunAsync(course.Root, "diff");
        Assert.Equal(2, code);
        Assert.Contains("not a git repository", error);
    }
}
