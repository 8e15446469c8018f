using System.Text.RegularExpressions;
using System.Xml.Linq;
using Unrolled.Figures;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

public class ShowingTests
{
    private const string Nasty = "</script><script>alert(1)</script> <!-- & \" ' \u0001 \ud800";

    private static Figure Plain(string title = "Loss on the adding problem") => Charts.Loss([.. Enumerable.Range(0, 1250).Select(i => 0.69 - i * 0.67 / 1249)], title, "The loss falls to almost nothing.");

    public static TheoryData<string> Kinds => ["figure", "row", "net", "cell", "architecture", "panel"];

    private static Displayable Make(string kind, string title) => kind switch
    {
        "figure" => Charts.Bars([title], [(title, [1.0]), ("b", [2.0])], title, title, title, title).WithReference(1, title),
        "cell" => Diagrams.Cell("h = tanh(W x + U h' + b)", 2, 3, title, title, new(new Dictionary<string, double> { ["h"] = 1 }, title)),
        "architecture" => Diagrams.Architecture(SequenceForm.EncoderDecoder, 3, 4, 2, 5, 6, title, title),
        "panel" => Diagrams.Architectures(3, 4, 2, 5, 6, title, title),
        "row" => Charts.Row(Plain(title), Charts.Heatmap(new double[,] { { 1 } }, title, title, title, title, title, [title], [title])),
        _ => Charts.Unrolled([[1.0]], [[0.0], [1.0]], [[1.0]], title, title, [title], title, title, title),
    };

    [Fact]
    public void Text_alternative_is_the_authors_sentence_and_a_line_of_numbers()
    {
        Assert.Equal("The loss falls to almost nothing. loss: 0.69 → 0.02 over 1,250 updates.", Plain().TextAlternative);
        Assert.Equal("Loss on the adding problem\nThe loss falls to almost nothing.\nloss: 0.69 → 0.02 over 1,250 updates.", Plain().ToString());
    }

    [Fact]
    public void Summaries_tell_each_kind_of_chart()
    {
        Assert.Equal("y: 4 → 6 for x 2 to 3.", Charts.Line([2, 3], [4, 6], "T", "x", "y", "A.").Summary);
        Assert.Equal("y: 4 at x 2.", Charts.Line([2], [4], "T", "x", "y", "A.").Summary);
        Assert.Equal("y: no finite values.", Charts.Line([double.NaN], "T", "x", "y", "A.").Summary);
        Assert.Equal("score: a (1), b (0.25).", Charts.Bars([("a", 1), ("b", 0.25)], "T", "cell", "score", "A.").Summary);
        Assert.Equal("value: 1 × 3 values from 0.1 to 1.", Charts.Heatmap(new[,] { { 0, 0.1, 1 } }, "T", "x", "y", "A.", log: true).Summary);
        Assert.Equal("value: 1 × 2 values from −3 to 5×10⁻⁷.", Charts.Heatmap(new[,] { { -3, 5e-7 } }, "T", "x", "y", "A.").Summary);
    }

    [Fact]
    public void Without_a_sentence_a_picture_says_what_it_is()
    {
        Assert.Equal("Curve of loss [nats] against update. loss: 2 → 1 over 2 updates; chance, to compare with: 1.5.",
            Charts.Loss([2, 1], "T", y: new Axis("loss", "nats")).WithReference(1.5, "chance").TextAlternative);
        Assert.Equal("T\nCurves of loss against update.\na: 1 at update 1; b: 2 at update 1.", Charts.Loss([("a", [1.0]), ("b", [2.0])], "T").ToString());
        Assert.StartsWith("Points of y against x. ", Charts.Scatter([1, 2], [3, 4], "T", "x", "y").TextAlternative);
        Assert.StartsWith("Bars of score for each cell. ", Charts.Bars([("a", 1)], "T", "cell", "score").TextAlternative);
        Assert.Equal("Heat map of accuracy: rows are kind, columns length [symbols]. accuracy: 2 × 2 values from 0 to 1, means of rows: near (0.75), far (0).",
            Charts.Heatmap(new[,] { { 1, 0.5 }, { 0, double.NaN } }, "T", new Axis("length", "symbols"), "kind", name: "accuracy", rows: ["near", "far"]).TextAlternative);
        Assert.StartsWith("A net unrolled in time: every step reads 1 values and hands 2 on to the next; its outputs have 3. ", Charts.Unrolled([[1.0]], [[0.0, 0], [1.0, 0]], [[1.0, 2, 3]], "T").TextAlternative);
        Assert.Equal("a: Curve of loss against update. loss: 1 at update 1.", Charts.Row(Charts.Loss([1.0], "a")).TextAlternative);
    }

    [Fact]
    public void A_figures_bundle_has_four_forms_a_diagrams_three()
    {
        Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain"], Plain().ToMimeBundle().Keys.Order());
        Assert.Equal(["image/svg+xml", "text/html", "text/plain"], Make("net", "T").ToMimeBundle().Keys.Order());
        Assert.Equal(Plain().ToPlotlyJson(), Plain().ToMimeBundle()["application/vnd.plotly.v1+json"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hostile_words_stay_words(string kind)
    {
        var picture = Make(kind, Nasty);
        var svg = XDocument.Parse(picture.ToSvg());
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
        Assert.Contains("</script><script>alert(1)</script> <!-- & \" ' ", svg.Root!.Value);
        Assert.Equal(kind == "figure" ? 2 : 0, Regex.Count(picture.ToHtml(), "<script"));
        Assert.Equal(kind == "figure" ? 2 : 0, Regex.Count(picture.ToHtml(), "</script"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_fetched_and_no_style_attribute_needs_to_be_allowed(string kind)
    {
        string html = Make(kind, "T").ToHtml();
        Assert.Equal(["http://www.w3.org/2000/svg"], Regex.Matches(html, "https?://[^\"' ]+").Select(m => m.Value).Distinct());
        Assert.DoesNotMatch("\\sstyle=|\\ssrc=|\\shref=|@import|\\son[a-z]+=", html);
        Assert.DoesNotContain("require", html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_picture_names_itself_to_a_screen_reader(string kind)
    {
        var picture = Make(kind, "A title");
        var root = XDocument.Parse(picture.ToSvg()).Root!;
        Assert.Equal("img", root.Attribute("role")!.Value);
        var named = root.Attribute("aria-labelledby")!.Value.Split(' ').Select(id => root.Elements().Single(e => e.Attribute("id")?.Value == id).Value);
        Assert.Equal([picture.Title, picture.TextAlternative.Replace('\n', ' ')], named);
    }

    [Fact]
    public void Ids_differ_between_pictures_and_repeat_for_the_same()
    {
        static HashSet<string> Ids(Displayable d) => [.. XDocument.Parse(d.ToSvg()).Descendants().Attributes("id").Select(a => a.Value)];
        var all = Kinds.SelectMany(k => new[] { Make(k.Data, "T"), Make(k.Data, "U") }).Select(Ids).ToList();
        Assert.Equal(all.Sum(ids => ids.Count), all.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(Ids(Make("net", "T")), Ids(Make("net", "T")));
        string svg = Plain().ToSvg();
        Assert.All(Regex.Matches(svg, @"url\(#([^)]+)\)").Select(m => m.Groups[1].Value), id => Assert.Contains($"id=\"{id}\"", svg));
    }

    [Fact]
    public void All_pictures_share_one_style_text_for_light_and_dark()
    {
        var styles = Kinds.Select(k => XDocument.Parse(Make(k.Data, "T").ToSvg()).Descendants().Single(e => e.Name.LocalName == "style").Value).Distinct().ToList();
        Assert.Contains("@media(prefers-color-scheme:dark)", Assert.Single(styles));
        Assert.All(Regex.Matches(styles[0], @"\.([a-z]+)-").Select(m => m.Groups[1].Value), prefix => Assert.Equal("uf", prefix));
    }

    [Fact]
    public void The_same_call_gives_the_same_text()
    {
        for (int seed = 1; seed <= 20; seed++)
            Assert.Equal(new RandomFigures(seed).Next().ToMimeBundle(), new RandomFigures(seed).Next().ToMimeBundle());
    }

    [Theory]
    [InlineData("#ffffff", false)]
    [InlineData("#14181d", true)]
    public void Series_colours_stand_out_from_the_page(string ground, bool dark)
    {
        foreach (string colour in dark ? Palette.Dark : Palette.Light)
        {
            double a = Luminance(colour), b = Luminance(ground);
            Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 3, $"{colour} on {ground}");
        }

        static double Luminance(string hex)
        {
            double[] c = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(hex.Substring(1 + 2 * i, 2), 16) / 255.0).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
            return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        }
    }

    [Theory]
    [InlineData(typeof(Figure))]
    [InlineData(typeof(FigureRow))]
    [InlineData(typeof(UnrolledNet))]
    [InlineData(typeof(CellDiagram))]
    [InlineData(typeof(Architecture))]
    [InlineData(typeof(ArchitecturePanel))]
    public void NET_Interactive_finds_formatters_by_name_alone(Type type)
    {
        var picture = type == typeof(Figure) ? Plain() : Kinds.Select(k => Make(k.Data, "T")).First(d => d.GetType() == type);
        object attribute = type.GetCustomAttributes(false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Equal(["text/html", "text/plain"], (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!);
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        object source = Activator.CreateInstance(sourceType)!;
        var shown = new Dictionary<string, string>();
        foreach (object formatter in (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!)
        {
            var text = new StringWriter();
            bool done = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [picture, text])!;
            if (done) shown[(string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!] = text.ToString();
        }
        Assert.Equal(picture.ToMimeBundle().OrderBy(p => p.Key), shown.OrderBy(p => p.Key));
    }
}
