using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Unrolled.Notebooks.Publishing;

/// <summary>What an SVG says about itself.</summary>
internal static class SvgFile
{
    /// <summary>Its width in pixels, or null where it names none.</summary>
    internal static double? Width(string svg) =>
        double.TryParse(Root(svg)?.Attribute("width")?.Value.Replace("px", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var width) ? width : null;

    /// <summary>Its <c>title</c>; empty where it has none.</summary>
    internal static string Title(string svg) => Element(svg, "title");

    /// <summary>Its <c>desc</c>; empty where it has none.</summary>
    internal static string Description(string svg) => Element(svg, "desc");

    /// <summary>Its <c>title</c> and <c>desc</c>: what a reader who cannot see it gets.</summary>
    internal static string Alternative(string svg)
    {
        var (title, description) = (Title(svg), Description(svg));
        var stop = title is [] or [.., '.' or '?' or '!' or '…'] || description is [] ? "" : ".";
        return $"{title}{stop} {description}".Trim();
    }

    private static string Element(string svg, string name) => Root(svg)?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";

    private static XElement? Root(string svg)
    {
        try { return XDocument.Parse(svg).Root; }
        catch (XmlException) { return null; /* a browser may still draw it; it just says nothing here */ }
    }
}
