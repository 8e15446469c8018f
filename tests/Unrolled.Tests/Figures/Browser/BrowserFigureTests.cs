using System.Text;
using System.Text.Json;
using Unrolled.Figures;
using Unrolled.Figures.Svg;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Tests.Figures.Browser;

/// <summary>What a real browser makes of the pictures: widths of words as it measures them.</summary>
public class BrowserFigureTests
{
    private const int Each = 12;
    private static readonly string[] Fonts = ["", "\"Liberation Sans\",Arial,sans-serif"];         // as declared, and what stands in for Arial and Helvetica on Linux

    private static async Task<string> AskAsync(string html, string expression)
    {
        using var folder = new TemporaryFolder();
        string page = Path.Combine(folder.Path, "page.html");
        await File.WriteAllTextAsync(page, $"<!DOCTYPE html><meta charset=\"utf-8\"><body>{html}");
        await using var browser = await Chromium.StartAsync();
        await browser.OpenAsync(page);
        return (string?)await browser.EvaluateAsync(expression) ?? throw new InvalidOperationException("The page gave no answer.");
    }

    [Fact]
    public async Task The_table_of_widths_is_never_narrower_than_the_fonts()
    {
        var signs = Enumerable.Range(0x20, 0x250 - 0x20).Concat(Enumerable.Range(0x391, 0x3ca - 0x391)).Concat(Enumerable.Range(0x400, 0x60)).Where(c => c is not (>= 0x7f and < 0xa1) and not 0xad and not 0x3a2)
            .Select(c => ((char)c).ToString()).Concat("‖∂ŷ⟨⟩⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉−×→←↑↓≤≥′·…–—“”‘’⊙∈∞√Σ∇≈≠⏎␣•°ℝᵀ語".EnumerateRunes().Select(r => r.ToString())).ToArray();
        string styles = string.Concat(Fonts.Select((font, i) => font.Length > 0 ? $".f{i} text{{font-family:{font}}}" : ""));
        string pictures = string.Concat(Fonts.Select((_, i) => $"<svg class=\"uf-svg f{i}\"><style>{StyleSheet.Text}</style><text font-size=\"100\"></text><text font-size=\"100\" class=\"uf-b\"></text><text font-size=\"100\" class=\"uf-mono\"></text></svg>"));
        string answer = await AskAsync($"{pictures}<style>{styles} .uf-mono.uf-mono{{font-family:ui-monospace,\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",\"Liberation Mono\",monospace}}</style>",
            $$"""
            (() => {
                const width = (t, s) => { t.textContent = s; return t.getComputedTextLength(); };
                return JSON.stringify([...document.querySelectorAll('text')].map(t => { const bars = width(t, '||'); return {{JsonSerializer.Serialize(signs)}}.map(s => width(t, '|' + s + '|') - bars); }));
            })()
            """);
        var measured = JsonSerializer.Deserialize<double[][]>(answer)!;
        Assert.Equal(3 * Fonts.Length, measured.Length);
        for (int t = 0; t < measured.Length; t++)
            for (int i = 0; i < signs.Length; i++)
            {
                if (t % 3 == 2 && signs[i][0] is >= '\u0180' and < '\u0370') continue;                   // letters no typewriter has
                double table = t % 3 == 2 ? TextWidth.Mono(signs[i], 100) : TextWidth.Of(signs[i], 100, t % 3 == 1);
                Assert.True(table >= measured[t][i] - 0.1, $"“{signs[i]}” (U+{char.ConvertToUtf32(signs[i], 0):X4}), font {t}: {table} in the table, {measured[t][i]} in the browser.");
                if (i < 95) Assert.True(table <= 1.5 * measured[t][i] + 20, $"“{signs[i]}”, font {t}: {table} in the table is far more than {measured[t][i]} in the browser.");
            }
    }

    [Fact]
    public async Task Words_of_every_kind_of_chart_keep_apart_and_inside_as_the_browser_measures_them()
    {
        foreach (string font in Fonts)
        {
            var html = new StringBuilder(font.Length > 0 ? $"<style>.uf-svg{{font-family:{font}!important}}</style>" : "");
            for (int kind = 0; kind < RandomFigures.Kinds; kind++)
                for (int seed = 1; seed <= Each; seed++) html.Append($"<div title=\"kind {kind}, seed {seed}\">{new RandomFigures(1000 * kind + seed).Of(kind).ToSvg().Replace("max-width:100%", "")}</div>");
            string answer = await AskAsync(html.ToString(), """
                (() => {
                    const wrong = [], gap = 0.25, place = b => [b.left, b.top, b.right, b.bottom].map(v => v.toFixed(1)).join(' ');
                    let words = 0;
                    for (const svg of document.querySelectorAll('svg')) {
                        const page = svg.getBoundingClientRect(), name = svg.parentNode.title;
                        const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
                        words += boxes.length;
                        boxes.forEach(([text, a], i) => {
                            if (a.left < page.left - gap || a.right > page.right + gap || a.top < page.top - gap || a.bottom > page.bottom + gap) wrong.push(`${name}: “${text}” leaves the picture`);
                            for (const [other, b] of boxes.slice(i + 1))
                                if (a.left + gap < b.right && b.left + gap < a.right && a.top + gap < b.bottom && b.top + gap < a.bottom) wrong.push(`${name}: “${text}” (${place(a)}) meets “${other}” (${place(b)})`);
                        });
                    }
                    return words + ' words ' + wrong.slice(0, 20).join('\n');
                })()
                """);
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(answer, @"^\d{4,} words $"), $"font {font}: {answer}");
        }
    }
}
