using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class PieceSourceTests
{
    private static PieceSource Words => PieceSource.OfLetters("a", "ago", "and", "boy", "by", "sea", "ship", "the", "they");

    [Fact]
    public void A_seed_always_gives_the_same_stream() =>
        Assert.Equal("101101101011101000000011110101", PieceSource.OfLetters("000", "011", "101", "110").Draw(10, new Random64(1)).Text);

    [Fact]
    public void A_stream_is_its_pieces_strung_together()
    {
        var stream = Words.Draw(500, new Random64(2));
        Assert.Equal(500, stream.Places.Count(place => place == 0));
        Assert.Equal(stream.Symbols, stream.Pieces.Zip(stream.Places, (piece, place) => Words.Pieces[piece][place]));
        for (int t = 1; t < stream.Length; t++)
            Assert.Equal(stream.Places[t - 1] + 1 == Words.Pieces[stream.Pieces[t - 1]].Count ? 0 : stream.Places[t - 1] + 1, stream.Places[t]);
        Assert.Equal(stream.Symbols.Skip(1), stream.Next);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(7), InlineData(100)]
    public void A_stream_of_some_symbols_is_the_beginning_of_one_of_whole_pieces(int symbols)
    {
        var (cut, whole) = (Words.DrawSymbols(symbols, new Random64(3)), Words.Draw(100, new Random64(3)));
        Assert.Equal(symbols, cut.Length);
        Assert.Equal(whole.Text[..symbols], cut.Text);
        Assert.Equal(whole.Places[..symbols], cut.Places);
        Assert.Equal(whole.Pieces[..symbols], cut.Pieces);
    }

    [Fact]
    public void Pieces_come_as_often_as_their_shares_say()
    {
        var source = new PieceSource(["x", "y"], [[0], [1, 0], [1, 1]], [1, 2, 5]);
        var stream = source.Draw(8000, new Random64(4));
        var counts = Enumerable.Range(0, 3).Select(i => stream.Pieces.Where((piece, t) => stream.Places[t] == 0 && piece == i).Count()).ToArray();
        double chi2 = counts.Zip([1000.0, 2000, 5000], (n, expected) => (n - expected) * (n - expected) / expected).Sum();
        Assert.True(chi2 < 13.8, $"χ² = {chi2:0.0} with 2 degrees of freedom; 13.8 is exceeded once in a thousand");
    }

    [Fact]
    public void A_piece_named_twice_has_both_shares()
    {
        var source = new PieceSource(["x", "y"], [[0], [1, 0], [0]], [1, 2, 1]);
        Assert.Equal([[0], [1, 0]], source.Pieces.Select(piece => piece.ToArray()));
        Assert.Equal([0.5, 0.5], source.Shares);
    }

    [Fact]
    public void The_entropy_rate_is_a_pieces_entropy_over_its_mean_length()
    {
        Assert.Equal(2 * Math.Log(2) / 3, PieceSource.OfLetters("000", "011", "101", "110").EntropyRate, 1e-12);
        Assert.Equal(Math.Log(3) / 3, PieceSource.OfLetters("ba", "dii", "guuu").EntropyRate, 1e-12);
        Assert.Equal(26 / 9.0, Words.MeanLength, 1e-12);
        Assert.Equal(9 * Math.Log(9) / 26, Words.EntropyRate, 1e-12);
        var uneven = new PieceSource(["x", "y"], [[0], [1, 0]], [3, 1]);
        Assert.Equal(-(0.75 * Math.Log(0.75) + 0.25 * Math.Log(0.25)) / 1.25, uneven.EntropyRate, 1e-12);
    }

    [Theory]
    [InlineData(false, "a", "go", "ago")]
    [InlineData(false, "0", "01", "10")]
    [InlineData(false, "car", "pet", "carp", "et")]
    [InlineData(true, "0", "01")]
    [InlineData(true, "a", "ago", "and")]
    [InlineData(true, "000", "011", "101", "110")]
    public void Whether_streams_are_cut_in_one_way(bool one, params string[] pieces) => Assert.Equal(one, PieceSource.OfLetters(pieces).IsCutInOneWay);

    /// <summary>Oracle: no text of up to 12 letters may be spelt by two rows of pieces.</summary>
    [Fact]
    public void Whether_streams_are_cut_in_one_way_agrees_with_counting()
    {
        var random = new Random64(5);
        var seen = new int[2];
        for (int i = 0; i < 60; i++)
        {
            var pieces = Enumerable.Range(0, 3).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => "xy"[random.Next(2)]))).Distinct().ToArray();
            bool one = !Enumerable.Range(1, 12).Any(length => Enumerable.Range(0, 1 << length).Any(bits => Spellings(bits, length, pieces) > 1));
            Assert.True(one == PieceSource.OfLetters(pieces).IsCutInOneWay, string.Join(" ", pieces));
            seen[one ? 1 : 0]++;
        }
        Assert.All(seen, n => Assert.True(n > 10));
    }

    [Fact]
    public void Bad_sources_are_named()
    {
        Assert.Contains("at least one piece", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [])).Message);
        Assert.Contains("piece 1 is empty", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [[0], []])).Message);
        Assert.Contains("piece 0 has 1", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [[0, 1]])).Message);
        Assert.Contains("piece 0 has -1", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [[-1]])).Message);
        Assert.Contains("that of piece 1 is 0", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [[0], [0, 0]], [1, 0])).Message);
        Assert.Contains("each of the 1 pieces but there are 2", Assert.Throws<ArgumentException>(() => new PieceSource(["x"], [[0]], [1, 1])).Message);
    }

    private static int Spellings(int bits, int length, string[] pieces)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(t => "xy"[bits >> t & 1]));
        var ways = new int[length + 1];
        ways[0] = 1;
        for (int t = 0; t < length; t++)
            if (ways[t] > 0)
                foreach (string piece in pieces)
                    if (string.CompareOrdinal(text, t, piece, 0, piece.Length) == 0) ways[t + piece.Length] += ways[t];
        return ways[length];
    }
}
