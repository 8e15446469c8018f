using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Unrolled.Figures;

namespace Unrolled.Tests.Figures;

public class PlotlyTests
{
    private static readonly string[] Types = ["scatter", "bar", "heatmap"];

    private static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToPlotlyJson()).RootElement;

    [Fact]
    public void Random_figures_keep_to_the_schema()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            var json = Json(new RandomFigures(seed).Next());
            Assert.Equal(["data", "layout"], json.EnumerateObject().Select(p => p.Name));
            foreach (var trace in json.GetProperty("data").EnumerateArray()) Assert.Contains(trace.GetProperty("type").GetString(), Types);
            Walk(json, "");
        }
    }

    [Fact]
    public void Numbers_have_at_most_six_digits_and_none_is_NaN()
    {
        string json = Charts.Line([1.23456789, double.NaN, double.PositiveInfinity, -0.0, 1e-12, 123456789], "Title", "x", "y", "Odd numbers.").ToPlotlyJson();
        Assert.Contains("\"y\":[1.23457,null,null,0,1E-12,1.23457E+08]", json);
    }

    [Fact]
    public void Titles_are_objects_and_words_keep_their_signs()
    {
        var layout = Json(Charts.Line([1, 2], "a < b & \"c\"", "x", new Axis("time", "s"), "Rises.")).GetProperty("layout");
        Assert.Equal("a &lt; b &amp; \"c\"", layout.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("time [s]", layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Log_axes_give_ranges_and_notes_as_exponents_but_lines_as_values()
    {
        var figure = new Figure(new("Title", "x", new Axis("y") { Scale = AxisScale.Log, Range = (0.01, 100) }), [new LineTrace("", [1, 2], [1, 10])], "Rises.").WithReference(10, "ten");
        var layout = Json(figure).GetProperty("layout");
        Assert.Equal("log", layout.GetProperty("yaxis").GetProperty("type").GetString());
        Assert.Equal("[-2,2]", layout.GetProperty("yaxis").GetProperty("range").GetRawText());
        Assert.Equal(10, layout.GetProperty("shapes")[0].GetProperty("y0").GetDouble());
        Assert.Equal(1, layout.GetProperty("annotations")[0].GetProperty("y").GetDouble());
    }

    [Fact]
    public void Columns_of_the_same_name_stay_apart()
    {
        var json = Json(Charts.Heatmap(new double[,] { { 1, 2, 3 } }, "Title", "symbol", "row", "Brackets.", columns: ["(", "(", ")"]));
        Assert.Equal("[0,1,2]", json.GetProperty("data")[0].GetProperty("x").GetRawText());
        Assert.Equal(3, json.GetProperty("layout").GetProperty("xaxis").GetProperty("ticktext").GetArrayLength());
        Assert.Equal("reversed", json.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
    }

    [Fact]
    public void A_band_is_two_edges_and_a_line()
    {
        var data = Json(Charts.Band([[1, 2], [3, 4]], "Title", "x", "y", "Spread.")).GetProperty("data");
        Assert.Equal(3, data.GetArrayLength());
        Assert.Equal("tonexty", data[1].GetProperty("fill").GetString());
        Assert.StartsWith("rgba(", data[1].GetProperty("fillcolor").GetString());
        Assert.Equal("[2,3]", data[2].GetProperty("y").GetRawText());
    }

    [Fact]
    public void Words_above_points_that_would_meet_are_left_to_the_pointer()
    {
        var points = Json(Charts.Scatter([1, 1, 2], [1, 1, 2], "T", "x", "y", "", ["one", "two", "three"])).GetProperty("data")[0];
        Assert.Equal("[\"one\",\"\",\"three\"]", points.GetProperty("text").GetRawText());
        Assert.Equal("[\"one\",\"two\",\"three\"]", points.GetProperty("hovertext").GetRawText());
    }

    [Fact]
    public void Whiskers_are_distances()
    {
        var error = Json(Charts.Bars([("a", [1, 2, 6])], "Title", "cell", "score", "One.")).GetProperty("data")[0].GetProperty("error_y");
        Assert.Equal("[4]", error.GetProperty("array").GetRawText());
        Assert.Equal("[1]", error.GetProperty("arrayminus").GetRawText());
    }

    [Fact]
    public void The_readers_culture_changes_nothing()
    {
        var before = (CultureInfo.CurrentCulture, Text());
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NegativeSign, odd.NumberFormat.NumberGroupSeparator) = (",", "~", ".");
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(before.Item2, Text());
        }
        finally { CultureInfo.CurrentCulture = before.CurrentCulture; }

        static string Text()
        {
            var figures = Enumerable.Range(1, 30).Select(seed => (Displayable)new RandomFigures(seed).Next()).Append(UnrolledNetTests.Net(3, 2, 4, 2));
            return string.Concat(figures.SelectMany(f => f.ToMimeBundle().Values));
        }
    }

    private static void Walk(JsonElement e, string key)
    {
        switch (e.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var p in e.EnumerateObject())
                {
                    if (p.Name == "title") Assert.Equal(JsonValueKind.Object, p.Value.ValueKind);
                    Assert.DoesNotContain(p.Name, new[] { "titlefont", "titleside" });
                    Walk(p.Value, p.Name);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in e.EnumerateArray()) Walk(item, key);
                break;
            case JsonValueKind.String when key.EndsWith("color", StringComparison.Ordinal):
                Assert.Matches(new Regex(@"^(#[0-9a-f]{6}|rgba\(\d+,\d+,\d+,[\d.]+\))$"), e.GetString());
                break;
            case JsonValueKind.Number:
                Assert.True(double.IsFinite(e.GetDouble()));
                break;
        }
    }
}
