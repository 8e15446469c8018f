using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class DropoutMaskTests
{
    /// <summary>The bits of the docstring's definition, for good.</summary>
    [Fact]
    public void A_mask_is_the_same_for_good()
    {
        string masks = string.Join(" ", Mask(0.5, 1, 0, 0, 0, 0, 16), Mask(0.5, 1, 0, 1, 2, 3, 16), Mask(0.25, -7, 5, 3, -1, 2, 16));
        Assert.Equal(Expected(0.5, 1, 0, 0, 0, 0, 16) + " " + Expected(0.5, 1, 0, 1, 2, 3, 16) + " " + Expected(0.25, -7, 5, 3, -1, 2, 16), masks);
        Assert.Equal(GoldenMasks, masks);
    }

    private const string GoldenMasks = "1001000100101111 1101110100100001 1011111001111101";

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_share_dropped_is_the_rate_and_the_mean_stays(double rate)
    {
        const int Units = 100_000;
        Real[] y = new Real[Units];
        new DropoutMask("test", rate, 3, 0).Apply(0, 0, 0, Enumerable.Repeat((Real)1, Units).ToArray(), y);
        Assert.Equal(rate, y.Count(v => v == 0) / (double)Units, 4 * Math.Sqrt(rate * (1 - rate) / Units));
        Assert.All(y, v => Assert.True(v == 0 || v == (Real)(1 / (1 - rate))));
    }

    [Fact]
    public void Every_integer_counts()
    {
        string[] masks = [Mask(0.5, 1, 0, 0, 0, 0, 64), Mask(0.5, 2, 0, 0, 0, 0, 64), Mask(0.5, 1, 1, 0, 0, 0, 64), Mask(0.5, 1, 0, 1, 0, 0, 64), Mask(0.5, 1, 0, 0, 1, 0, 64), Mask(0.5, 1, 0, 0, 0, 1, 64)];
        Assert.Equal(masks.Length, masks.Distinct().Count());
    }

    private static string Mask(double rate, long seed, int layer, long step, int t, int b, int units)
    {
        Real[] y = new Real[units];
        new DropoutMask("test", rate, seed, layer).Apply(step, t, b, Enumerable.Repeat((Real)1, units).ToArray(), y);
        return string.Concat(y.Select(v => v == 0 ? '0' : '1'));
    }

    /// <summary>The definition once more, in whole numbers of any size.</summary>
    private static string Expected(double rate, long seed, int layer, long step, int t, int b, int units)
    {
        System.Numerics.BigInteger modulus = System.Numerics.BigInteger.One << 64, key = 0;
        long[] numbers = [seed, step, layer, t, b];
        for (int i = 0; i < 5; i++) key = M(i == 0 ? Natural(seed) : key ^ Natural(numbers[i]));
        return string.Concat(Enumerable.Range(0, units).Select(unit => (double)(M((key + unit * Natural(unchecked((long)0x9E3779B97F4A7C15))) % modulus) >> 11) < rate * Math.Pow(2, 53) ? '0' : '1'));

        System.Numerics.BigInteger Natural(long n) => n < 0 ? n + modulus : n;

        System.Numerics.BigInteger M(System.Numerics.BigInteger z)
        {
            z = (z + Natural(unchecked((long)0x9E3779B97F4A7C15))) % modulus;
            z = (z ^ (z >> 30)) * Natural(unchecked((long)0xBF58476D1CE4E5B9)) % modulus;
            z = (z ^ (z >> 27)) * Natural(unchecked((long)0x94D049BB133111EB)) % modulus;
            return z ^ (z >> 31);
        }
    }
}
