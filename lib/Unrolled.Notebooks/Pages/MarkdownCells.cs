using System.Net;
using System.Text;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unrolled.Notebooks.Pages;

/// <summary>A heading for the table of contents; text is plain.</summary>
internal readonly record struct Heading(int Level, string Id, string Text);

/// <summary>Markdown cells as HTML: CommonMark, tables, <c>$maths$</c>, coloured C#, and the raw HTML that <see cref="SafeHtml"/> lets through.</summary>
/// <remarks>One object serves one page: it keeps heading ids unique and collects the headings.</remarks>
internal sealed class MarkdownCells(Func<string, string> link)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseAutoLinks().Build();

    private readonly HashSet<string> ids = ["top", "content"];

    /// <summary>All headings so far, in order.</summary>
    public List<Heading> Headings { get; } = [];

    /// <summary>One cell.</summary>
    public string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) Name(heading);
        foreach (var target in document.Descendants<LinkInline>()) target.Url = Address(target);
        foreach (var auto in document.Descendants<AutolinkInline>()) if (!auto.IsEmail && !SafeLink.IsSafe(auto.Url)) auto.Url = "#";
        var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var html = new SafeHtml();
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new Writer<HtmlBlock>(block => html.Write(block.Lines.ToString() + "\n")));
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Renderers.Html.Inlines.HtmlInlineRenderer>(new Writer<HtmlInline>(inline => html.Write(inline.Tag)));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new Writer<MathInline>(m => TexMaths.ToHtml(m.Content.ToString(), m.DelimiterCount > 1)));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new Writer<MathBlock>(m => TexMaths.ToHtml(m.Lines.ToString(), display: true)));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new Writer<CodeBlock>(Code));
        renderer.Render(document);
        return writer + html.Close();
    }

    private static string Code(CodeBlock block)
    {
        string text = block.Lines.ToString();
        bool coloured = block is FencedCodeBlock { Info: "csharp" or "cs" or "C#" or "c#" };
        return $"<pre class=\"code\" tabindex=\"0\"><code>{(coloured ? CodeColours.ToHtml(text) : WebUtility.HtmlEncode(text))}</code></pre>\n";
    }

    private string Address(LinkInline target)
    {
        string url = target.GetDynamicUrl?.Invoke() ?? target.Url ?? "";
        target.GetDynamicUrl = null;
        if (target.IsImage) return SafeLink.IsPicture(url) ? url : "data:,";
        return SafeLink.IsSafe(url) ? link(url) : "#";
    }

    private void Name(HeadingBlock block)
    {
        string text = Plain(block.Inline), slug = Slug(text), id = slug;
        for (int n = 2; !ids.Add(id); n++) id = $"{slug}-{n}";
        block.GetAttributes().Id = id;
        Headings.Add(new(block.Level, id, text));
    }

    /// <summary>The words of a heading, without marks.</summary>
    private static string Plain(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
            text.Append(inline switch
            {
                LiteralInline l => l.Content.ToString(),
                CodeInline c => c.Content,
                MathInline m => m.Content.ToString(),
                HtmlEntityInline e => e.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        return text.ToString();
    }

    private static string Slug(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')]).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "section" : string.Join('-', words);
    }

    private sealed class Writer<T>(Func<T, string> html) : HtmlObjectRenderer<T> where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T part) => renderer.Write(html(part));
    }
}
