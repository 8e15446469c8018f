using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

public class NewTests
{
    [Fact]
    public async Task ALessonIsBegunReleasedAndLinked()
    {
        using var course = new TempCourse().WithCurriculum();
        var (code, output, error) = await Command.RunAsync(course.Root, "new", "lesson", "Padding that leaks", "--after", "3");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("✓ lesson 04: one planned lesson moved up by one", output);
        Assert.Contains("✓ planned lesson 04 is now 05", output);
        Assert.Contains("✓ 04-padding-that-leaks.ipynb: written", output);
        Assert.Contains("-- run 04 --instructor --pages", output);
        Assert.Contains("[Padding that leaks](notebooks/04-padding-that-leaks.ipynb)", File.ReadAllText(course.In("README.md")));
        Assert.Contains("After: [04 · Padding that leaks](04-padding-that-leaks.ipynb).", File.ReadAllText(course.In("notebooks", "03-a.ipynb")));
        Assert.Equal(0, (await Command.RunAsync(course.Root, "release", "--check")).Code);
    }

    [Fact]
    public async Task AnExerciseIsBegunInItsLessonAndItsFile()
    {
        using var course = new TempCourse().WithCurriculum();
        var (code, output, error) = await Command.RunAsync(course.Root, "new", "exercise", "3", "forget bias");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Lesson03.ForgetBias.cs: the exercise 03-forget-bias, listed with the others", output);
        Assert.Contains("-- run 03 --instructor", output);
        Assert.Contains(NotebookDocument.Load(course.In("notebooks", "03-a.ipynb")).Cells, c => c.Id == "exercise-forget-bias");
        (code, _, error) = await Command.RunAsync(course.Root, "new", "exercise", "7", "more");
        Assert.Equal((3, true), (code, error.Contains("There is no lesson 07")));
        (code, _, error) = await Command.RunAsync(course.Root, "new", "exercise", "3", "forget-bias");
        Assert.Equal((9, true), (code, error.Contains("already")));
    }
}
