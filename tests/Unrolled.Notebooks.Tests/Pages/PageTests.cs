using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Unrolled.Notebooks.Tests.Pages;

public class PageTests
{
    private static IHtmlDocument Render(PageOptions? options, params NotebookCell[] cells) => new HtmlParser().ParseDocument(Page.Render(Sample.Of(cells), options));

    private static IHtmlDocument Render(params NotebookCell[] cells) => Render(null, cells);

    [Fact]
    public void ThePolicyAllowsNothingButItsOwnStyle()
    {
        var page = Render(Sample.Markdown("# Title"));
        string policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        string style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; form-action 'none'", policy);
        Assert.Empty(page.QuerySelectorAll("script,[src]:not([src^='data:']),link[href]:not([href^='data:']),[style]"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Title · Unrolled", page.Title);
    }

    [Fact]
    public void ContentsLeadToEveryHeading()
    {
        var page = Render(Sample.Markdown("# T\n\n## Check it\n\n## Check `it`"), Sample.Markdown("## Check it\n\n### Deeper\n\n## Ŝ & <b>"));
        var links = page.QuerySelectorAll(".contents a");
        Assert.Equal(["Check it", "Check it", "Check it", "Ŝ & "], links.Select(a => a.TextContent));
        Assert.Equal(4, links.Select(a => a.GetAttribute("href")).Distinct().Count());
        Assert.All(links, a => Assert.Equal("H2", page.GetElementById(a.GetAttribute("href")![1..])!.TagName));
        Assert.NotNull(page.QuerySelector("a.skip[href='#content']"));
    }

    [Fact]
    public void CellsThatWereNotReachedSaySo()
    {
        NotebookCell[] cells = [Sample.Code("1"), Sample.Code("throw new Exception();"), Sample.Code("2"), Sample.Code("3")];
        Assert.Empty(Render(cells).QuerySelectorAll(".not-run"));              // a notebook nobody ran
        cells[1].ExecutionCount = 2;
        Assert.Equal(["Code cell 3", "Code cell 4"], Render(cells).QuerySelectorAll(".not-run").Select(p => p.ParentElement!.GetAttribute("aria-label")));
    }

    [Fact]
    public void APictureIsDataWithItsTextAlternative()
    {
        var image = Render(Sample.Code("x", Sample.Display("image/svg+xml", Sample.Svg, "The \"loss\" falls."))).QuerySelector("figure img")!;
        Assert.Equal("The \"loss\" falls.", image.GetAttribute("alt"));
        Assert.Equal(Sample.Svg, Encoding.UTF8.GetString(Convert.FromBase64String(image.GetAttribute("src")!["data:image/svg+xml;base64,".Length..])));
    }

    [Theory]
    [InlineData("right", "exercise right")]
    [InlineData("wrong", "exercise wrong")]
    [InlineData("not yet", "exercise not-yet")]
    public void AnExerciseShowsItsState(string status, string css)
    {
        string json = $$"""{"id": "03-dU", "status": "{{status}}", "message": "<i>try</i>"}""";
        var shown = Render(Sample.Code("x", Sample.Display("application/vnd.unrolled.exercise+json", json))).QuerySelector(".exercise")!;
        Assert.Equal(css, shown.ClassName);
        Assert.Contains($"Exercise 03-dU: {status}. <i>try</i>", shown.TextContent);
    }

    [Theory]
    [InlineData(true, "✓", "met")]
    [InlineData(false, "✗", "missed")]
    public void AResultStandsBesideItsCriterion(bool met, string mark, string css)
    {
        string json = $$"""{"row": "A6", "measure": "easy", "seed": 1, "ours": 0.994, "published": "none", "criterion": "≥ 0.95", "met": {{(met ? "true" : "false")}}}""";
        var table = Render(Sample.Code("x", Sample.Display("application/vnd.unrolled.result+json", json))).QuerySelector("table.result")!;
        Assert.Contains(css, table.ClassName!.Split(' '));
        Assert.StartsWith($"{mark} A6 · easy", table.QuerySelector("caption")!.TextContent);
        Assert.Contains("0.994", table.TextContent);
        Assert.Contains("≥ 0.95", table.TextContent);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.99399999, "0.994")]
    [InlineData(14550, "14550")]
    [InlineData(-3.14159e-11, "-3.142e-11")]
    public void NumbersAreShort(double value, string expected) => Assert.Equal(expected, ResultText.Number(value));

    [Fact]
    public void OutputsNeverBecomeMarkup()
    {
        const string bad = "<script>alert(1)</script><img src=x onerror=alert(1)></pre></section>";
        var error = new System.Text.Json.Nodes.JsonObject { ["output_type"] = "error", ["ename"] = bad, ["evalue"] = bad, ["traceback"] = new System.Text.Json.Nodes.JsonArray(bad) };
        var page = Render(Sample.Markdown($"# T {bad}\n\n[x](javascript:alert(1)) ![y](https://evil.org/y.png) <javascript:alert(2)>\n\n$</math>{bad}$"), Sample.Code(bad, Sample.Stream(bad), error,
            Sample.Display("text/html", bad), Sample.Display("text/markdown", bad), Sample.Display("image/svg+xml", bad, "\"><script>"), Sample.Display("image/png", "\"><script>"), Sample.Display("text/latex", bad)));
        Assert.Empty(page.QuerySelectorAll("script,[onerror],img:not([src^='data:'])"));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript"));
        Assert.Equal(2, page.QuerySelectorAll("main > section").Length);
        Assert.Contains("alert(1)", page.QuerySelector("pre.stream")!.TextContent);
    }

    [Fact]
    public void TheLibrarysSourceIsColoured()
    {
        var page = Render(Sample.Code("x", Sample.Display("text/html", "<pre><code class=\"language-csharp\">return a &lt; b;</code></pre>")));
        Assert.Equal("return a < b;", page.QuerySelector("pre.output")!.TextContent);
        Assert.Equal("return", page.QuerySelector("pre.output .k")!.TextContent);
    }

    [Fact]
    public void DetailsHoldMarkdown()
    {
        var details = Render(Sample.Markdown("<details>\n<summary>Hint</summary>\n\nUse **h**.\n\n</details>\n\nAfter.")).QuerySelector("details")!;
        Assert.Equal("Hint", details.QuerySelector("summary")!.TextContent);
        Assert.NotNull(details.QuerySelector("strong"));
        Assert.DoesNotContain("After", details.TextContent);
    }

    [Fact]
    public void ColourCodesOfATerminalAreTakenOut() =>
        Assert.Equal("red", Render(Sample.Code("x", Sample.Stream("\u001b[31mred\u001b[0m\n"))).QuerySelector("pre.stream")!.TextContent);

    [Fact]
    public void LessonsLeadToThoseThatHavePages()
    {
        Lesson[] lessons = [new(2, "Two", "/n/02-two.ipynb"), new(3, "Three", "/n/03-sample.ipynb"), new(6, "Six", "/n/06-six.ipynb")];
        var options = PageOptions.For("03-sample.ipynb", lessons, lesson => lesson.Number == 6);
        var page = Render(options, Sample.Markdown("[six](06-six.ipynb) [two](02-two.ipynb)"));
        Assert.Equal("06-six.html", page.QuerySelector("a.next")!.GetAttribute("href"));
        Assert.Equal("SPAN", page.QuerySelector(".previous")!.TagName);
        Assert.Equal(["06-six.html", "02-two.ipynb"], page.QuerySelectorAll(".prose a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void WritesTheWholePage()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "03.html");
        Page.Write(Sample.Of(Sample.Markdown("# T")), path);
        Assert.EndsWith("</html>\n", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }
}
