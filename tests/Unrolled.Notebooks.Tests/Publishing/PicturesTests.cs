using System.Buffers.Binary;
using Unrolled.Notebooks.Publishing;

namespace Unrolled.Notebooks.Tests.Publishing;

public class PicturesTests
{
    /// <summary>The course's own, where Node, the packages and the font are.</summary>
    internal static Pictures Real()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Unrolled.slnx"))) at = at.Parent!;
        var folder = Path.Combine(at.FullName, "lib", "Unrolled.Notebooks", "Publishing", "node");
        Hosts.Require(Directory.Exists(Path.Combine(folder, "node_modules", "sharp")), "node_modules for pictures (npm ci --prefix lib/Unrolled.Notebooks/Publishing/node)");
        Hosts.Require(File.Exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "fonts-dejavu-core");
        return new(folder);
    }

    private static string Svg(string body, int width = 100, int height = 50) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">{body}</svg>";

    private static byte[] Draw(string svg) => Convert.FromBase64String(Assert.Single(Real().Draw([svg])));

    private static (int Width, int Height) Size(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    [Fact]
    public void A_picture_is_a_png_of_twice_the_size_and_pictures_come_in_order()
    {
        var drawn = Real().Draw([Svg("<rect width=\"9\" height=\"9\"/>"), Svg("", 30, 40)]).Select(Convert.FromBase64String).ToList();
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], drawn[0][..4]);
        Assert.Equal([(200, 100), (60, 80)], drawn.Select(Size));
        Assert.Equal(drawn[0], Draw(Svg("<rect width=\"9\" height=\"9\"/>")));
    }

    [Fact]
    public void Words_are_drawn_in_the_named_font_whatever_family_they_ask_for()
    {
        var blank = Draw(Svg(""));
        var word = Draw(Svg("<text x=\"5\" y=\"30\" font-size=\"20\" font-family=\"system-ui,sans-serif\">ŷ⟨1⟩</text>"));
        Assert.NotEqual(blank, word);
        Assert.Equal(word, Draw(Svg("<text x=\"5\" y=\"30\" font-size=\"20\" font-family=\"DejaVu Sans\">ŷ⟨1⟩</text>")));
    }

    [Fact]
    public void A_heavy_picture_is_drawn_smaller()
    {
        var random = new Random(1);
        var dots = string.Concat(Enumerable.Range(0, 3000).Select(_ => $"<circle cx=\"{random.Next(700)}\" cy=\"{random.Next(400)}\" r=\"{random.Next(1, 6)}\" fill=\"#{random.Next(1 << 24):x6}\"/>"));
        Assert.True(Size(Draw(Svg(dots, 700, 400))).Width < 1400);
    }

    [Fact]
    public void What_is_no_svg_is_an_error_and_not_an_empty_picture()
    {
        var e = Assert.Throws<NotebookException>(() => Real().Draw(["no svg"]));
        Assert.Equal(NotebookFault.NoPictures, e.Fault);
    }

    [Fact]
    public void A_scheme_is_fixed_in_the_svg_itself()
    {
        const string svg = "<style>.a{fill:#fff}@media(prefers-color-scheme:dark){.a{fill:#000}.b{fill:#111}}.c{fill:red}</style>";
        Assert.Equal("<style>.a{fill:#fff}.c{fill:red}</style>", StoredFigure.In(svg, ColourScheme.Light));
        Assert.Equal("<style>.a{fill:#fff}.a{fill:#000}.b{fill:#111}.c{fill:red}</style>", StoredFigure.In(svg, ColourScheme.Dark));
    }
}
