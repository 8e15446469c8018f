using System.Text.RegularExpressions;

namespace Unrolled.Cli.Tests;

public class GalleryTests
{
    [Fact]
    public async Task The_page_shows_every_figure_light_and_dark_and_fetches_nothing()
    {
        using var course = new TempCourse();
        var (code, output, error) = await Command.RunAsync(course.Root, "gallery", "--out", "figures.html");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("figures.html", output);
        string html = File.ReadAllText(Path.Combine(course.Root, "figures.html"));
        int examples = Regex.Count(html, "<h2>");
        Assert.InRange(examples, 18, 200);
        Assert.Equal(2 * examples, Regex.Count(html, "<svg "));
        Assert.Equal(examples, Regex.Count(html, "@media all"));
        Assert.DoesNotMatch("<script|prefers-color-scheme|\\ssrc=|\\shref=|@import", html);
        Assert.Equal(["http://www.w3.org/2000/svg"], Regex.Matches(html, "https?://[^\"' ]+").Select(m => m.Value).Distinct());
    }

    [Fact]
    public async Task The_same_page_comes_out_twice()
    {
        using var course = new TempCourse();
        string[] pages = ["a.html", "b.html"];
        foreach (string page in pages) Assert.Equal(0, (await Command.RunAsync(course.Root, "gallery", "--out", page)).Code);
        Assert.Equal(File.ReadAllText(Path.Combine(course.Root, pages[0])), File.ReadAllText(Path.Combine(course.Root, pages[1])));
    }

    [Fact]
    public async Task Every_chart_of_the_library_has_an_example()
    {
        string folder = Path.Combine(Command.Root, "lib", "Unrolled", "Figures");
        var charts = Directory.GetFiles(folder, "Charts.*.cs").Append(Path.Combine(folder, "FigureRow.cs"))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"public static \w+ (\w+)\(").Select(m => m.Groups[1].Value)).Distinct().ToList();
        using var course = new TempCourse();
        await Command.RunAsync(course.Root, "gallery", "--out", "figures.html");
        string html = File.ReadAllText(Path.Combine(course.Root, "figures.html"));
        Assert.True(charts.Count >= 14);
        Assert.All(charts, chart => Assert.Matches($@"<h2>Charts\.{chart}\b", html));
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        using var course = new TempCourse();
        var (code, _, error) = await Command.RunAsync(course.Root, "gallery", "--out", course.Root);
        Assert.Equal(2, code);
        Assert.Contains("--out: expected a file, but", error);
    }
}
