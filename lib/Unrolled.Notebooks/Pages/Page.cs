using System.Net;
using System.Security.Cryptography;
using System.Text;
using Unrolled.Notebooks.Pages;

namespace Unrolled.Notebooks;

/// <summary>A lesson as one HTML file that holds everything it needs: prose, coloured code, outputs, figures, its own style.</summary>
/// <remarks>
/// Its content security policy forbids all but the one style sheet (by hash) and pictures inside the file: no script, no
/// request, no form. What cells wrote is encoded or written anew from a short list of tags; figures are data of an image.
/// </remarks>
public static class Page
{
    private static readonly string Style = ReadStyle();

    /// <summary>The page of a notebook, executed or not.</summary>
    public static string Render(NotebookDocument notebook, PageOptions? options = null)
    {
        options ??= new();
        var markdown = new MarkdownCells(options.Link);
        string body = Body(notebook, markdown);
        string title = markdown.Headings.FirstOrDefault(h => h.Level == 1).Text ?? Path.GetFileNameWithoutExtension(notebook.Path) ?? "Lesson";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy()}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{Encode(title)} · Unrolled</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body id="top">
            <a class="skip" href="#content">Skip to the lesson</a>
            <header><span class="brand">Unrolled</span> <span class="course">recurrent networks, by hand, in C#</span></header>
            {Contents(markdown.Headings)}
            <main id="content" tabindex="-1">
            {body}{Neighbours(options)}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void Write(NotebookDocument notebook, string path, PageOptions? options = null) => AtomicFile.Write(path, Render(notebook, options));

    private static string Body(NotebookDocument notebook, MarkdownCells markdown)
    {
        var body = new StringBuilder();
        int number = 0, reached = notebook.CodeCells.Select((cell, i) => cell.ExecutionCount == null ? 0 : i + 1).Append(0).Max();
        foreach (var cell in notebook.Cells)
            body.Append(cell.Type switch
            {
                CellType.Code => Code(cell, ++number, reached > 0 && number > reached && !string.IsNullOrWhiteSpace(cell.Source), markdown),
                CellType.Markdown => $"<section class=\"prose{(cell.HasTag("instructor") ? " instructor" : "")}\">\n{markdown.ToHtml(cell.Source)}</section>\n",
                _ => "",
            });
        return body.ToString();
    }

    private static string Code(NotebookCell cell, int number, bool notRun, MarkdownCells markdown) => $"""
        <section class="cell{(cell.HasTag("injected-parameters") ? " injected" : "")}" aria-label="Code cell {number}">
        <span class="number" aria-hidden="true">{number}</span>
        <pre class="code" tabindex="0"><code>{CodeColours.ToHtml(cell.Source)}</code></pre>
        {(notRun ? "<p class=\"not-run\">not run</p>\n" : "")}{Outputs.ToHtml(cell.Outputs, markdown)}</section>

        """;

    private static string Contents(IEnumerable<Heading> headings)
    {
        var entries = headings.Where(h => h.Level == 2).Select(h => $"<li><a href=\"#{Encode(h.Id)}\">{Encode(h.Text)}</a></li>\n").ToList();
        return entries.Count < 2 ? "" : $"<nav class=\"contents\" aria-label=\"Contents\"><details><summary>Contents</summary>\n<ol>\n{string.Concat(entries)}</ol></details></nav>";
    }

    private static string Neighbours(PageOptions options) =>
        options is { Previous: null, Next: null } ? "" : $"<nav class=\"neighbours\" aria-label=\"Lessons\">{Neighbour("previous", options.Previous)}{Neighbour("next", options.Next)}</nav>\n";

    private static string Neighbour(string which, PageLink? link) => link switch
    {
        null => $"<span class=\"{which}\"></span>",
        { Address: { } address } => $"<a class=\"{which}\" rel=\"{(which == "next" ? "next" : "prev")}\" href=\"{Encode(address)}\"><small>{which}</small> {Encode(link.Title)}</a>",
        _ => $"<span class=\"{which}\"><small>{which}</small> {Encode(link.Title)}</span>",
    };

    private static string Policy() =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string ReadStyle()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("page.css")!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
