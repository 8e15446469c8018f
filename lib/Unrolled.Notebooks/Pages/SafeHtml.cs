using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Pages;

/// <summary>Writes foreign HTML anew, from a short list of harmless tags; the original text is never copied.</summary>
/// <remarks>
/// Text is decoded and encoded again. A tag on the list is written by its name, with the listed attributes whose values are
/// plain words; every other tag is dropped, and script, style and the like with all they hold. Closing tags are written only
/// for tags that are open, and <see cref="Close"/> closes the rest, so a fragment cannot break out of the element around it.
/// </remarks>
internal sealed partial class SafeHtml
{
    private static readonly FrozenSet<string> Tags = FrozenSet.ToFrozenSet([
        "a", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h3", "h4", "h5", "h6", "hr", "i", "kbd", "li",
        "mark", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul"]);

    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(["br", "hr"]);
    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(["class", "colspan", "rowspan", "scope", "open", "title"]);
    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "textarea"]);

    private readonly Stack<string> open = new();
    private string? silent;

    /// <summary>A whole fragment, with every tag closed.</summary>
    public static string Clean(string html)
    {
        var safe = new SafeHtml();
        return safe.Write(html) + safe.Close();
    }

    /// <summary>The next piece of a fragment: tags may stay open until a later piece.</summary>
    public string Write(string html)
    {
        var clean = new StringBuilder();
        int from = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            Append(clean, html[from..tag.Index]);
            from = tag.Index + tag.Length;
            string name = tag.Groups["name"].Value.ToLowerInvariant();
            if (name != "") Append(clean, name, closing: tag.Groups["close"].Length > 0, tag.Groups["rest"].Value);
        }
        Append(clean, html[from..]);
        return clean.ToString();
    }

    /// <summary>The closing tags still owed.</summary>
    public string Close() => string.Concat(open.Select(name => $"</{name}>"));

    private void Append(StringBuilder clean, string text)
    {
        if (silent == null) clean.Append(WebUtility.HtmlEncode(WebUtility.HtmlDecode(text)));
    }

    private void Append(StringBuilder clean, string name, bool closing, string attributes)
    {
        if (silent != null) { if (closing && name == silent) silent = null; }
        else if (Silent.Contains(name)) silent = closing || attributes.EndsWith('/') ? null : name;
        else if (!Tags.Contains(name)) return;
        else if (!closing) Open(clean, name, attributes);
        else if (open.Contains(name))
            while (true)
            {
                string last = open.Pop();
                clean.Append($"</{last}>");
                if (last == name) break;
            }
    }

    private void Open(StringBuilder clean, string name, string attributes)
    {
        clean.Append('<').Append(name);
        foreach (Match a in Attribute().Matches(attributes))
        {
            string key = a.Groups["key"].Value.ToLowerInvariant(), value = WebUtility.HtmlDecode(a.Groups["value"].Value.Trim('"', '\''));
            if (Attributes.Contains(key)) clean.Append($" {key}=\"{WebUtility.HtmlEncode(value)}\"");
            else if (key == "href" && name == "a" && SafeLink.IsSafe(value)) clean.Append($" href=\"{WebUtility.HtmlEncode(value)}\"");
        }
        clean.Append('>');
        if (!Void.Contains(name)) open.Push(name);
    }

    [GeneratedRegex("""<!--.*?(-->|$)|<[!?][^>]*>|<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<key>[a-zA-Z-]+)(?:\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")]
    private static partial Regex Attribute();
}
