namespace Unrolled.Showing;

/// <summary>What says itself in several ways, so that every notebook host finds one it can show.</summary>
/// <remarks>Hosts look for <c>ToMimeBundle</c> (this project's kernel), <c>ToHtml</c> (Verso) or an attribute (.NET Interactive), each by name.</remarks>
public interface IMimeBundle
{
    /// <summary>The content by MIME type, richest first.</summary>
    IReadOnlyDictionary<string, string> ToMimeBundle();
}
