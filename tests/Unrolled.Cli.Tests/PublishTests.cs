using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

public class PublishTests
{
    private const string Figure = """
        class Shown { public System.Collections.Generic.IReadOnlyDictionary<string, string> ToMimeBundle() => new System.Collections.Generic.Dictionary<string, string> {
            ["text/plain"] = "Loss", ["text/html"] = "<b/>", ["image/svg+xml"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\"><title>Loss</title><rect width=\"9\" height=\"9\"/></svg>",
            ["application/vnd.plotly.v1+json"] = "{\"data\":[{\"y\":[0.1234567,2]}],\"layout\":{}}" }; }
        new Shown()
        """;

    private static bool CanDraw => Directory.Exists(Path.Combine(Command.Root, "lib", "Unrolled.Notebooks", "Publishing", "node", "node_modules", "sharp"))
        && File.Exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");

    [Fact]
    public async Task StoresWhatLessonsShowAndFindsThemUnchangedAfterwards()
    {
        using var course = new TempCourse();
        string lesson = course.Write("notebooks/03-a.ipynb", "Console.Write(\"a\");\nConsole.WriteLine(\"b in 3 s\");", "$\"{Environment.ProcessId}\".Length > 0");

        var (code, output, _) = await Command.RunAsync(course.Root, "publish", "--check");
        Assert.Equal(40, code);

        (code, output, _) = await Command.RunAsync(course.Root, "publish");
        Assert.Equal(0, code);
        Assert.Contains("✓ notebooks/03-a.ipynb: written", output);
        var cells = NotebookDocument.Load(lesson).CodeCells.ToList();
        Assert.Equal([1, 2, 3], cells.Select(cell => cell.ExecutionCount ?? 0));
        Assert.Equal("ab in … s\n", (string)Assert.Single(cells[1].Outputs)!["text"]![0]!);

        (code, output, _) = await Command.RunAsync(course.Root, new Dictionary<string, string> { ["UNROLLED_SEED"] = "100" }, "publish", "3");
        Assert.Equal(0, code);
        Assert.Contains("✓ notebooks/03-a.ipynb: unchanged", output);

        (code, output, var error) = await Command.RunAsync(course.Root, "publish", "--check");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("✓ notebooks/03-a.ipynb: as stored", output);
    }

    [Fact]
    public async Task CheckNamesFileCellAndLineAndWritesNothing()
    {
        using var course = new TempCourse();
        string lesson = course.Write("notebooks/03-a.ipynb", "Console.WriteLine(\"one\\ntwo\");");
        Assert.Equal(0, (await Command.RunAsync(course.Root, "publish")).Code);
        string stored = File.ReadAllText(lesson).Replace("\"two\\n\"", "\"three\\n\"");
        File.WriteAllText(lesson, stored);
        var (code, output, error) = await Command.RunAsync(course.Root, "publish", "3", "--check");
        Assert.Equal(40, code);
        Assert.Contains("✗ notebooks/03-a.ipynb: differs from what is stored", output);
        Assert.Contains("notebooks/03-a.ipynb, cell 2 (cell-0), output 1, text, line 2:\n    stored  three\n    now     two", error);
        Assert.Contains("-- publish", error);
        Assert.Equal(stored, File.ReadAllText(lesson));
    }

    [Fact]
    public async Task SourcesArePublishedWhenAskedForAndReleaseLeavesStoredOutputsAlone()
    {
        using var course = new TempCourse();
        string source = course.Write("notebooks/instructor/03-a.ipynb",
            "class NotSolvedYet : Exception { }", "int F()\n{\n    // BEGIN SOLUTION\n    return 12345678;\n    // END SOLUTION\n}", "1 + 1");
        Assert.Equal(0, (await Command.RunAsync(course.Root, "release")).Code);
        string lesson = course.In("notebooks", "03-a.ipynb");

        var (code, output, _) = await Command.RunAsync(course.Root, "publish", "3", "--instructor");
        Assert.Equal(0, code);
        Assert.Contains("instructor/03-a.ipynb: written", output);
        Assert.All((string[])[source, lesson], file => Assert.Single(NotebookDocument.Load(file).CodeCells.Last().Outputs));

        string before = File.ReadAllText(lesson);
        Assert.Equal(0, (await Command.RunAsync(course.Root, "release", "--check")).Code);
        Assert.Equal(0, (await Command.RunAsync(course.Root, "release")).Code);
        Assert.Equal(before, File.ReadAllText(lesson));
    }

    [Fact]
    public async Task ALessonThatFailsIsLeftAsItIsAndTheOthersAreWritten()
    {
        using var course = new TempCourse();
        string bad = course.Write("notebooks/03-a.ipynb", "throw new Exception(\"no\");");
        course.Write("notebooks/06-b.ipynb", "1");
        string before = File.ReadAllText(bad);
        var (code, output, error) = await Command.RunAsync(course.Root, "publish");
        Assert.Equal(10, code);
        Assert.Contains("✗ notebooks/03-a.ipynb was left as it is.", error);
        Assert.Contains("✓ notebooks/06-b.ipynb: written", output);
        Assert.Equal(before, File.ReadAllText(bad));
    }

    [Fact]
    public async Task WithoutNodeItSaysWhatToInstallAndCheckGoesOnWithout()
    {
        using var course = new TempCourse();
        string lesson = course.Write("notebooks/03-a.ipynb", Figure), before = File.ReadAllText(lesson);
        var withoutNode = new Dictionary<string, string> { ["PATH"] = Path.GetDirectoryName(Environment.ProcessPath)! };
        var (code, _, error) = await Command.RunAsync(course.Root, withoutNode, "publish");
        Assert.Equal(33, code);
        Assert.Contains(CanDraw ? "apt-get install nodejs npm" : "Run: npm ci --prefix", error);
        Assert.Equal(before, File.ReadAllText(lesson));
        (code, _, error) = await Command.RunAsync(course.Root, withoutNode, "publish", "--check");
        Assert.Equal(40, code);
        Assert.Contains("it has never been published", error);
    }

    [Fact]
    public async Task AFigureIsStoredForEveryHostAndExportedWithoutRunning()
    {
        Hosts.Require(CanDraw, "what draws pictures (npm ci --prefix lib/Unrolled.Notebooks/Publishing/node, fonts-dejavu-core)");
        using var course = new TempCourse();
        string lesson = course.Write("notebooks/03-a.ipynb", Figure);
        Assert.Equal(0, (await Command.RunAsync(course.Root, "publish")).Code);
        var data = NotebookDocument.Load(lesson).CodeCells.Last().Outputs[0]!["data"]!.AsObject();
        Assert.Equal(["application/vnd.plotly.v1+json", "application/vnd.unrolled.svg+xml", "image/png", "text/plain"], data.Select(p => p.Key));

        var (code, output, _) = await Command.RunAsync(course.Root, "export-figures", "3", "--out", "slides", "--scheme", "light,dark");
        Assert.Equal(0, code);
        Assert.DoesNotContain("cell 1 of 2", output);
        Assert.Contains("✓ 03-a: 1 figure", output);
        Assert.Equal(
            ["03-a-cell-02-loss-dark.png", "03-a-cell-02-loss-dark.svg", "03-a-cell-02-loss-light.png", "03-a-cell-02-loss-light.svg", "index.md"],
            Directory.GetFiles(course.In("slides")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FiguresOfALessonThatWasNeverRunAreExportedAfterARun()
    {
        using var course = new TempCourse();
        string lesson = course.Write("notebooks/03-a.ipynb", Figure), before = File.ReadAllText(lesson);
        var (code, output, _) = await Command.RunAsync(course.Root, "export-figures", "3", "--out", "slides", "--format", "svg");
        Assert.Equal(0, code);
        Assert.Contains("03-a: 2 cells", output);
        Assert.Equal(["03-a-cell-02-loss-light.svg", "index.md"], Directory.GetFiles(course.In("slides")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(before, File.ReadAllText(lesson));
    }
}
