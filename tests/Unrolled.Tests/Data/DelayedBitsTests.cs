using Unrolled.Data;
using Unrolled.Sequences;

namespace Unrolled.Tests.Data;

public class DelayedBitsTests
{
    [Theory]
    [InlineData(0, 3, 5)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 2, 1)]
    [InlineData(4, 3, 5)]
    [InlineData(7, 2, 3)]            // a lag of more than two segments
    public void Each_bit_is_asked_for_lag_steps_after_it_was_read(int lag, int B, int k1)
    {
        var (read, asked) = Streams(lag, B, k1, seed: 1, segments: 20);
        for (int b = 0; b < B; b++)
            for (int t = lag; t < 20 * k1; t++) Assert.Equal(read[b][t - lag], asked[b][t]);
    }

    [Fact]
    public void Same_seed_same_streams()
    {
        var (first, again, other) = (Streams(3, 2, 4, seed: 5, segments: 10), Streams(3, 2, 4, seed: 5, segments: 10), Streams(3, 2, 4, seed: 6, segments: 10));
        Assert.Equal(first.Read, again.Read);
        Assert.Equal(first.Asked, again.Asked);
        Assert.NotEqual(first.Read, other.Read);
    }

    [Fact]
    public void Bits_are_fair_and_streams_differ()
    {
        var (read, _) = Streams(2, 2, 100, seed: 1, segments: 100);
        Assert.All(read, bits => Assert.InRange(bits.Count(bit => bit == 1), 4800, 5200));                    // 10,000 bits: four standard deviations
        Assert.InRange(read[0].Zip(read[1]).Count(pair => pair.First == pair.Second), 4800, 5200);
    }

    [Fact]
    public void Sizes_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DelayedBits.Segments(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DelayedBits.Segments(1, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DelayedBits.Segments(1, 1, 0, 1));
    }

    private static (List<int>[] Read, List<int>[] Asked) Streams(int lag, int B, int k1, int seed, int segments)
    {
        List<int>[] Empty() => [.. Enumerable.Range(0, B).Select(_ => new List<int>())];
        var (read, asked) = (Empty(), Empty());
        foreach (var (x, y) in DelayedBits.Segments(lag, B, k1, seed).Take(segments))
        {
            Assert.True(x.Batch.SameShape(new Batch(k1, B)) && y.Batch.SameShape(x.Batch));
            for (int b = 0; b < B; b++)
                for (int t = 0; t < k1; t++)
                {
                    read[b].Add(x[t, b]);
                    asked[b].Add(y[t, b]);
                }
        }
        return (read, asked);
    }
}
