using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class PulsesTests
{
    [Fact]
    public void Without_noise_a_series_is_one_pulse_and_its_target_the_sign_from_then_on()
    {
        var (x, y) = Pulses.Draw(500, T: 8, first: 2, last: 5, new Random64(1), noise: 0);
        for (int b = 0; b < 500; b++)
        {
            double[] steps = [.. x.Column(b).Select(v => (double)v)];
            int p = Array.FindIndex(steps, v => v != 0);
            Assert.InRange(p, 2, 5);
            Assert.Equal(1, Math.Abs(steps[p]));
            Assert.Equal(-steps[p], steps[p + 1]);
            Assert.Equal(2, steps.Count(v => v != 0));
            Assert.Equal(Enumerable.Range(0, 8).Select(t => t > p ? steps[p] : 0), y.Column(b).Select(v => (double)v));
        }
    }

    [Fact]
    public void Every_place_and_both_signs_come_equally_often()
    {
        var (x, _) = Pulses.Draw(8000, T: 6, first: 1, last: 4, new Random64(2), noise: 0);
        var counts = Enumerable.Range(0, 8000).CountBy(b => (Enumerable.Range(0, 6).First(t => x[t, b] != 0), Math.Sign(x.Column(b).First(v => v != 0)))).ToList();
        Assert.Equal(8, counts.Count);
        double chi2 = counts.Sum(c => (c.Value - 1000.0) * (c.Value - 1000.0) / 1000.0);
        Assert.True(chi2 < 24.4, $"χ² = {chi2:0.0} with 7 degrees of freedom; 24.4 is exceeded once in a thousand");
    }

    [Fact]
    public void Noise_is_added_at_every_step_with_its_deviation()
    {
        var (x, y) = Pulses.Draw(20_000, T: 5, first: 0, last: 0, new Random64(3), noise: 0.2);
        for (int t = 0; t < 5; t++)
        {
            double[] e = [.. Enumerable.Range(0, 20_000).Select(b => x[t, b] - (t == 0 ? 1 : t == 1 ? -1 : 0) * (double)y[4, b])];
            Assert.Equal(0.2, Math.Sqrt(e.Average(v => v * v)), 0.005);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_series() =>
        Assert.Equal(Pulses.Draw(20, 10, 0, 8, new Random64(4)), Pulses.Draw(20, 10, 0, 8, new Random64(4)));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 9)]
    public void A_pulse_that_does_not_fit_is_refused(int first, int last) =>
        Assert.Throws<ArgumentException>(() => Pulses.Draw(1, T: 10, first, last, new Random64(1)));
}
