namespace Unrolled.Cli.Tests;

public class UsageTests
{
    [Theory]
    [InlineData("--help", "Exit codes:")]
    [InlineData("start --help", "dotnet run --project lib/Unrolled.Cli -c Release -- start")]
    [InlineData("run --help", "unrolled run 3 6 --output out --junit r.xml")]
    [InlineData("rows --help", "UNROLLED_SEED=100 unrolled rows 6")]
    [InlineData("release --help", "unrolled release --check")]
    [InlineData("lint --help", "unrolled lint 3 my.ipynb")]
    [InlineData("new --help", "unrolled new lesson \"Why it forgets\"")]
    [InlineData("new lesson --help", "unrolled new lesson \"More about checks\" --after 03 --part")]
    [InlineData("new exercise --help", "unrolled new exercise 7 forget-bias")]
    [InlineData("publish --help", "unrolled publish --instructor")]
    [InlineData("diff --help", "unrolled diff notebooks/03-elman-by-hand.ipynb my.ipynb")]
    [InlineData("export-figures --help", "--format svg --scheme light,dark")]
    public async Task HelpTeaches(string arguments, string expected)
    {
        var (code, output, error) = await Command.RunAsync(Path.GetTempPath(), arguments.Split(' '));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(expected, output);
    }

    [Theory]
    [InlineData("", "Required command")]
    [InlineData("frob", "There is no command frob.")]
    [InlineData("rn 3", "There is no command rn. Did you mean run?")]
    [InlineData("run", "dotnet run --project lib/Unrolled.Cli -c Release -- run 3")]
    [InlineData("run", "Which lesson?")]
    [InlineData("run 3 --all", "not both")]
    [InlineData("run 3 --page", "There is no option --page. Did you mean --pages?")]
    [InlineData("run 3 --cell-limit 0", "--cell-limit: expected seconds above 0, got \"0\".")]
    [InlineData("run 3 --cell-limit soon", "--cell-limit: expected seconds above 0, got \"soon\".")]
    [InlineData("run 3 --memory -1", "--memory: expected MB above 0, got \"-1\".")]
    [InlineData("run 3 --json", "--json")]
    [InlineData("new", "-- new --help")]
    [InlineData("new lesson", "-- new lesson --help")]
    [InlineData("new lesson Title --part", "--part: a part of which lesson?")]
    [InlineData("new exercise three bias", "\"three\" is no lesson's number.")]
    [InlineData("publish 3 --chekc", "There is no option --chekc. Did you mean --check?")]
    [InlineData("export-figures 3", "--out")]
    [InlineData("export-figures --out x", "Which lesson, and where to")]
    [InlineData("export-figures 3 --out x --format gif", "--format: expected svg or png or both with a comma, got \"gif\".")]
    [InlineData("rows 3 --seeds 5-1", "--seeds: expected 1-5, 2 or 1,3, got \"5-1\".")]
    public async Task AWrongCommandLineIsExplained(string arguments, string expected)
    {
        using var course = new TempCourse();
        var (code, output, error) = await Command.RunAsync(course.Root, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error);
    }

    [Fact]
    public async Task AWrongSeedShiftIsExplained()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        var (code, _, error) = await Command.RunAsync(course.Root, new Dictionary<string, string> { ["UNROLLED_SEED"] = "x" }, "run", "3");
        Assert.Equal((2, "UNROLLED_SEED: expected a whole number, got \"x\"."), (code, error.Trim()));
    }

    [Fact]
    public async Task AMissingLessonIsNamedWithThoseThatExist()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        course.Write("notebooks/06-b.ipynb", "1");
        var (code, _, error) = await Command.RunAsync(course.Root, "run", "7");
        Assert.Equal(3, code);
        Assert.Contains("no lesson 07", error);
        Assert.Contains("There are 03, 06.", error);
    }

    [Fact]
    public async Task ACopyBesideALessonIsNotTakenForIt()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        course.Write("notebooks/03-a copy.ipynb", "1");
        var (code, _, error) = await Command.RunAsync(course.Root, "run", "3");
        Assert.Equal(3, code);
        Assert.Contains("Which lesson 03?", error);
        Assert.Contains("03-a copy.ipynb", error);
        Assert.Equal(3, (await Command.RunAsync(course.Root, "run", "--all")).Code);

        course.Write("notebooks/instructor/03-a.ipynb", "1");
        var (passed, output, _) = await Command.RunAsync(course.Root, "run", "3");
        Assert.Equal(0, passed);
        Assert.DoesNotContain("copy", output);
        (passed, output, _) = await Command.RunAsync(course.Root, "run", "--all", "--pages");
        Assert.Equal(0, passed);
        Assert.DoesNotContain("copy", output + File.ReadAllText(course.In("artifacts", "pages", "03-a.html")));
    }

    [Theory]
    [InlineData("03-elman", 0, "✓ 03-elman")]
    [InlineData("03-elman.ipynb", 0, "✓ 03-elman")]
    [InlineData("three", 3, "Did you mean lesson 3?")]
    [InlineData("Elman", 3, "Did you mean lesson 3?")]
    [InlineData("nowhere", 3, "There is no lesson \"nowhere\". Give a number")]
    [InlineData("nowhere.ipynb", 20, "nowhere.ipynb")]
    public async Task ALessonGoesByItsNameToo(string name, int expected, string says)
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-elman.ipynb", "1");
        var (code, output, error) = await Command.RunAsync(course.Root, "run", name);
        Assert.Equal(expected, code);
        Assert.Contains(says, output + error);
    }

    [Fact]
    public async Task ReleaseWithoutSourcesSaysForWhomItIs()
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        var (code, _, error) = await Command.RunAsync(course.Root, "release");
        Assert.Equal(3, code);
        Assert.Contains("for instructors", error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#r \"/nowhere/Unrolled.dll\"\n")]
    public async Task ALibraryThatIsNotBuiltIsExplained(string setup)
    {
        using var course = new TempCourse();
        course.Write("notebooks/03-a.ipynb", "1");
        string file = course.In("notebooks", "unrolled.csx");
        if (setup == "") File.Delete(file);
        else File.WriteAllText(file, setup);
        var (code, _, error) = await Command.RunAsync(course.Root, "run", "3");
        Assert.Equal(6, code);
        Assert.Contains("The library has not been built", error);
        Assert.Contains("dotnet build", error);
    }

    [Fact]
    public async Task StartSpeaksBeforeItChecksAnything()
    {
        using var course = new TempCourse();
        var (code, output, error) = await Command.RunAsync(course.Root, "start");
        Assert.Equal(3, code);                   // the course has no lesson 03
        Assert.StartsWith("Unrolled: recurrent networks by hand", output);
        Assert.Contains("no lesson 03", error);
    }
}
