using AngleSharp.Html.Parser;
using Unrolled.Notebooks.Pages;

namespace Unrolled.Notebooks.Tests.Pages;

public class CodeColoursTests
{
    private const string Source = """
        #!import unrolled.csx
        /// doc
        Matrix<Real> Step(Matrix<Real> x, int n = 1_000)
        {
            var a = W * x;                       // a = W x
            return a.Map(v => Math.Tanh(v));
        }
        record Sample(string Name);
        foreach (var (name, label) in samples) Console.WriteLine($"{name,-8} <b> {label:0.00}\n");
        """;

    [Theory]
    [InlineData(Source)]
    [InlineData("int x = ;;; } ) class { \"open")]
    [InlineData("#r \"a b.dll\"\n#if X\nhidden\n#endif\n\t\r\nvar y = '\\'';")]
    [InlineData("")]
    [InlineData("var s = \"\"\"\n  raw {x}\n  \"\"\"; /* open")]
    public void KeepsEveryCharacter(string source) =>
        Assert.Equal(source, new HtmlParser().ParseDocument($"<pre>x{CodeColours.ToHtml(source.Replace("\r", ""))}</pre>").QuerySelector("pre")!.TextContent[1..].Replace("\r", ""), ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("<span class=\"k\">return</span>")]
    [InlineData("<span class=\"k\">var</span>")]
    [InlineData("<span class=\"t\">Matrix</span>")]
    [InlineData("<span class=\"t\">Sample</span>")]
    [InlineData("<span class=\"t\">Math</span>.<span class=\"m\">Tanh</span>")]
    [InlineData("<span class=\"m\">Step</span>")]
    [InlineData("<span class=\"n\">1_000</span>")]
    [InlineData("<span class=\"c\">// a = W x</span>")]
    [InlineData("<span class=\"s\"> &lt;b&gt; </span>")]
    public void Colours(string html) => Assert.Contains(html, CodeColours.ToHtml(Source));
}
