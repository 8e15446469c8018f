using MathNet.Numerics.LinearAlgebra;
using Unrolled.Figures;
using Unrolled.Figures.Svg;

namespace Unrolled.Tests.Figures;

public class SpecialChartTests
{
    private static List<(string Text, string Fill)> Cells(SvgProbe probe) =>
        [.. probe.All("rect").Where(r => r.Elements().Any()).Select(r => (r.Value, r.Attribute("fill")!.Value))];

    [Fact]
    public void Gradients_that_are_zero_or_infinite_end_their_curve_and_the_chart_says_so()
    {
        var figure = Charts.GradientByLag([("tanh", [1, 0.1, 0, 0]), ("linear", [1, 1e38, double.PositiveInfinity]), ("odd", [1, 0, 2])], "Title", "Some end.");
        Assert.Equal([1, 0.1, double.NaN, double.NaN], ((LineTrace)figure.Traces[0]).Y);
        Assert.Contains("tanh is exactly 0 from lag 2 on: too small for the number format", figure.TextAlternative);
        Assert.Contains("linear is ∞ from lag 2 on: too large", figure.TextAlternative);
        Assert.Contains("odd is exactly 0 at lag 1 and 0 more", figure.TextAlternative);
        Assert.All(new[] { "then 0", "then ∞" }, note => Assert.NotNull(new SvgProbe(figure).Find(note)));
        Assert.Empty(Charts.GradientByLag([1, 0.5], "Title", "Falls.").Layout.Caption);
    }

    [Fact]
    public void The_unit_circle_is_round_and_eigenvalues_lie_where_they_should()
    {
        var figure = Charts.EigenvalueDisc(Matrix<Real>.Build.DenseOfRowArrays([(Real)0.25, (Real)(-0.5)], [(Real)0.5, (Real)0.25]), "Title", "A pair.");
        var points = (ScatterTrace)figure.Traces[1];
        Assert.Equal([0.5, -0.5], points.Y.Select(v => Math.Round(v, 6)));
        Assert.Equal(["0.25 + 0.50i", "0.25 − 0.50i"], points.Labels!);
        Assert.Contains("2 eigenvalues, |λ| from 0.559 to 0.559", figure.Summary);
        foreach (var picture in new Displayable[] { figure, Charts.Row(figure, figure) })
        {
            string d = new SvgProbe(picture).All("path").First(p => p.Attribute("class")!.Value == "uf-rule uf-ref").Attribute("d")!.Value;
            var at = d.Split('M', 'L').Where(p => p.Length > 0).Select(p => p.Split(' ').Select(SvgProbe.Number).ToArray()).ToList();
            Assert.Equal(at.Max(p => p[0]) - at.Min(p => p[0]), at.Max(p => p[1]) - at.Min(p => p[1]), 0.5);
        }
    }

    [Fact]
    public void Of_many_eigenvalues_the_outermost_are_labelled()
    {
        var figure = Charts.EigenvalueDisc(Enumerable.Range(1, 30).Select(k => (k / 30.0, 0.0)), "Title", "Many.");
        Assert.Equal(12, ((ScatterTrace)figure.Traces[1]).Labels!.Count(l => l.Length > 0));
        Assert.Equal("1.00", ((ScatterTrace)figure.Traces[1]).Labels![0]);
        Assert.Contains("The 12 outermost of 30 are labelled.", figure.Layout.Caption);
    }

    [Fact]
    public void Lengths_seen_in_training_are_shaded()
    {
        var probe = new SvgProbe(Charts.AccuracyByLength([4, 8, 40], [("a", [1, 0.9, double.NaN])], "Title", "Falls.", trained: (4, 20)));
        Assert.Single(probe.All("rect"), r => r.Attribute("class")?.Value == "uf-region");
        Assert.NotNull(probe.Find("trained on 4 to 20"));
        Assert.NotNull(probe.Find("guessing: 0.5"));
    }

    [Fact]
    public void A_confusion_matrix_colours_by_row_and_writes_counts()
    {
        var figure = Charts.Confusion(new[,] { { 3, 1, 0 }, { 0, 2000, 0 }, { 0, 0, 0 } }, ["a", "b", "c"], "Title", "Counts.");
        var map = (HeatmapTrace)figure.Traces[0];
        Assert.Equal([0.75, 0.25, 0, 0, 1, 0, double.NaN, double.NaN, double.NaN], map.Values.Cast<double>());
        var probe = new SvgProbe(figure);
        Assert.All(new[] { "3", "1", "2,000" }, count => Assert.NotNull(probe.Find(count)));
        Assert.Null(probe.Find("0"));
        Assert.Equal(6, Cells(probe).Count);
        Assert.Contains("3 classes, 2,004 examples; share on the diagonal: a (0.75), b (1), c (no example).", figure.TextAlternative);
    }

    [Fact]
    public void Gates_of_several_units_stand_in_blocks_under_one_name()
    {
        var two = Matrix<Real>.Build.Dense(2, 3, (Real)0.5);
        var probe = new SvgProbe(Charts.Gates([("r", two), ("z", two)], ["(", "[", ")"], "Title", "Gates."));
        Assert.Equal(12, Cells(probe).Count);
        Assert.Contains(Cells(probe), c => c.Text == "gate z, unit 2, symbol read ): 0.5");
        Assert.Equal(["r", "z"], probe.Words.Select(w => w.Text).Where(t => t is "r" or "z"));
        Assert.Contains("r, z, 4 rows of units over 3 symbols: from 0.5 to 0.5", Charts.Gates([("r", two), ("z", two)], ["(", "[", ")"], "T", "A.").Summary);
    }

    [Fact]
    public void Coloured_text_loses_no_character_and_wraps_at_spaces()
    {
        string text = string.Join(" ", Enumerable.Repeat("naïve “words”", 12)) + "\nnew 語";
        var runes = text.EnumerateRunes().ToList();
        var figure = Charts.ColouredText(text, runes.Select((_, i) => Math.Sin(i / 5.0)), "Title", "Text.");
        var map = (HeatmapTrace)figure.Traces[0];
        Assert.Equal(text.Replace('\n', '⏎'), string.Concat(map.Texts!.Cast<string>()));
        Assert.Equal(runes.Count, map.Values.Cast<double>().Count(double.IsFinite));
        for (int r = 0; r + 1 < map.Rows; r++)
        {
            string line = string.Concat(Enumerable.Range(0, map.Columns).Select(c => map.Texts![r, c]));
            Assert.True(line[^1] is ' ' or '⏎', line);
        }
        var letters = runes.Where(r => r.Value != ' ').ToList();
        Assert.Equal(letters.Count, new SvgProbe(figure).All("text").Count(t => t.Attribute("class")!.Value.Contains("uf-mono")));
    }

    [Fact]
    public void Letters_stand_out_from_every_colour_they_are_written_on()
    {
        foreach (var scale in Enum.GetValues<ColourScale>())
            for (int k = 0; k <= 200; k++)
            {
                int rgb = Palette.At(scale, k / 200.0);
                double ground = Luminance(rgb), ink = Palette.IsDark(rgb) ? 1 : Luminance(0x111111);
                Assert.True((Math.Max(ground, ink) + 0.05) / (Math.Min(ground, ink) + 0.05) >= 4, $"{scale} at {k / 200.0}");
            }

        static double Luminance(int rgb)
        {
            double[] c = [.. new[] { rgb >> 16, rgb >> 8 & 255, rgb & 255 }.Select(v => v / 255.0).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
            return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        }
    }

    [Fact]
    public void A_dendrogram_joins_at_the_distances_with_the_first_leaf_on_top()
    {
        var figure = Charts.Dendrogram(Matrix<Real>.Build.DenseOfRowArrays([0, 1, 4]), ["zero", "one", "four"], "Title", "Two are near.");
        Assert.Equal([0, 1, 1, 0, 0, 3.5, 3.5, 1], ((LineTrace)figure.Traces[0]).X.Where(double.IsFinite));
        Assert.Equal("3 leaves, joined at distances from 1 to 3.5.", figure.Summary);
        var probe = new SvgProbe(figure);
        var tops = new[] { "zero", "one", "four" }.Select(name => probe.Words.Single(w => w.Text == name).Box.Top).ToList();
        Assert.Equal(tops.Order(), tops);
    }

    [Fact]
    public void Components_say_how_much_of_the_variance_they_show()
    {
        var figure = Charts.Pca(Matrix<Real>.Build.DenseOfRowArrays([3, -3, 0, 0], [0, 0, 1, -1]), ["a", "b", "c", "d"], "Title", "A cross.", ["p", "p", "q", "q"]);
        Assert.Equal("component 1 [90 % of the variance]", figure.Layout.X.Label);
        Assert.Equal(["p", "q"], figure.Traces.Select(t => t.Name));
        Assert.Equal([3, -3], ((ScatterTrace)figure.Traces[0]).X.Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public void A_summary_tells_the_range_of_a_curve_that_turns_and_counts_in_its_unit()
    {
        Assert.Equal("y: 1 → 2 over 3 xs, between 1 and 9.", Charts.Line([1, 9, 2], "T", new Axis("step"), "y", "A.").Summary.Replace("steps", "xs"));
        Assert.Equal("y: 1 → 2 over 2 steps.", Charts.Line([1, 2], "T", new Axis("time", "steps"), "y", "A.").Summary);
        Assert.Equal("loss: 2 → 1 over 3 updates, between 0 and 2 (1 not above 0, without a place on a logarithmic axis).", Charts.Loss([2, 0, 1], "T", "A.", log: true).Summary);
    }
}
