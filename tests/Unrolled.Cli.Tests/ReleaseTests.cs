namespace Unrolled.Cli.Tests;

public class ReleaseTests
{
    internal const string Solved = "int F()\n{\n    // BEGIN SOLUTION\n    return 12345678;\n    // END SOLUTION\n}";

    [Fact]
    public async Task WritesLessonsAndChecksThem()
    {
        using var course = new TempCourse();
        course.Write("notebooks/instructor/03-a.ipynb", Solved);
        string lesson = course.In("notebooks", "03-a.ipynb");

        var (code, output, error) = await Command.RunAsync(course.Root, "release", "--check");
        Assert.Equal(5, code);
        Assert.Contains("✗ 03-a.ipynb: missing", output);
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

        File.Delete(course.In("notebooks", "instructor", "03-a.ipynb"));
        course.Write("notebooks/instructor/04-b.ipynb", "1");
        (code, output, _) = await Command.RunAsync(course.Root, "release");
        Assert.Equal(5, code);
        Assert.Contains("✗ 03-a.ipynb: its source is gone", output);
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

    [Fact]
    public async Task TheLearnersDistributionIsWrittenOnlyFromLessonsThatAreUpToDate()
    {
        using var course = new TempCourse().WithCurriculum();
        string learners = course.In("artifacts", "learners");
        var (code, output, error) = await Command.RunAsync(course.Root, "release", "--out", learners);
        Assert.Equal((5, false), (code, Directory.Exists(learners)));
        Assert.Contains("✗ README.md: out of date, after course.json", output);
        Assert.Contains("-- release", error);

        Assert.Equal(0, (await Command.RunAsync(course.Root, "release")).Code);
        (code, output, _) = await Command.RunAsync(course.Root, "release", "--out", learners);
        Assert.Equal(0, code);
        Assert.Contains("the learners' distribution, 5 files; no line of a solution or of a hidden test was found in it", output);
        Assert.True(File.Exists(Path.Combine(learners, "notebooks", "03-a.ipynb")));
        Assert.False(Directory.Exists(Path.Combine(learners, "notebooks", "instructor")));

        File.WriteAllText(Path.Combine(learners, "mine.txt"), "");
        (code, _, error) = await Command.RunAsync(course.Root, "release", "--out", learners);
        Assert.Equal((30, true), (code, error.Contains("somebody has worked (mine.txt)")));
        Assert.Equal(2, (await Command.RunAsync(course.Root, "release", "--check", "--out", learners)).Code);
    }
}
