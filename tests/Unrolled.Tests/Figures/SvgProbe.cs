using System.Globalization;
using System.Xml.Linq;
using Unrolled.Figures;
using Unrolled.Figures.Svg;

namespace Unrolled.Tests.Figures;

/// <summary>Reads a drawn picture back and measures its words.</summary>
internal sealed class SvgProbe
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    public SvgProbe(Displayable picture)
    {
        Root = XDocument.Parse(picture.ToSvg()).Root!;
        double[] view = [.. Root.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
        (Width, Height) = (view[2], view[3]);
        Words = [.. Root.Descendants(Ns + "text").Select(Measure)];
    }

    public XElement Root { get; }

    public double Width { get; }

    public double Height { get; }

    public List<(Box Box, string Text)> Words { get; }

    public IEnumerable<XElement> All(string name) => Root.Descendants(Ns + name);

    public string? Find(string text) => Words.Select(w => w.Text).FirstOrDefault(t => t == text);

    /// <summary>Fails when words overlap, leave the picture or are too small to be read.</summary>
    public void AssertLegible()
    {
        var picture = new Box(0, 0, Width, Height);
        foreach (var word in Words)
            if (!picture.Holds(word.Box)) Assert.Fail($"“{word.Text}” at {word.Box} leaves the picture of {Width} × {Height}.");
        for (int i = 0; i < Words.Count; i++)
            for (int k = i + 1; k < Words.Count; k++)
                if (Words[i].Box.Meets(Words[k].Box)) Assert.Fail($"“{Words[i].Text}” at {Words[i].Box} meets “{Words[k].Text}” at {Words[k].Box}.");
        Assert.All(All("text"), t => Assert.True(Number(t.Attribute("font-size")!.Value) >= 11));
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (Box, string) Measure(XElement e)
    {
        double x = Number(e.Attribute("x")!.Value), y = Number(e.Attribute("y")!.Value), size = Number(e.Attribute("font-size")!.Value);
        string css = e.Attribute("class")!.Value;
        double width = css.Contains("uf-mono") ? TextWidth.Mono(e.Value, size) : TextWidth.Of(e.Value, size, css.Contains("uf-b"));
        double start = e.Attribute("text-anchor")?.Value switch { "middle" => -width / 2, "end" => -width, _ => 0 };
        bool vertical = e.Attribute("transform")?.Value == $"rotate(-90 {e.Attribute("x")!.Value} {e.Attribute("y")!.Value})";
        Assert.Equal(vertical, e.Attribute("transform") is not null);
        return (vertical ? new(x - TextWidth.Ascent * size, y - start - width, x + TextWidth.Descent * size, y - start)
            : new(x + start, y - TextWidth.Ascent * size, x + start + width, y + TextWidth.Descent * size), e.Value);
    }
}
