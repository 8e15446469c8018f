using Unrolled.Data;

namespace Unrolled.Tests.Data;

public class NoisySineTests
{
    [Fact]
    public void Without_noise_it_is_the_sine()
    {
        double[] x = NoisySine.Values(1000, noise: 0, seed: 1);
        for (int t = 1; t <= 1000; t++) Assert.Equal(Math.Sin(0.01 * t), x[t - 1], 1e-14);
    }

    [Fact]
    public void The_noise_has_its_deviation_and_no_memory()
    {
        double[] e = [.. NoisySine.Values(100_000, 0.2, seed: 2).Zip(NoisySine.Values(100_000, 0, seed: 2), (noisy, clean) => noisy - clean)];
        Assert.Equal(0, e.Average(), 0.003);                                        // 4.7 standard errors
        Assert.Equal(0.2, Math.Sqrt(e.Average(v => v * v)), 0.002);
        Assert.Equal(0, e.Zip(e.Skip(1), (a, b) => a * b).Average() / 0.04, 0.015);
    }

    [Fact]
    public void A_seed_gives_the_same_series_and_a_longer_one_begins_like_it()
    {
        Assert.Equal(NoisySine.Values(100, 0.2, 3), NoisySine.Values(200, 0.2, 3)[..100]);
        Assert.NotEqual(NoisySine.Values(100, 0.2, 3), NoisySine.Values(100, 0.2, 4));
    }

    [Fact]
    public void Negative_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoisySine.Values(-1, 0.2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoisySine.Values(10, -0.2, 1));
    }
}
