using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class Random64Tests
{
    [Fact]
    public void The_stream_of_a_seed_is_fixed_for_good()
    {
        var random = new Random64(1);
        Assert.Equal(GoldenOfSeed1, new[] { random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64() });
    }

    /// <summary>The generator's published test vector: state 1, 2, 3, 4.</summary>
    [Fact]
    public void It_is_xoshiro256_star_star()
    {
        var random = new Random64(0) { State = (1, 2, 3, 4, double.NaN) };
        Assert.Equal(new[] { 11520ul, 0ul, 1509978240ul, 1215971899390074240ul }, new[] { random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64() });
    }

    [Fact]
    public void A_stored_state_continues_the_stream_normals_included()
    {
        var random = new Random64(5);
        random.NextNormal();
        var copy = new Random64(0) { State = random.State };
        for (int i = 0; i < 10; i++) Assert.Equal(random.NextNormal(), copy.NextNormal());
    }

    [Fact]
    public void Normals_have_mean_0_and_variance_1()
    {
        var random = new Random64(2);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.InRange(x.Average(), -0.015, 0.015);                                     // 4.7 standard errors
        Assert.InRange(x.Average(v => v * v), 0.98, 1.02);
        Assert.InRange(x.Count(v => v > 1.96) / 1e5, 0.0225, 0.0275);
    }

    [Fact]
    public void Integers_are_uniform_and_inside_their_range()
    {
        var random = new Random64(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.Next(-3, 4) + 3]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));                       // 4.3 standard deviations
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(4, 4));
        Assert.Throws<ArgumentException>(() => random.State = default);
    }

    [Fact]
    public void Shuffling_keeps_every_item_and_every_order_is_as_likely()
    {
        var counts = new Dictionary<string, int>();
        var random = new Random64(4);
        for (int i = 0; i < 6_000; i++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle<char>(items);
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 870, 1_130));
    }

    [Theory]
    [InlineData(1e-300), InlineData(0.1), InlineData(0.7071), InlineData(1), InlineData(1.5), InlineData(12345.678), InlineData(1e300), InlineData(double.Epsilon)]
    public void The_logarithm_is_right_to_its_last_digits(double x) => Assert.True(Math.Abs(Logarithm.Ln(x) - Math.Log(x)) <= 1e-15 * Math.Max(1e-9, Math.Abs(Math.Log(x))));

    private static readonly ulong[] GoldenOfSeed1 = [0xb3f2af6d0fc710c5, 0x853b559647364cea, 0x92f89756082a4514, 0x642e1c7bc266a3a7];
}
