using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class CosineTests
{
    [Fact]
    public void It_agrees_with_the_systems_cosine()
    {
        var random = new Random64(1);
        for (int i = 0; i < 20_000; i++)
        {
            double x = i < 10_000 ? i / 5000.0 - 1 : random.NextDouble(-40, 40);
            Assert.Equal(double.CosPi(x), Cosine.OfPi(x), 1e-15);
        }
    }

    [Fact]
    public void Whole_and_half_numbers_are_exact_and_what_is_not_finite_is_NaN()
    {
        for (int n = -6; n <= 6; n++)
        {
            Assert.Equal(n % 2 == 0 ? 1 : -1, Cosine.OfPi(n));
            Assert.Equal(0, Cosine.OfPi(n + 0.5));
        }
        foreach (double x in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }) Assert.True(double.IsNaN(Cosine.OfPi(x)));
    }

    [Fact]
    public void Powers_agree_with_the_systems()
    {
        for (int n = 0; n < 2000; n++)
            foreach (double x in new[] { 0, 0.999, 0.5, -0.9, 1, 1.001 })
                Assert.Equal(1, Power.Of(x, n) == Math.Pow(x, n) ? 1 : Power.Of(x, n) / Math.Pow(x, n), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Power.Of(2, -1));
    }
}
