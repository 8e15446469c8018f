using System.Xml.Linq;
using Unrolled.Notebooks.Pages;

namespace Unrolled.Notebooks.Tests.Pages;

public class TexMathsTests
{
    [Theory]
    [InlineData("x_t", "<msub><mi>x</mi><mi>t</mi></msub>")]
    [InlineData("x_t^2", "<msubsup><mi>x</mi><mi>t</mi><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData("x^12", "<msup><mi>x</mi><mrow><mn>1</mn></mrow></msup><mn>2</mn>")]
    [InlineData("1.5", "<mn>1.5</mn>")]
    [InlineData("h'", "<mrow><mi>h</mi><mo lspace=\"0\" rspace=\"0\">′</mo></mrow>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"a \odot b", "<mi>a</mi><mo>⊙</mo><mi>b</mi>")]
    [InlineData(@"\hat{y}", "<mover accent=\"true\"><mrow><mi>y</mi></mrow><mo>^</mo></mover>")]
    [InlineData(@"\text{if } x", "<mtext>if&#160;</mtext><mi>x</mi>")]
    [InlineData(@"\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>")]
    [InlineData(@"\lVert g \rVert", "<mo stretchy=\"false\">‖</mo><mi>g</mi><mo stretchy=\"false\">‖</mo>")]
    [InlineData("a - b", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    [InlineData("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData(@"\sum_{t=1}^T", "<munderover><mo movablelimits=\"true\">∑</mo><mrow><mi>t</mi><mo>=</mo><mn>1</mn></mrow><mrow><mi>T</mi></mrow></munderover>")]
    public void WritesMathMl(string tex, string expected) =>
        Assert.Equal($"<math><mrow>{expected}</mrow></math>", TexMaths.ToHtml(tex, display: false).Replace("\u00a0", "&#160;"));

    [Theory]
    [InlineData(@"\begin{aligned} a &= W x \\ h &= \tanh(a) \end{aligned}", "<mtr>", 2)]
    [InlineData(@"a &= b \\ c &= d", "<mtr>", 2)]
    [InlineData(@"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "<mtd>", 4)]
    [InlineData(@"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}", "<mtd>", 4)]
    [InlineData(@"\delta_t = \left(1 - h_t \odot h_t\right) \odot \left(V^\top(\hat{y}_t - y_t)\right)", "fence=\"true\"", 4)]
    [InlineData(@"\underbrace{a+b}_{n} \sqrt{x^2+1} \sqrt[3]{x} \binom{n}{k}", "<munder>", 2)]
    [InlineData(@"\frac{\partial \mathcal{L}}{\partial U} = \sum_{t} \delta_t h_{t-1}^\top", "<mfrac>", 1)]
    public void WritesWellFormedStructures(string tex, string part, int count)
    {
        string html = TexMaths.ToHtml(tex, display: true);
        Assert.StartsWith("<math display=\"block\">", html);
        XElement.Parse(html);
        Assert.Equal(count, html.Split(part).Length - 1);
    }

    [Theory]
    [InlineData(@"\unknown{x}")]
    [InlineData(@"\frac{a}")]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData(@"\begin{aligned} a")]
    [InlineData(@"\begin{tikz} a \end{tikz}")]
    [InlineData(@"\left( a")]
    [InlineData("x_a_b")]
    [InlineData(@"\")]
    [InlineData(@"\text{a")]
    [InlineData("<script>\\bad</script>")]
    public void ShowsTheSourceOfWhatItDoesNotKnow(string tex) =>
        Assert.Equal($"<code class=\"tex\">{System.Net.WebUtility.HtmlEncode(tex)}</code>", TexMaths.ToHtml(tex, display: false));

    [Fact]
    public void SurvivesDeepNesting() => Assert.StartsWith("<code", TexMaths.ToHtml(new string('{', 100_000), display: false));

    [Fact]
    public void NeverFailsOnNoise()
    {
        var random = new Random(1);
        string[] parts = [.. @"\frac \sqrt \left( \right) { } _ ^ ' & \\ \begin{aligned} \end{aligned} \begin{cases} a 12 < \text{ [ ] \hat \sum \mathbf \big \operatorname".Split(' ')];
        for (int i = 0; i < 5000; i++)
        {
            string html = TexMaths.ToHtml(string.Concat(Enumerable.Range(0, 1 + i % 12).Select(_ => parts[random.Next(parts.Length)])), display: false);
            XElement.Parse(html);
        }
    }
}
