using System.Text;
using Unrolled.Figures;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Tests.Figures.Browser;

/// <summary>Diagrams as a real browser measures them: every word by its getBBox.</summary>
public class DiagramBrowserTests
{
    private static readonly string[] Fonts = ["\"DejaVu Sans\"", "\"Liberation Sans\",Arial"];

    private static IEnumerable<(string Name, Displayable Diagram)> Many() =>
    [
        .. Diagrams.Examples.Select(e => (e.Call, e.Diagram)),
        .. from type in CellDiagramTests.Types
           from size in new[] { (D: 1, H: 1), (D: 3, H: 4), (D: 40, H: 200) }
           from values in new[] { false, true }
           select ($"{type.Name}, D = {size.D}, H = {size.H}{(values ? ", values" : "")}", (Displayable)CellDiagramTests.Draw(type, size.D, size.H, values)),
        .. ArchitectureTests.Many().Select((d, i) => ($"{d.Title} {i}", d)),
        .. from T in new[] { 1, 3, 8 } from H in new[] { 1, 2, 12 } from V in new[] { 0, 3 } select ($"unrolled, T = {T}, H = {H}, V = {V}", (Displayable)UnrolledNetTests.WithBackward(T, 2, H, V)),
    ];

    [Fact]
    public async Task Words_keep_apart_inside_and_large_enough()
    {
        await using var browser = await Chromium.StartAsync();
        using var folder = new TemporaryFolder();
        var html = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><body>");
        foreach (var (name, diagram) in Many()) html.Append($"<div title=\"{name}\">{diagram.ToSvg().Replace("max-width:100%", "")}</div>");
        string page = Path.Combine(folder.Path, "page.html");
        await File.WriteAllTextAsync(page, html.ToString());
        await browser.OpenAsync(page);
        foreach (string font in Fonts)
        {
            string? answer = (string?)await browser.EvaluateAsync($"document.body.insertAdjacentHTML('afterbegin', '<style>.uf-svg{{font-family:{font}!important}}</style>'); {Measure}");
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(answer ?? "", @"^\d{4,} words $"), $"{font}: {answer}");
        }
    }

    // Words may touch neither each other, nor the edge of the picture, nor a node they do not stand in.
    private const string Measure = """
        (() => {
            const wrong = [], gap = 0.25;
            let words = 0;
            const meets = (a, b) => a.x + gap < b.x + b.width && b.x + gap < a.x + a.width && a.y + gap < b.y + b.height && b.y + gap < a.y + a.height;
            const holds = (a, b) => b.x >= a.x - gap && b.y >= a.y - gap && b.x + b.width <= a.x + a.width + gap && b.y + b.height <= a.y + a.height + gap;
            for (const svg of document.querySelectorAll('svg')) {
                const name = svg.parentNode.title, page = { x: 0, y: 0, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
                const boxes = [...svg.querySelectorAll('text')].map(t => ({ text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize), box: t.getBBox() }));
                const nodes = [...svg.querySelectorAll('[data-node]')].map(n => n.getBBox());
                words += boxes.length;
                boxes.forEach((a, i) => {
                    if (a.size < 11) wrong.push(`${name}: “${a.text}” is ${a.size} px small`);
                    if (!holds(page, a.box)) wrong.push(`${name}: “${a.text}” leaves the picture`);
                    for (const node of nodes) if (meets(a.box, node) && !holds(node, a.box)) wrong.push(`${name}: “${a.text}” stands across the edge of a node`);
                    for (const b of boxes.slice(i + 1)) if (meets(a.box, b.box)) wrong.push(`${name}: “${a.text}” meets “${b.text}”`);
                });
            }
            return words + ' words ' + wrong.slice(0, 30).join('\n');
        })()
        """;
}
