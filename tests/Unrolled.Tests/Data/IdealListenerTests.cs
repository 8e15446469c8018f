using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class IdealListenerTests
{
    public static TheoryData<string> Lists => ["000 011 101 110", "a ago go", "xy x yx yyx", "papa"];

    /// <summary>Oracle: the probability of a beginning is the sum over all rows of pieces that spell it; the last piece may reach beyond.</summary>
    [Theory, MemberData(nameof(Lists))]
    public void Every_expectation_is_that_of_enumeration(string pieces)
    {
        var source = PieceSource.OfLetters(pieces.Split(' '));
        var stream = source.DrawSymbols(11, new Random64(1));
        var listener = new IdealListener(source);
        for (int t = 0; t < stream.Length; t++)
        {
            double before = Probability(source, stream.Symbols[..t]);
            for (int s = 0; s < source.Symbols; s++) Assert.Equal(Probability(source, [.. stream.Symbols[..t], s]) / before, listener.Expected[s], 1e-12);
            Assert.Equal(-Math.Log(listener.Expected[stream.Symbols[t]]), listener.Hear(stream.Symbols[t]), 1e-12);
        }
    }

    [Fact]
    public void Uneven_shares_count()
    {
        var listener = new IdealListener(new PieceSource(["x", "y"], [[0, 0], [1]], [3, 1]));
        Assert.Equal([0.75, 0.25], listener.Expected);
        Assert.Equal(-Math.Log(0.75), listener.Hear(0), 1e-12);
        Assert.Equal([1.0, 0], listener.Expected);
        Assert.Equal(0, listener.Hear(0), 1e-12);
        Assert.Equal([0.75, 0.25], listener.Expected);
    }

    /// <summary>Two ways to one number: the filter's mean surprise on a long stream, and entropy over length.</summary>
    [Fact]
    public void The_mean_surprise_tends_to_the_entropy_rate()
    {
        foreach (var source in new[] { PieceSource.OfLetters("000", "011", "101", "110"), PieceSource.OfLetters("ba", "dii", "guuu"), PieceSource.OfLetters("a", "ago", "and", "boy", "by"), Elman1990.Sentences })
        {
            Assert.True(source.IsCutInOneWay);
            Assert.Equal(source.EntropyRate, IdealListener.Surprises(source.Draw(8000, new Random64(2))).Average(), 0.01);
        }
    }

    [Fact]
    public void Of_three_bits_the_third_is_no_surprise()
    {
        var stream = PieceSource.OfLetters("000", "011", "101", "110").Draw(200, new Random64(3));
        Assert.All(IdealListener.Surprises(stream).Zip(stream.Places), pair => Assert.Equal(pair.Second == 2 ? 0 : Math.Log(2), pair.First, 1e-12));
    }

    [Fact]
    public void What_cannot_come_is_refused()
    {
        var listener = new IdealListener(PieceSource.OfLetters("ab"));
        Assert.Contains("symbol 1 cannot come here", Assert.Throws<ArgumentException>(() => listener.Hear(1)).Message);
        Assert.Throws<ArgumentException>(() => listener.Hear(2));
        Assert.Throws<ArgumentException>(() => listener.Hear(-1));
    }

    private static double Probability(PieceSource source, ReadOnlySpan<int> beginning)
    {
        if (beginning.IsEmpty) return 1;
        double sum = 0;
        for (int i = 0; i < source.Pieces.Count; i++)
        {
            int[] piece = [.. source.Pieces[i]];
            int both = Math.Min(piece.Length, beginning.Length);
            if (beginning[..both].SequenceEqual(piece.AsSpan(0, both))) sum += source.Shares[i] * Probability(source, beginning[both..]);
        }
        return sum;
    }
}
