using Unrolled.Figures;
using Unrolled.Figures.Svg;

namespace Unrolled.Tests.Figures;

public class MeasureTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 1250, 5, "0 500 1,000")]
    [InlineData(-3, 2, 5, "−3 −2 −1 0 1 2")]
    [InlineData(0.01, 0.013, 3, "0.010 0.011 0.012 0.013")]
    [InlineData(0, 3e7, 3, "0 1×10⁷ 2×10⁷ 3×10⁷")]
    [InlineData(0, 4e-7, 2, "0 2×10⁻⁷ 4×10⁻⁷")]
    public void Ticks_step_by_1_2_or_5(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join(" ", Ticks.For(new Scale(low, high, false, 0, 1), "x", count).Select(t => t.Label)));

    [Fact]
    public void Ticks_lie_inside_the_range_in_order_and_read_differently()
    {
        var random = new Unrolled.Numerics.Random64(5);
        for (int i = 0; i < 2000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 9)), span = Math.Pow(10, random.NextDouble() * 12 - 6) * Math.Abs(low);
            var ticks = Ticks.For(new Scale(low, low + span, false, 0, 1), "x", 1 + random.Next(9));
            Assert.NotEmpty(ticks);
            Assert.All(ticks, t => Assert.InRange(t.Value, low - 1e-5 * span, low + span * 1.00001));
            Assert.Equal(ticks.Select(t => t.Label).Distinct().Count(), ticks.Count);
        }
    }

    [Theory]
    [InlineData(0.693147, "0.693")]
    [InlineData(0.02, "0.02")]
    [InlineData(-1250, "−1,250")]
    [InlineData(2.14e-5, "2.14×10⁻⁵")]
    [InlineData(1e9, "1×10⁹")]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "−∞")]
    [InlineData(99.96, "100")]
    public void Numbers_in_prose_have_three_digits(double v, string expected) => Assert.Equal(expected, Numbers.Short(v));

    [Theory]
    [InlineData(new[] { -3, 2, 0, -0.5 }, "−3.0 2.0 0.0 −0.5")]
    [InlineData(new[] { 1.0, 0 }, "1 0")]
    [InlineData(new[] { 0.97, 0.994 }, "0.970 0.994")]
    [InlineData(new[] { 123.456, 7 }, "123.5 7.0")]
    [InlineData(new[] { 0.0361, -0.0132 }, "0.0361 −0.0132")]
    [InlineData(new[] { 0.001, 0.002 }, "0.001 0.002")]
    public void Numbers_beside_each_other_share_their_decimals(double[] values, string expected)
    {
        var format = Numbers.Common(values, 3);
        Assert.Equal(expected, string.Join(" ", values.Select(format)));
    }

    [Fact]
    public void Wrapped_lines_fit_and_lose_nothing()
    {
        const string text = "A rather long title about gradients, with a Donaudampfschifffahrtsgesellschaftskapitänsmütze in it and 語彙語彙語彙";
        foreach (double width in new[] { 30.0, 80, 200, 1000 })
        {
            var lines = TextWidth.Wrap(text, 16, true, width);
            Assert.All(lines, l => Assert.True(TextWidth.Of(l, 16, true) <= width));
            Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        }
    }

    [Fact]
    public void Fitted_text_ends_in_an_ellipsis_only_when_cut()
    {
        Assert.Equal("short", TextWidth.Fit("short", 12, false, 100));
        string cut = TextWidth.Fit("a name that is far too long", 12, false, 60);
        Assert.EndsWith("…", cut);
        Assert.True(TextWidth.Of(cut, 12) <= 60);
    }

    [Fact]
    public void Colours_run_from_end_to_end()
    {
        Assert.Equal(0xf7f7f7, Palette.At(ColourScale.Diverging, 0.5));
        Assert.NotEqual(Palette.At(ColourScale.Diverging, 0), Palette.At(ColourScale.Diverging, 1));
        Assert.Equal(Palette.At(ColourScale.Sequential, 1), Palette.At(ColourScale.Sequential, 7));
        Assert.True(Palette.IsDark(0x053061) && !Palette.IsDark(0xf7f7f7));
    }
}
