using MathNet.Numerics.LinearAlgebra;
using Unrolled.Figures;
using Unrolled.Figures.Svg;

namespace Unrolled.Tests.Figures;

public class HeatmapTests
{
    private static Figure Map(double[,] values, bool log = false, bool showValues = false, ColourScale? scale = null) =>
        Charts.Heatmap(values, "Title", "column", "row", "A map.", log: log, showValues: showValues, scale: scale);

    private static int Cells(Figure figure) => new SvgProbe(figure).All("rect").Count(r => r.Elements().Any(e => e.Name.LocalName == "title"));

    [Fact]
    public void Blank_cells_are_not_drawn()
    {
        Assert.Equal(3, Cells(Map(new[,] { { 1, double.NaN }, { 2, 3 } })));
        Assert.Equal(2, Cells(Map(new[,] { { 1.0, 0 }, { -2, 3 } }, log: true)));
        Assert.Equal(0, Cells(Map(new[,] { { double.NaN } })));
    }

    [Fact]
    public void First_row_is_on_top()
    {
        var cells = new SvgProbe(Map(new double[,] { { 1 }, { 2 } })).All("rect").Where(r => r.Elements().Any()).ToList();
        Assert.Contains("row 1, column 1: 1", cells[0].Value);
        Assert.True(SvgProbe.Number(cells[0].Attribute("y")!.Value) < SvgProbe.Number(cells[1].Attribute("y")!.Value));
    }

    [Fact]
    public void Diverging_colours_are_centred_on_zero_and_chosen_when_signs_differ()
    {
        var map = (HeatmapTrace)Map(new[,] { { -0.5, 0, 2 } }).Traces[0];
        Assert.Equal(ColourScale.Diverging, map.Scale);
        var colours = new ColourRange(map);
        Assert.Equal((-2, 2), (colours.Low, colours.High));
        Assert.Equal(0xf7f7f7, colours.Colour(0));
        Assert.Equal(ColourScale.Sequential, ((HeatmapTrace)Map(new[,] { { 0.5, 2 } }).Traces[0]).Scale);
    }

    [Fact]
    public void Log_colours_go_by_the_exponent()
    {
        var colours = new ColourRange((HeatmapTrace)Map(new[,] { { 1e-4, 1e-2, 1 } }, log: true).Traces[0]);
        Assert.Equal(-4, colours.Low, 12);
        Assert.Equal(0, colours.High, 12);
        Assert.Equal(Palette.At(ColourScale.Sequential, 0.5), colours.Colour(1e-2));
    }

    [Fact]
    public void Values_are_printed_where_they_fit()
    {
        Assert.NotNull(new SvgProbe(Map(new[,] { { -1.25, 0.5 } }, showValues: true)).Find("−1.25"));
        var log = new SvgProbe(Map(new[,] { { 0.7, 0.0071, 3e-5 } }, log: true, showValues: true));
        Assert.All(new[] { "0.70", "0.0071", "3×10⁻⁵" }, text => Assert.NotNull(log.Find(text)));
        Assert.Null(new SvgProbe(Map(new double[5, 60], showValues: true)).Find("0.00"));
    }

    [Fact]
    public void The_colour_bar_can_be_left_out()
    {
        Figure Words(bool colourBar) => Charts.Heatmap(new double[,] { { 0, 1 }, { 1, 0 } }, "Title", "step", "word", name: "entry", colourBar: colourBar);
        Assert.NotNull(new SvgProbe(Words(true)).Find("entry"));
        var bare = new SvgProbe(Words(false));
        Assert.Null(bare.Find("entry"));
        Assert.Empty(bare.All("linearGradient"));
        Assert.Equal(4, Cells(Words(false)));
        bare.AssertLegible();
        Assert.Contains("\"showscale\":false", Words(false).ToPlotlyJson());
        Assert.DoesNotContain("showscale", Words(true).ToPlotlyJson());
        Assert.Contains("Map of entry: a row for each word, a column for each step.", Words(false).TextAlternative);
    }

    [Fact]
    public void A_large_matrix_stays_small_and_covers_every_cell()
    {
        var values = new double[128, 128];
        for (int r = 0; r < 128; r++)
            for (int c = 0; c < 128; c++) values[r, c] = Math.Sin(r * 1.7 + c * 0.3);
        var figure = Map(values);
        Assert.InRange(figure.ToSvg().Length, 1000, 400_000);
        var paths = new SvgProbe(figure).All("path").Where(p => p.Attribute("transform") is not null).Select(p => p.Attribute("d")!.Value);
        int covered = paths.SelectMany(d => d.Split('z', StringSplitOptions.RemoveEmptyEntries)).Sum(run => int.Parse(run.Split('h')[1].Split('v')[0]));
        Assert.Equal(128 * 128, covered);
    }

    [Fact]
    public void A_MathNet_matrix_gives_the_same_map_as_its_numbers()
    {
        var matrix = Matrix<Real>.Build.DenseOfArray(new Real[,] { { 1, -2 }, { 0.5f, 4 } });
        Assert.Equal(Map(new[,] { { 1, -2 }, { 0.5, 4 } }).ToSvg(), Charts.Heatmap(matrix, "Title", "column", "row", "A map.").ToSvg());
    }

    [Fact]
    public void The_chart_keeps_its_own_copy()
    {
        var values = new double[,] { { 1, 2 } };
        var figure = Map(values);
        string before = figure.ToSvg();
        values[0, 0] = 50;
        Assert.Equal(before, figure.ToSvg());
    }
}
