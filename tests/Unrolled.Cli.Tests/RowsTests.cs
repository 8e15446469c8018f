using Unrolled.Notebooks;

namespace Unrolled.Cli.Tests;

public class RowsTests
{
    [Fact]
    public async Task HoldsEveryRowOfEverySeed()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "throw new Exception(\"the learner's form must not run\");");
        course.Write("notebooks/instructor/03-a.ipynb", TempCourse.Row("A6", "0.9 + seed / 100.0", 0.9), TempCourse.Row("A7", "1", 0.9));
        var (code, output, _) = await Command.RunAsync(course.Root, "rows", "3", "--seeds", "1-3");
        Assert.Equal(0, code);
        Assert.Matches(@"lesson +row +criterion +published +seed 1 +seed 2 +seed 3 +met +time per seed", output);
        Assert.Matches(@"03-a +A6 accuracy +≥ 0\.9 +0\.5 +✓ 0\.91 +✓ 0\.92 +✓ 0\.93 +✓ 3/3 +[0-9.]+ s", output);
        Assert.Matches(@"03-a +A7 accuracy +≥ 0\.9 +0\.5 +✓ 1 +✓ 1 +✓ 1 +✓ 3/3", output);
    }

    [Theory]
    [InlineData("", 8, "✗ 4/5")]
    [InlineData("10", 0, "✓ 4/5")]
    [InlineData("20", 8, "✗ 3/5")]
    public async Task OneSeedMayMissOnlyUnderAShift(string shift, int expected, string met)
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", TempCourse.Row("A6", "seed is 5 or 15 or 24 or 25 ? 0.1 : 0.99", 0.95));
        var (code, output, _) = await Command.RunAsync(course.Root, new Dictionary<string, string> { ["UNROLLED_SEED"] = shift }, "rows");
        Assert.Equal(expected, code);
        Assert.Contains(met, output);
    }

    [Fact]
    public async Task ALessonThatFailsIsNamedWithItsSeed()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "if (seed == 2) throw new Exception(\"boom\");", TempCourse.Row("A6", "1", 0.95));
        var (code, output, error) = await Command.RunAsync(course.Root, "rows", "3", "--seeds", "1,2");
        Assert.Equal((int)RunStatus.Failed, code);
        Assert.Matches(@"✓ 1 +✗ none +✗ 1/2", output);
        Assert.Contains("03-a, seed 2:", error);
        Assert.Contains("boom", error);
    }

    [Theory]
    [InlineData("A6", "0.95", 0.9, 0, "")]
    [InlineData("A6", "0.95", 0.8, 4, "lesson 03 holds A6 accuracy to ≥ 0.8, rows.json to ≥ 0.9.")]
    [InlineData("A7", "0.95", 0.9, 4, "lesson 03 reports A7 accuracy, which rows.json does not list.")]
    [InlineData("A7", "0.95", 0.9, 4, "rows.json lists A6 accuracy for lesson 03, and no cell reports it.")]
    [InlineData("A6", "0.5", 0.9, 8, "")]
    public async Task ALessonAndTheListOfRowsMustAgree(string row, string ours, double atLeast, int expected, string words)
    {
        using var course = new TempCourse().WithCurriculum();
        course.Write("notebooks/instructor/03-a.ipynb", TempCourse.Row(row, ours, atLeast));
        var (code, output, error) = await Command.RunAsync(course.Root, "rows", "3", "--seeds", "1");
        Assert.Equal(expected, code);
        Assert.Contains(words, error);
        Assert.Matches(@" s of 7\.0 s", output);
    }
}
