using System.Text.Json;

namespace Unrolled.Cli.Tests;

public class LintTests
{
    [Fact]
    public async Task TellsOfTheSourceAndOfTheLearnersCopyOnlyWhatIsItsOwn()
    {
        using var course = new TempCourse();
        course.Write("notebooks/instructor/03-a.ipynb", "Console.Error.WriteLine(1);");
        course.Write("notebooks/03-a.ipynb", "Console.Error.WriteLine(1);", "namespace A;");

        var (code, output, error) = await Command.RunAsync(course.Root, "lint");
        Assert.Equal((7, ""), (code, error));
        Assert.Contains($"✗ {Path.Combine("notebooks", "instructor", "03-a.ipynb")}: ", output);
        Assert.Contains("03-a.ipynb, cell 3 (cell-0), line 1: one host takes anything on Console.Error for a failure. Use Console.WriteLine. [hosts]", output);
        Assert.Single(output.Split('\n'), line => line.Contains("Console.Error"));
        Assert.Single(output.Split('\n'), line => line.Contains(Path.Combine("notebooks", "03-a.ipynb") + ", cell 4 (cell-1), line 1: a namespace cannot stand in a cell."));

        (code, output, _) = await Command.RunAsync(course.Root, "lint", "3", "--json");
        Assert.Equal(7, code);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(2, report.GetProperty("files").GetArrayLength());
        var message = report.GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("problem").GetString()!.Contains("Console.Error"));
        Assert.Equal(("hosts", 3, "cell-0", 1), (message.GetProperty("rule").GetString(), message.GetProperty("cell").GetInt32(), message.GetProperty("id").GetString(), message.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task ABrokenNotebookDoesNotHideTheOthers()
    {
        using var course = new TempCourse();
        string text = File.ReadAllText(course.Write("notebooks/03-a.ipynb", "1", "2"));
        File.WriteAllText(course.In("notebooks", "03-a.ipynb"), text.Replace("\"cell-1\"", "\"cell-0\""));
        course.Write("notebooks/06-b.ipynb", "namespace A;");
        var (code, output, _) = await Command.RunAsync(course.Root, "lint");
        Assert.Equal(26, code);
        Assert.Contains("cell 4 of 4: expected an id of its own, got \"cell-0\", which cell 3 has too.", output);
        Assert.Contains("06-b.ipynb, cell 3 (cell-0), line 1: a namespace", output);
        Assert.Equal(3, (await Command.RunAsync(course.Root, "lint", "4")).Code);
        Assert.Equal(20, (await Command.RunAsync(course.Root, "lint", "./none.ipynb")).Code);
    }

    [Fact]
    public async Task TheCoursesOwnLessonsPass()
    {
        var (code, output, error) = await Command.RunAsync(Command.Root, "lint");
        Assert.True(code == 0, output + error);
        Assert.Contains("✓ ", output);
    }
}
