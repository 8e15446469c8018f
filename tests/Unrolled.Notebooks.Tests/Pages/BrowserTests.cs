namespace Unrolled.Notebooks.Tests.Pages;

/// <summary>A page in a real browser without a network.</summary>
public class BrowserTests
{
    private const string Bad = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 1\"><iframe srcdoc=\"<script>parent.hacked=1</script>\"></iframe>";

    private static string WritePage()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "03.html");
        Page.Write(Sample.Of(
            Sample.Markdown("# A lesson\n\n## One\n\nState $h_t$:\n\n$$\n\\begin{aligned} a &= W x \\\\ h &= \\tanh(a) \\end{aligned}\n$$\n\n## Two\n\n" + Bad),
            Sample.Code("var loss = 1; // a long line of code that should scroll inside its box and never widen the page itself, whatever the width of the window",
                Sample.Display("image/svg+xml", Sample.Svg, "The loss falls."), Sample.Display("text/html", Bad), Sample.Stream(Bad))), path);
        return path;
    }

    [Fact]
    public async Task ShowsFiguresAndMathsWithoutARequestOrAnError()
    {
        await using var browser = await Chromium.StartAsync();
        await browser.OpenAsync(WritePage());
        Assert.Equal(1, (int?)await browser.EvaluateAsync("document.styleSheets.length"));
        Assert.Equal(640, (int?)await browser.EvaluateAsync("document.querySelector('figure img').naturalWidth"));
        Assert.InRange((double?)await browser.EvaluateAsync("document.querySelector('figure img').getBoundingClientRect().width") ?? 0, 300, 700);
        Assert.InRange((double?)await browser.EvaluateAsync("document.querySelector('math[display]').getBoundingClientRect().height") ?? 0, 35, 150);
        Assert.Null(await browser.EvaluateAsync("window.hacked"));
        Assert.DoesNotContain(browser.Events, e => (string?)e["method"] is "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Page.javascriptDialogOpening");
        Assert.DoesNotContain(browser.Events, e => (string?)e["method"] == "Network.requestWillBeSent" && !new Uri((string)e["params"]!["request"]!["url"]!).Scheme.Equals("file") && !((string)e["params"]!["request"]!["url"]!).StartsWith("data:"));
    }

    [Fact]
    public async Task HasALightAndADarkForm()
    {
        await using var browser = await Chromium.StartAsync();
        await browser.OpenAsync(WritePage());
        const string contrast = """
            (() => { const lum = c => { const [r, g, b] = c.match(/\d+/g).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const style = getComputedStyle(document.body), [a, b] = [lum(style.color), lum(style.backgroundColor)];
              return (a > b ? 1 : -1) * (Math.max(a, b) + .05) / (Math.min(a, b) + .05); })()
            """;
        await browser.SchemeAsync("light");
        Assert.InRange((double?)await browser.EvaluateAsync(contrast) ?? 0, -21, -7);        // dark text on light paper
        await browser.SchemeAsync("dark");
        Assert.InRange((double?)await browser.EvaluateAsync(contrast) ?? 0, 7, 21);
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1280, true)]
    public async Task ContentsAreOpenWhereThereIsRoomBesideTheLesson(int width, bool open)
    {
        await using var browser = await Chromium.StartAsync();
        await browser.WidthAsync(width);
        await browser.OpenAsync(WritePage());
        Assert.Equal(open, (bool?)await browser.EvaluateAsync("document.querySelector('.contents a').checkVisibility({ contentVisibilityAuto: true })"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task NeverScrollsSideways(int width)
    {
        await using var browser = await Chromium.StartAsync();
        await browser.WidthAsync(width);
        await browser.OpenAsync(WritePage());
        Assert.Equal((int?)await browser.EvaluateAsync("document.documentElement.clientWidth"), (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
    }
}
