using System.Xml.Linq;
using Unrolled.Figures;

namespace Unrolled.Tests.Figures;

public class DrawingTests
{
    [Fact]
    public void Words_never_overlap_or_leave_the_picture()
    {
        for (int seed = 1; seed <= 60 * RandomFigures.Kinds; seed++)
        {
            var figure = new RandomFigures(seed).Of((seed - 1) / 60);
            try { new SvgProbe(figure).AssertLegible(); }
            catch (Exception e) { throw new InvalidOperationException($"Random figure {seed}: {e.Message}", e); }
        }
    }

    [Fact]
    public void Rows_of_figures_stay_legible()
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var random = new RandomFigures(seed);
            new SvgProbe(Charts.Row(random.Next(), random.Next())).AssertLegible();
        }
    }

    [Fact]
    public void Coordinates_are_finite_whatever_the_data()
    {
        for (int seed = 401; seed <= 480; seed++)
        {
            string svg = new RandomFigures(seed).Next().ToSvg();
            int body = svg.IndexOf("</style>", StringComparison.Ordinal);
            foreach (var attribute in XDocument.Parse(svg).Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "y" or "width" or "height" or "cx" or "cy" or "d"))
                Assert.DoesNotMatch("NaN|∞|Infinity|E[+-]", attribute.Value);
            Assert.True(body > 0);
        }
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { 3.0, 3.0, 3.0 })]
    [InlineData(new[] { 1e300, -1e300 })]
    [InlineData(new[] { double.MaxValue, -double.MaxValue })]
    [InlineData(new[] { 5e-324, 1e-320 })]
    [InlineData(new[] { 1.0, 1.0000000000000002 })]
    [InlineData(new[] { 1e-9, 2e-9, double.PositiveInfinity })]
    public void Degenerate_data_still_make_a_picture_with_ticks(double[] values)
    {
        foreach (bool log in new[] { false, true })
        {
            var probe = new SvgProbe(Charts.Loss(values, "Title", "Says something.", log: log));
            probe.AssertLegible();
            Assert.True(probe.Words.Count >= 5, "title, two axis names and at least one tick on each axis");
        }
    }

    [Fact]
    public void A_line_breaks_at_NaN_and_a_single_point_is_a_dot()
    {
        var probe = new SvgProbe(Charts.Line([1, 2, double.NaN, 4, double.NaN, 1, 2], "Title", "x", "y", "Broken."));
        string path = Assert.Single(probe.All("path"), p => p.Attribute("class")!.Value.StartsWith("uf-line", StringComparison.Ordinal)).Attribute("d")!.Value;
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Single(probe.All("circle"));
    }

    [Fact]
    public void Line_passes_through_its_points_on_both_kinds_of_axis()
    {
        foreach (bool log in new[] { false, true })
        {
            var probe = new SvgProbe(Charts.Loss([1, 10, 100], "Title", "Rises.", log: log));
            var points = probe.All("path").First(p => p.Attribute("class")!.Value.StartsWith("uf-line", StringComparison.Ordinal)).Attribute("d")!.Value[1..].Split('L')
                .Select(p => p.Split(' ').Select(SvgProbe.Number).ToArray()).ToArray();
            Assert.Equal(points[1][0] - points[0][0], points[2][0] - points[1][0], 0.2);
            double first = points[0][1] - points[1][1], second = points[1][1] - points[2][1];
            Assert.Equal(log ? 1 : 10, second / first, 0.05);
        }
    }

    [Fact]
    public void A_chart_without_values_says_so()
    {
        Assert.NotNull(new SvgProbe(Charts.Loss([double.NaN], "Title", "Nothing.")).Find("nothing to draw: no finite values"));
        Assert.NotNull(new SvgProbe(Charts.Loss([0, -1], "Title", "Nothing.", log: true)).Find("nothing to draw: no positive, finite values"));
    }

    [Fact]
    public void Counted_things_have_no_half_ticks()
    {
        var probe = new SvgProbe(Charts.Loss([3, 2, 1], "Title", "Falls."));
        Assert.Equal(["1", "2", "3"], probe.Words.Where(w => w.Box.Top > probe.Height - 50).Select(w => w.Text).Where(t => t != "update"));
    }

    [Fact]
    public void Log_axis_is_marked_in_powers_of_ten()
    {
        var probe = new SvgProbe(Charts.Loss([1e-3, 1e-2, 1e-1, 1], "Title", "Rises.", log: true));
        Assert.All(new[] { "10⁻³", "10⁻²", "10⁻¹", "10⁰" }, label => Assert.NotNull(probe.Find(label)));
    }

    [Fact]
    public void Smoothing_keeps_the_raw_curve_pale_behind()
    {
        var figure = Charts.Loss([1, 3, 1, 3, 1, 3], "Title", "Flat.", smooth: 2);
        Assert.Equal(2, figure.Traces.Count);
        var (raw, smooth) = ((LineTrace)figure.Traces[0], (LineTrace)figure.Traces[1]);
        Assert.True(raw.Faint && !smooth.Faint);
        Assert.Equal([2, 2, 2, 2, 2, 3], smooth.Y);
        Assert.Equal(raw.Colour, smooth.Colour);
    }

    [Fact]
    public void Band_is_median_between_least_and_greatest()
    {
        var line = (LineTrace)Charts.Band([[1, 9], [2, 7], [6, 8]], "Title", "x", "y", "Spread.").Traces[0];
        Assert.Equal([2, 8], line.Y);
        Assert.Equal([1, 7], line.Low!);
        Assert.Equal([6, 9], line.High!);
    }

    [Fact]
    public void A_band_of_quartiles_leaves_out_the_outer_quarters_and_says_so()
    {
        var figure = Charts.Band([[1.0], [2], [3], [4], [50]], "Title", "x", "y", "Spread.", edges: BandEdges.Quartiles);
        var line = (LineTrace)figure.Traces[0];
        Assert.Equal((2, 3, 4), (line.Low![0], line.Y[0], line.High![0]));
        Assert.Contains("Line: median of 5 runs. Band: the middle half of them.", figure.TextAlternative);
        Assert.True(double.IsNaN(((LineTrace)Charts.Band([[1.0], [double.NaN]], "Title", "x", "y", "Spread.").Traces[0]).Y[0]));
    }

    [Fact]
    public void Bars_over_seeds_stand_at_the_median_with_a_dot_for_each()
    {
        var figure = Charts.Bars([("a", [1, 2, 30]), ("b", [4, double.NaN, 6])], "Title", "cell", "score", "Two.");
        var bars = (BarTrace)figure.Traces[0];
        Assert.Equal([2, 5], bars.Values);
        Assert.Equal([1, 4], bars.Low!);
        Assert.Equal([30, 6], bars.High!);
        Assert.Equal(5, new SvgProbe(figure).All("circle").Count());
    }

    [Fact]
    public void Long_curves_keep_their_ends_their_extremes_and_their_gaps()
    {
        double[] y = [.. Enumerable.Range(0, 40_000).Select(i => i == 23_456 ? 7 : i == 12_345 ? double.NaN : Math.Sin(i / 1000.0))];
        var thin = Decimation.Thin(new LineTrace("", [.. y.Select((_, i) => (double)i)], y));
        Assert.InRange(thin.X.Count, 500, 1100);
        Assert.Equal((0, 39_999, 7), (thin.X[0], thin.X[^1], thin.Y.Where(double.IsFinite).Max()));
        Assert.Contains(double.NaN, thin.Y);
        Assert.Equal(thin.X.Order(), thin.X);
    }

    [Fact]
    public void Many_seeds_of_a_long_band_keep_its_envelope()
    {
        double[] run = [.. Enumerable.Range(0, 5000).Select(i => i == 777 ? 9.0 : 0)];
        var thin = Decimation.Thin((LineTrace)Charts.Band([run, new double[5000]], "Title", "x", "y", "Spike.").Traces[0]);
        Assert.Equal(9, thin.High!.Max());
        Assert.Equal(500, thin.X.Count);
    }
}
