using System.Net;
using System.Text;
using Unrolled.Figures;

namespace Unrolled.Cli.Gallery;

/// <summary>The contact sheet: one self-contained page without a script.</summary>
internal static class GalleryPage
{
    private const string Style = """
        body{margin:0;padding:16px;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,"DejaVu Sans",sans-serif;color:#1f2328;background:#eceff2}
        main{max-width:1500px;margin:auto}h1{font-size:24px}h2{font:600 15px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;margin:28px 0 6px}
        .pair{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}.pair>div{flex:1 1 0;min-width:min(100%,520px)}p{margin:4px 0;max-width:90ch}
        """;

    public static string Write(IReadOnlyList<Example> examples)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Figures of Unrolled</title>");
        html.Append($"<style>{Style}</style></head><body><main><h1>Figures of Unrolled</h1>");
        html.Append("<p>One example of every kind, light on the left and dark on the right. All numbers are made up; under each figure stands what a reader hears who cannot see it.</p>\n");
        foreach (var example in examples)
        {
            var picture = example.Make();
            html.Append($"<section><h2>{WebUtility.HtmlEncode(example.Call)}</h2><div class=\"pair\">{Panel(picture, dark: false)}{Panel(picture, dark: true)}</div>");
            html.Append($"<p>{WebUtility.HtmlEncode(picture.TextAlternative).Replace("\n", "<br>")}</p></section>\n");
        }
        return html.Append("</main></body></html>\n").ToString();
    }

    // A figure follows the reader's wish for light or dark; a shadow tree of its own lets each panel have its own wish.
    private static string Panel(Displayable picture, bool dark) =>
        $"<div><template shadowrootmode=\"open\">{picture.ToSvg().Replace("@media(prefers-color-scheme:dark)", dark ? "@media all" : "@media not all")}</template></div>";
}
