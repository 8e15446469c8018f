using System.Net;

namespace Unrolled.Showing;

/// <summary>Something a lesson shows: HTML where the host can, plain text everywhere.</summary>
/// <param name="text">The whole content as plain text.</param>
/// <param name="html">The same content as an HTML fragment; whatever a learner wrote must be escaped in it.</param>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public class Shown(string text, string html) : IMimeBundle
{
    /// <summary>Plain text, shown in a fixed-width block.</summary>
    public Shown(string text) : this(text, $"<pre>{Escape(text)}</pre>") { }

    /// <summary>The content by MIME type, richest first: the convention by which notebook hosts show it.</summary>
    public virtual IReadOnlyDictionary<string, string> ToMimeBundle() =>
        new Dictionary<string, string> { ["text/html"] = html, ["text/plain"] = text };

    /// <summary>The content as an HTML fragment.</summary>
    public string ToHtml() => html;

    /// <summary>The content as plain text.</summary>
    public override string ToString() => text;

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);
}
