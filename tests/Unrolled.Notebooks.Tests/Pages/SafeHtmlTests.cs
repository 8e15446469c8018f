using AngleSharp.Html.Parser;
using Unrolled.Notebooks.Pages;

namespace Unrolled.Notebooks.Tests.Pages;

public class SafeHtmlTests
{
    [Theory]
    [InlineData("<b>bold</b>", "<b>bold</b>")]
    [InlineData("<td colspan=2 onclick='x()'>1</td>", "<td colspan=\"2\">1</td>")]
    [InlineData("<details><summary>Hint</summary>text</details>", "<details><summary>Hint</summary>text</details>")]
    [InlineData("a <script>alert(1)</script> b", "a  b")]
    [InlineData("<SCRIPT>alert(1)</SCRIPT >c", "c")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<a href='javascript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='java&#115;cript:alert(1)'>x</a>", "<a>x</a>")]
    [InlineData("<a href='https://example.org/?a=1&b=2'>x</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">x</a>")]
    [InlineData("</section></div>after", "after")]
    [InlineData("<div><p>open", "<div><p>open</p></div>")]
    [InlineData("1 < 2 & 3", "1 &lt; 2 &amp; 3")]
    [InlineData("&lt;script&gt;", "&lt;script&gt;")]
    [InlineData("<style>body{display:none}</style>x", "x")]
    [InlineData("<!-- <b> -->x", "x")]
    [InlineData("<p style='position:fixed'>x</p>", "<p>x</p>")]
    public void KeepsOnlyWhatIsHarmless(string html, string expected) => Assert.Equal(expected, SafeHtml.Clean(html));

    [Fact]
    public void NoNoiseGetsThrough()
    {
        var random = new Random(2);
        string[] parts = ["<", ">", "script", "/", "svg", " onload=", "'", "\"", "img", " src=x", "<b", "<!--", "-->", "javascript:", "<a href=", "&lt;", "table", "style", "\n", "x", "</", "<iframe srcdoc="];
        for (int i = 0; i < 5000; i++)
        {
            string html = string.Concat(Enumerable.Range(0, 3 + i % 15).Select(_ => parts[random.Next(parts.Length)]));
            var body = new HtmlParser().ParseDocument($"<body>{SafeHtml.Clean(html)}").Body!;
            Assert.Empty(body.QuerySelectorAll("script,svg,img,iframe,style,object,form,input"));
            Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(e => e.Attributes), a => a.Name.StartsWith("on") || a.Name is "style" or "src" or "srcdoc");
            Assert.DoesNotContain(body.QuerySelectorAll("a"), a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true);
        }
    }

    [Theory]
    [InlineData("https://a.org", true)]
    [InlineData("06-brackets.ipynb", true)]
    [InlineData("#check", true)]
    [InlineData("mailto:a@b.c", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//evil.org", false)]
    [InlineData("vbscript:x", false)]
    public void KnowsSafeLinks(string address, bool safe) => Assert.Equal(safe, SafeLink.IsSafe(address));
}
