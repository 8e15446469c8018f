using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>A picture that says itself in several ways, so that every notebook host finds one it can show.</summary>
/// <remarks>How hosts find it: <see cref="IMimeBundle"/>.</remarks>
public abstract class Displayable : IMimeBundle
{
    private readonly string _sentence;

    /// <exception cref="ArgumentException">The title or the text alternative is blank; the message begins with <paramref name="who"/>.</exception>
    private protected Displayable(string who, string title, string alt)
    {
        Title = Require.Text(title, who, "a title", "title: \"Loss on the adding problem\"");
        _sentence = Require.Text(alt, $"{who} \"{Title}\"", "a text alternative: one sentence that says what the picture shows", "alt: \"The loss falls to a tenth within 300 updates.\"");
    }

    /// <summary>The heading drawn above the picture.</summary>
    public string Title { get; }

    /// <summary>The author's sentence followed by <see cref="Summary"/>: what a reader who cannot see the picture gets.</summary>
    public string TextAlternative => Summary.Length == 0 ? _sentence : $"{_sentence} {Summary}";

    /// <summary>One line made from the numbers, such as "loss: 0.69 → 0.02 over 1,250 updates"; empty when there is nothing to add.</summary>
    public abstract string Summary { get; }

    /// <summary>The picture as a self-contained SVG document: no script, no network, light and dark.</summary>
    public string ToSvg() => SvgText();

    /// <summary>The SVG in a <c>figure</c> element, in whose place an interactive chart appears where the page already has plotly.js.</summary>
    public virtual string ToHtml() => $"<figure class=\"uf-figure\">{ToSvg()}</figure>";

    /// <summary>Title, sentence and summary, one to a line.</summary>
    public override string ToString() => Summary.Length == 0 ? $"{Title}\n{_sentence}" : $"{Title}\n{_sentence}\n{Summary}";

    /// <summary>Every form of the picture by MIME type.</summary>
    public virtual IReadOnlyDictionary<string, string> ToMimeBundle() => new Dictionary<string, string>
    {
        ["image/svg+xml"] = ToSvg(),
        ["text/html"] = ToHtml(),
        ["text/plain"] = ToString(),
    };

    private protected abstract string SvgText();
}
