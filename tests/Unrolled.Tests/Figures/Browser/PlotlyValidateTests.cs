using System.Text;
using Unrolled.Figures;
using Unrolled.Notebooks.Tests;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Tests.Figures.Browser;

/// <summary>plotly.js itself judges the JSON: the oldest of version 2 and the newest of 2, 3 and 4, as <c>tests/node</c> pins them.</summary>
public class PlotlyValidateTests
{
    [Theory]
    [InlineData("plotly-2-first", "2.0.0")]
    [InlineData("plotly-2-last", "2.")]
    [InlineData("plotly-3-last", "3.")]
    [InlineData("plotly-4-last", "4.")]
    public async Task Every_kind_of_chart_is_valid_and_is_drawn(string package, string version)
    {
        string script = Path.Combine(Repository.Root, "tests", "node", "node_modules", package, "plotly.min.js");
        Hosts.Require(File.Exists(script), $"{package} (run: npm ci --prefix tests/node)");
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "page.html");
        var html = new StringBuilder($"<!DOCTYPE html><meta charset=\"utf-8\"><script src=\"{new Uri(script).AbsoluteUri}\"></script><body><div id=\"chart\"></div>");
        for (int kind = 0; kind < RandomFigures.Kinds; kind++)
            for (int seed = 1; seed <= 4; seed++) html.Append($"<script type=\"application/json\" id=\"kind {kind}, seed {seed}\">{new RandomFigures(100 * kind + seed).Of(kind).ToPlotlyJson()}</script>");
        await File.WriteAllTextAsync(page, html.ToString(), TestContext.Current.CancellationToken);
        await using var browser = await Chromium.StartAsync();
        await browser.OpenAsync(page);
        Assert.StartsWith(version, (string?)await browser.EvaluateAsync("Plotly.version"));
        Assert.Equal("one is found wrong", (string?)await browser.EvaluateAsync("Plotly.validate([{type:'scatter',y:[1],nonsense:2}],{titlefont:3}).length > 0 ? 'one is found wrong' : 'nothing is found wrong'"));
        for (int kind = 0; kind < RandomFigures.Kinds; kind++)
            Assert.Equal("", (string?)await browser.EvaluateAsync($$"""
                (async () => {
                    const wrong = [];
                    for (const s of document.querySelectorAll('script[id^="kind {{kind}},"]')) {
                        const p = JSON.parse(s.textContent);
                        for (const e of Plotly.validate(p.data, p.layout) || []) wrong.push(`${s.id}: ${e.msg}`);
                        if (s.id.endsWith('seed 1')) try { await Plotly.newPlot('chart', p.data, p.layout); } catch (e) { wrong.push(`${s.id}: ${e}`); }
                    }
                    return wrong.slice(0, 10).join('\n');
                })()
                """));
    }
}
