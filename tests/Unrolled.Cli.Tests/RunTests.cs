using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

public class RunTests
{
    [Fact]
    public async Task RunsEveryLessonAndWritesItsReportsCopiesAndPages()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "Console.WriteLine(6 * 7);", TempCourse.Row("A6", "0.99", 0.95));
        course.Write("notebooks/06-b.ipynb", "throw new InvalidOperationException(\"boom\");");
        course.Write("notebooks/09-c.ipynb", "1 + 1");
        string json = course.In("out", "report.json"), junit = course.In("out", "report.xml");

        var (code, output, error) = await Command.RunAsync(course.In("notebooks"), "run", "--all", "--pages", "--output", course.In("copies"), "--json", json, "--junit", junit);

        Assert.Equal((int)RunStatus.Failed, code);
        Assert.Contains("✓ 03-a", output);
        Assert.Contains("✗ 06-b", output);
        Assert.Contains("✓ 09-c", output);
        Assert.Matches(@"03-a +3 +[0-9.]+ s +✓ passed +✓ A6 accuracy +0\.99 +≥ 0\.95 +0\.5", output);
        Assert.Matches(@"06-b +2 +[0-9.]+ s +✗ failed", output);
        Assert.Contains("boom", error);
        Assert.DoesNotContain("\u001b[", output + error);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(json)));
        Assert.NotNull(XDocument.Load(junit).Root);
        Assert.Equal(3, NotebookDocument.Load(course.In("copies", "03-a.ipynb")).CodeCells.Count());
        string page = File.ReadAllText(course.In("artifacts", "pages", "06-b.html"));
        Assert.Contains("href=\"03-a.html\"", page);
        Assert.Contains("href=\"09-c.html\"", page);
        Assert.Contains("boom", page);
        Assert.Empty(Directory.GetFiles(course.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AMissedCriterionHasItsOwnCode()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", TempCourse.Row("A6", "0.9", 0.95));
        var (code, output, _) = await Command.RunAsync(course.Root, "run", "03");
        Assert.Equal(8, code);
        Assert.Contains("✗ A6 accuracy", output);
    }

    [Fact]
    public async Task ThePathOfANotebookNeedsNoCourse()
    {
        using var course = new TempCourse();
        string path = course.Write("notebooks/03-a.ipynb", "1");
        File.Delete(course.In("Unrolled.slnx"));
        Assert.Equal(0, (await Command.RunAsync(Path.GetTempPath(), "run", path)).Code);
    }

    [Fact]
    public async Task ABrokenFileDoesNotStopTheNext()
    {
        using var course = new TempCourse();
        File.WriteAllText(course.In("bad.ipynb"), "{");
        string good = course.Write("good.ipynb", "1");
        var (code, output, error) = await Command.RunAsync(course.Root, "run", "missing.ipynb", "bad.ipynb", good);
        Assert.Equal((int)NotebookFault.NoSuchFile, code);
        Assert.Contains("missing.ipynb", error);
        Assert.Contains("bad.ipynb, line 1", error);
        Assert.Contains("✓ good", output);
    }

    [Theory]
    [InlineData("--cell-limit", RunStatus.TimedOut)]
    [InlineData("--limit", RunStatus.TimedOut)]
    public async Task LimitsAreKept(string option, RunStatus expected)
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "while (true) { }");
        Assert.Equal((int)expected, (await Command.RunAsync(course.Root, "run", "3", option, "4")).Code);
    }

    [Fact]
    public async Task AFolderThatTakesNoFilesIsFoundBeforeTheRun()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        File.WriteAllText(course.In("file"), "");
        var (code, output, error) = await Command.RunAsync(course.Root, "run", "3", "--json", course.In("file", "report.json"));
        Assert.Equal(((int)NotebookFault.NotWritable, ""), (code, output));
        Assert.Contains("expected a folder that takes files", error);
    }

    [Fact]
    public async Task ASeedShiftReachesTheLesson()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "if (seed != 101) throw new Exception($\"seed is {seed}\");");
        var shifted = new Dictionary<string, string> { ["UNROLLED_SEED"] = "100" };
        Assert.Equal(0, (await Command.RunAsync(course.Root, shifted, "run", "3")).Code);
        Assert.Equal((int)RunStatus.Failed, (await Command.RunAsync(course.Root, "run", "3")).Code);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task AnInterruptEndsTheChildrenAndReportsWhatWasFinished(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no kill command on Windows.");
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        string started = course.In("started");
        course.Write("notebooks/06-b.ipynb", $"System.IO.File.WriteAllText(@\"{started}\", System.Environment.ProcessId.ToString());\nwhile (true) {{ }}");
        course.Write("notebooks/09-c.ipynb", $"System.IO.File.WriteAllText(@\"{started}.never\", \"\");");
        using var command = Command.Start(course.Root, new Dictionary<string, string>(), "run", "--all", "--json", course.In("report.json"));
        for (int i = 0; i < 600 && !(File.Exists(started) && File.ReadAllText(started) != ""); i++) await Task.Delay(100);
        int child = int.Parse(File.ReadAllText(started));

        await Process.Start("kill", [$"-{signal}", $"{command.Id}"]).WaitForExitAsync();
        var (code, output, error) = await command.EndAsync();

        Assert.Equal(130, code);
        Assert.Contains("✓ passed", output);
        Assert.Contains("Interrupted", error);
        Assert.Contains("The run was cancelled. Stopped when asked to, at cell 2, line 2:  while (true) { }.", error);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(course.In("report.json"))));
        Assert.False(File.Exists(started + ".never"));
        for (int i = 0; i < 50 && Directory.Exists($"/proc/{child}"); i++) await Task.Delay(100);
        Assert.False(Directory.Exists($"/proc/{child}"));
    }
}
