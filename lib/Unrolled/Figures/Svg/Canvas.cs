using System.Security.Cryptography;
using System.Text;

namespace Unrolled.Figures.Svg;

internal enum Anchor { Start, Middle, End }

/// <summary>Writes SVG elements; every text carries its own place and size, so that tests can measure it.</summary>
internal sealed class Canvas
{
    private const char IdMark = '\u0001';                    // stands for the picture's id until its content is known; XML text cannot hold it
    private readonly StringBuilder _body = new();
    private int _ids;

    /// <summary>Added to every coordinate: a row of figures is drawn on one canvas.</summary>
    public double OriginX { get; set; }

    public void Text(double x, double y, string text, double size = 12, Anchor anchor = Anchor.Start, string css = "uf-t", bool vertical = false)
    {
        string place = $"x=\"{X(x)}\" y=\"{Numbers.Px(y)}\"";
        string turn = vertical ? $" transform=\"rotate(-90 {X(x)} {Numbers.Px(y)})\"" : "";
        string side = anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        _body.Append($"<text {place} font-size=\"{Numbers.Px(size)}\"{side}{turn} class=\"{css}\">{Xml.Escape(text)}</text>");
    }

    public void Line(double x1, double y1, double x2, double y2, string css) =>
        _body.Append($"<path d=\"M{X(x1)} {Numbers.Px(y1)}L{X(x2)} {Numbers.Px(y2)}\" class=\"uf-rule {css}\"/>");

    /// <summary>A rectangle; attributes are presentation attributes such as <c>fill="#fff"</c>, the tip shows when the pointer rests on it.</summary>
    public void Rect(double x, double y, double width, double height, string css, string attributes = "", string tip = "")
    {
        _body.Append($"<rect x=\"{X(x)}\" y=\"{Numbers.Px(y)}\" width=\"{Numbers.Px(width)}\" height=\"{Numbers.Px(height)}\"");
        if (css.Length > 0) _body.Append($" class=\"{css}\"");
        if (attributes.Length > 0) _body.Append(' ').Append(attributes);
        _body.Append(tip.Length == 0 ? "/>" : $"><title>{Xml.Escape(tip)}</title></rect>");
    }

    public void Circle(double x, double y, double radius, string css) =>
        _body.Append($"<circle cx=\"{X(x)}\" cy=\"{Numbers.Px(y)}\" r=\"{Numbers.Px(radius)}\" class=\"{css}\"/>");

    /// <summary>A path whose absolute x have gone through <see cref="X"/>.</summary>
    public void Path(string data, string css, string attributes = "") =>
        _body.Append($"<path d=\"{data}\" class=\"{css}\"{(attributes.Length > 0 ? " " + attributes : "")}/>");

    /// <summary>A rectangle that runs through the colours of a scale, from the bottom up or from left to right.</summary>
    public void Gradient(double x, double y, double width, double height, ColourScale scale)
    {
        string id = $"{IdMark}-g{_ids++}";
        _body.Append($"<linearGradient id=\"{id}\" {(height > width ? "x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\"" : "x1=\"0\" x2=\"1\"")}>");
        for (int k = 0; k <= 20; k++) _body.Append($"<stop offset=\"{Numbers.Px(k / 20.0)}\" stop-color=\"{Palette.Hex(Palette.At(scale, k / 20.0))}\"/>");
        _body.Append("</linearGradient>");
        Rect(x, y, width, height, "", $"fill=\"url(#{id})\"");
    }

    /// <summary>Opens a group that shows nothing outside the rectangle.</summary>
    public void BeginClip(double x, double y, double width, double height)
    {
        string id = $"{IdMark}-c{_ids++}";
        _body.Append($"<clipPath id=\"{id}\">");
        Rect(x, y, width, height, "");
        _body.Append($"</clipPath><g clip-path=\"url(#{id})\">");
    }

    public void EndClip() => _body.Append("</g>");

    public string X(double x) => Numbers.Px(x + OriginX);

    /// <summary>The finished picture; ids begin with a hash of its content, so two different pictures in one page never share one.</summary>
    public string ToDocument(double width, double height, string title, string description)
    {
        string content = $"<title id=\"{IdMark}-t\">{Xml.Escape(title)}</title><desc id=\"{IdMark}-d\">{Xml.Escape(description)}</desc>"
            + $"<style>{StyleSheet.Text}</style><rect width=\"100%\" height=\"100%\" rx=\"6\" class=\"uf-bg\"/>{_body}";
        string id = "uf" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
        string size = $"width=\"{Numbers.Px(width)}\" height=\"{Numbers.Px(height)}\" viewBox=\"0 0 {Numbers.Px(width)} {Numbers.Px(height)}\"";
        string root = $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} class=\"uf-svg\" role=\"img\" aria-labelledby=\"{IdMark}-t {IdMark}-d\">";
        return $"{root}{content}</svg>".Replace(IdMark.ToString(), id);
    }
}
