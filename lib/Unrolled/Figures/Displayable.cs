using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>A picture that says itself in several ways, so that every notebook host finds one it can show.</summary>
/// <remarks>How hosts find it: <see cref="IMimeBundle"/>.</remarks>
public abstract class Displayable : IMimeBundle
{
    private readonly string _sentence;

    /// <exception cref="ArgumentException">The title is blank; the message begins with <paramref name="who"/>.</exception>
    private protected Displayable(string who, string title, string alt)
    {
        Title = Require.Text(title, who, "a title", "title: \"Loss on the adding problem\"");
        _sentence = alt?.Trim() ?? "";
    }

    /// <summary>The heading drawn above the picture.</summary>
    public string Title { get; }

    /// <summary>What a reader who cannot see the picture gets: the author's sentence, or else <see cref="Kind"/>, and then <see cref="Summary"/>.</summary>
    public string TextAlternative => Alternative(' ');

    /// <summary>One sentence saying what kind of picture this is, and of what.</summary>
    public abstract string Kind { get; }

    /// <summary>One line made from the numbers, such as "loss: 0.69 → 0.02 over 1,250 updates"; empty when there is nothing to add.</summary>
    public abstract string Summary { get; }

    /// <summary>The picture as a self-contained SVG document: no script, no network, light and dark.</summary>
    public string ToSvg() => SvgText();

    /// <summary>The SVG in a <c>figure</c> element, in whose place an interactive chart appears where the page already has plotly.js.</summary>
    public virtual string ToHtml() => $"<figure class=\"uf-figure\">{ToSvg()}</figure>";

    /// <summary>Title, sentence and summary, one to a line.</summary>
    public override string ToString() => $"{Title}\n{Alternative('\n')}";

    /// <summary>Every form of the picture by MIME type.</summary>
    public virtual IReadOnlyDictionary<string, string> ToMimeBundle() => new Dictionary<string, string>
    {
        ["image/svg+xml"] = ToSvg(),
        ["text/html"] = ToHtml(),
        ["text/plain"] = ToString(),
    };

    private protected abstract string SvgText();

    private string Alternative(char between) => (_sentence.Length > 0 ? _sentence : Kind) + (Summary.Length == 0 ? "" : between + Summary);
}
