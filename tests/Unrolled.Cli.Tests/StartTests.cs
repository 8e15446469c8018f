namespace Unrolled.Cli.Tests;

public class StartTests
{
    [Fact]
    public async Task RunsLesson03AndSaysWhatToOpen()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "Console.WriteLine(6 * 7);");
        var (code, output, _) = await Command.RunAsync(course.In("notebooks"), "start");
        Assert.Equal(0, code);
        Assert.Contains("✓ .NET SDK 10.", output);
        Assert.Contains("Open this page in a browser:\n  " + course.In("artifacts", "pages", "03-a.html"), output.ReplaceLineEndings("\n"));
        Assert.Contains("run --all --pages", output);
        Assert.Contains("dotnet test -c Release", output);
        Assert.Contains("42", File.ReadAllText(course.In("artifacts", "pages", "03-a.html")));
        Assert.True(File.Exists(course.In("artifacts", "executed", "03-a.ipynb")));
    }

    [Fact]
    public async Task ALessonThatFailsGivesItsCodeAndStillAPage()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "throw new Exception(\"boom\");");
        var (code, output, error) = await Command.RunAsync(course.Root, "start");
        Assert.Equal(10, code);
        Assert.Contains("boom", error);
        Assert.DoesNotContain("Open this page", output);
        Assert.True(File.Exists(course.In("artifacts", "pages", "03-a.html")));
    }
}
