namespace Unrolled.Tests;

/// <summary>CONTRIBUTING shows the change that added a cell: one file and one line, as they stand in the repository.</summary>
public class ContributingTests
{
    private static readonly string[] diff = Shown(File.ReadAllLines(Path.Combine(Repository.Root, "CONTRIBUTING.md")));

    [Fact]
    public void The_shown_file_is_the_real_one() =>
        Assert.Equal(File.ReadAllLines(Path.Combine(Repository.Root, "lib", "Unrolled", "Cells", "Ugrnn.cs")), Added("lib/Unrolled/Cells/Ugrnn.cs"));

    [Fact]
    public void The_shown_line_stands_in_the_tests()
    {
        string[] file = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Unrolled.Tests", "Cells", "GradientTests.cs"));
        Assert.Contains(Assert.Single(Added("tests/Unrolled.Tests/Cells/GradientTests.cs")), file);
    }

    [Fact]
    public void It_is_one_file_and_one_line_and_nothing_is_taken_away()
    {
        Assert.Equal(["+++ b/lib/Unrolled/Cells/Ugrnn.cs", "+++ b/tests/Unrolled.Tests/Cells/GradientTests.cs"], diff.Where(line => line.StartsWith("+++ ", StringComparison.Ordinal)));
        Assert.Equal(["--- /dev/null", "--- a/tests/Unrolled.Tests/Cells/GradientTests.cs"], diff.Where(line => line.StartsWith('-')));
    }

    private static IEnumerable<string> Added(string file) => diff.SkipWhile(line => line != $"+++ b/{file}").Skip(1)
        .TakeWhile(line => !line.StartsWith("diff ", StringComparison.Ordinal)).Where(line => line.StartsWith('+')).Select(line => line[1..]);

    private static string[] Shown(string[] page) => [.. page.SkipWhile(line => line != "```diff").Skip(1).TakeWhile(line => line != "```")];
}
