using System.Text.Json.Nodes;
using Unrolled.Notebooks.Publishing;

namespace Unrolled.Notebooks.Tests.Publishing;

public class StoredChartTests
{
    private static readonly double[] Noise = [.. Enumerable.Range(0, 5000).Select(i => Math.Sin(i * 0.37) + (i == 3210 ? 40 : i == 1234 ? -40 : 0))];

    private static JsonNode Chart(IEnumerable<double> x, IEnumerable<double?> y, string layout = "{}")
    {
        var trace = new JsonObject { ["type"] = "scatter", ["mode"] = "lines", ["x"] = Numbers(x.Select(v => (double?)v)), ["y"] = Numbers(y) };
        trace["text"] = new JsonArray([.. x.Select((_, i) => (JsonNode)$"point {i}")]);
        return new JsonObject { ["data"] = new JsonArray(trace), ["layout"] = JsonNode.Parse(layout) };
    }

    private static JsonArray Numbers(IEnumerable<double?> values) => new([.. values.Select(v => v is null ? null : JsonValue.Create(v.Value))]);

    private static IEnumerable<double> Count(int n) => Enumerable.Range(1, n).Select(i => (double)i);

    private static JsonArray Of(JsonNode chart, string key) => chart["data"]![0]![key]!.AsArray();

    [Fact]
    public void A_long_line_keeps_its_ends_and_the_extremes_of_every_column_and_no_more_points_than_there_is_room_for()
    {
        var thin = StoredChart.Of(Chart(Count(5000), Noise.Select(v => (double?)v)));
        double[] x = [.. Of(thin, "x").Select(v => (double)v!)], y = [.. Of(thin, "y").Select(v => (double)v!)];
        Assert.InRange(x.Length, 500, 642);                     // 720 − 80 pixels, columns of 2, two values in each, and the ends
        Assert.Equal((1, 5000), (x[0], x[^1]));
        Assert.Equal(x.Order(), x);
        Assert.Equal((3211, 1235), (x[Array.IndexOf(y, y.Max())], x[Array.IndexOf(y, y.Min())]));
        Assert.Equal(x.Select(v => $"point {v - 1}"), Of(thin, "text").Select(v => (string)v!));
    }

    [Fact]
    public void The_figure_decides_how_many_columns_there_are()
    {
        var wide = StoredChart.Of(Chart(Count(5000), Noise.Select(v => (double?)v), """{"width": 1680}"""));
        Assert.InRange(Of(wide, "x").Count, 1300, 1602);
    }

    [Fact]
    public void A_logarithmic_axis_has_columns_of_equal_ratios()
    {
        var chart = Chart(Count(5000), Noise.Select(v => (double?)v), """{"xaxis": {"type": "log"}}""");
        double[] x = [.. Of(StoredChart.Of(chart), "x").Select(v => (double)v!)];
        Assert.Equal(Count(20), x.Take(20));                    // far apart there, so all of them stay
        Assert.InRange(x.Length, 100, 642);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        var thin = StoredChart.Of(Chart(Count(5000), Noise.Select((v, i) => i is >= 2000 and < 2100 ? null : (double?)v)));
        Assert.Contains(null, Of(thin, "y"));
    }

    [Fact]
    public void A_short_line_and_one_that_turns_back_keep_every_point()
    {
        Assert.Equal(640, Of(StoredChart.Of(Chart(Count(640), Noise.Take(640).Select(v => (double?)v))), "x").Count);
        var loop = Chart(Enumerable.Range(0, 5000).Select(i => Math.Cos(i * 0.01)), Noise.Select(v => (double?)v));
        Assert.Equal(5000, Of(StoredChart.Of(loop), "x").Count);
    }

    [Theory]
    [InlineData("[0.123456, 1234.56, -9.87654e-7]", "[0.12346,1234.6,-9.8765e-07]")]
    [InlineData("[123456, 7, null]", "[123456,7,null]")]
    [InlineData("[1000.12, 1000.13]", "[1000.12,1000.13]")]
    [InlineData("[[0.111111, 2], [3, 4]]", "[[0.11111,2],[3,4]]")]
    public void Numbers_keep_five_digits_unless_they_lie_close_together(string z, string stored)
    {
        var chart = JsonNode.Parse($$$"""{"data": [{"type": "heatmap", "z": {{{z}}}}], "layout": {"height": 123.456789}}""")!;
        var thin = StoredChart.Of(chart);
        Assert.Equal(stored, thin["data"]![0]!["z"]!.ToJsonString());
        Assert.Equal(123.456789, (double)thin["layout"]!["height"]!);
    }
}
