namespace Unrolled.Cli.Tests;

public class ReleaseTests
{
    private const string Solved = "int F()\n{\n    // BEGIN SOLUTION\n    return 12345678;\n    // END SOLUTION\n}";

    [Fact]
    public async Task WritesLessonsAndChecksThem()
    {
        using var course = new TempCourse();
        course.Write("notebooks/instructor/03-a.ipynb", Solved);
        string lesson = course.In("notebooks", "03-a.ipynb");

        var (code, output, error) = await Command.RunAsync(course.Root, "release", "--check");
        Assert.Equal(5, code);
        Assert.Contains("✗ 03-a.ipynb: out of date", output);
        Assert.Contains("-- release", error);
        Assert.False(File.Exists(lesson));

        (code, output, _) = await Command.RunAsync(course.Root, "release");
        Assert.Equal(0, code);
        Assert.Contains("✓ 03-a.ipynb: written", output);
        Assert.Contains("NotSolvedYet", File.ReadAllText(lesson));
        Assert.DoesNotContain("12345678", File.ReadAllText(lesson));

        (code, output, _) = await Command.RunAsync(course.In("notebooks"), "release", "--check");
        Assert.Equal(0, code);
        Assert.Contains("✓ 03-a.ipynb: up to date", output);

        course.Write("notebooks/03-mine.ipynb", "1");
        (code, output, _) = await Command.RunAsync(course.Root, "release", "--check");
        Assert.Equal(0, code);
        Assert.Contains("03-mine.ipynb: has no instructor source; left alone", output);
    }

    [Fact]
    public async Task ASourceThatIsWrongWritesNothing()
    {
        using var course = new TempCourse();
        course.Write("notebooks/instructor/03-a.ipynb", Solved);
        course.Write("notebooks/instructor/06-b.ipynb", "// BEGIN SOLUTION\nvar x = 1;\n// END SOLUTION");
        var (code, _, error) = await Command.RunAsync(course.Root, "release");
        Assert.Equal(9, code);
        Assert.Contains("06-b.ipynb, cell 3 of 3, line 1: a solution is not the whole body of a method.", error);
        Assert.Empty(Directory.GetFiles(course.In("notebooks"), "*.ipynb"));
    }
}
