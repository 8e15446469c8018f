using System.Text;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Unrolled.Notebooks.Linting;

/// <summary>Reads Markdown for its words.</summary>
internal static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseAutoLinks().UsePreciseSourceLocation().Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The words of one block or of a whole cell; a formula counts as one, blocks of code as none.</summary>
    public static int Words(MarkdownObject part) => Text(part).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    /// <summary>The text without its marks; every block on a line of its own.</summary>
    public static string Text(MarkdownObject part)
    {
        var text = new StringBuilder();
        foreach (var leaf in part.Descendants<LeafBlock>().Prepend(part as LeafBlock).OfType<LeafBlock>())
        {
            if (leaf is MathBlock) text.Append("formula");
            if (leaf.Inline == null) continue;
            foreach (var inline in leaf.Inline.Descendants().OfType<Inline>()) Append(text, inline);
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Line of a block or inline in its cell, from 1.</summary>
    public static int Line(MarkdownObject part) => part.Line + 1;

    private static void Append(StringBuilder text, Inline inline) => text.Append(inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline => "formula",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => "\n",
        _ => "",
    });
}
