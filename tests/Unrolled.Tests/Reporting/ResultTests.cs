using System.Text.Json;
using Unrolled.Reporting;

namespace Unrolled.Tests.Reporting;

public class ResultTests
{
    [Fact]
    public void Plain_text_is_one_line_with_the_mark()
    {
        var result = Report.Result("A2", seed: 1, ours: 0.994, published: "none", Criterion.AtLeast(0.97), measure: "easy, length ≤ 20");
        Assert.Equal("A2  easy, length ≤ 20   ours 0.994   published none   criterion ≥ 0.97  ✓", result.ToString());
        Assert.Equal(result.ToString(), result.ToMimeBundle()["text/plain"]);
    }

    [Fact]
    public void Json_has_exactly_the_agreed_members()
    {
        var result = Report.Result("A6", 1, 0.994, "none", Criterion.AtLeast(0.95), "easy, length ≤ 20");
        Assert.Equal("""{"row":"A6","measure":"easy, length ≤ 20","seed":1,"ours":0.994,"shown":"0.994","published":"none","criterion":"≥ 0.95","met":true}""",
            result.ToMimeBundle()["application/vnd.unrolled.result+json"]);
    }

    [Fact]
    public void A_missed_bar_shows_as_missed_everywhere()
    {
        var result = Report.Result("A7", 3, 0.61, 0.744, Criterion.AtLeast(0.88), "hard <20>");
        Assert.False(result.Met);
        Assert.EndsWith("published 0.744   criterion ≥ 0.88  ✗", result.ToString());
        Assert.Contains("hard &lt;20&gt;", result.ToHtml());
        Assert.Contains("missed", result.ToHtml());
        Assert.False(JsonDocument.Parse(result.ToMimeBundle()[Result.MimeType]).RootElement.GetProperty("met").GetBoolean());
    }

    [Fact]
    public void A_number_without_a_bar_is_reported_and_not_judged()
    {
        var result = Report.Result("A7", 3, 0.824, "none", Criterion.None, "length 40");
        Assert.Null(result.Met);
        Assert.EndsWith("criterion none", result.ToString());
        Assert.Contains("reported", result.ToHtml());
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(result.ToMimeBundle()[Result.MimeType]).RootElement.GetProperty("met").ValueKind);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_json_cannot_say_is_null(double ours)
    {
        var result = Report.Result("A2", 1, ours, "none", Criterion.AtMost(1));
        Assert.False(result.Met);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(result.ToMimeBundle()[Result.MimeType]).RootElement.GetProperty("ours").ValueKind);
    }

    [Theory]
    [InlineData(0.96996, "0.96996", false)]      // four digits would read 0.97 and seem to pass
    [InlineData(0.970001, "0.97", true)]
    [InlineData(0.9943217, "0.9943", true)]
    [InlineData(16796, "16796", true)]
    [InlineData(131250.5, "131300", true)]
    [InlineData(3.21e-12, "3.21e-12", false)]
    public void Digits_are_few_but_never_hide_the_answer(double ours, string text, bool met)
    {
        var result = Report.Result("X1", 1, ours, "none", Criterion.AtLeast(0.97));
        Assert.Equal(met, result.Met);
        Assert.StartsWith($"X1   ours {text}   published", result.ToString());
    }
}
