using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class BracketSamplerTests
{
    private static readonly Random64 Random = new(5);

    public static TheoryData<int> Lengths => [4, 6, 12, 20, 40];

    private static int Openers(int[] s) => s.Count(Brackets.IsOpener);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Valid_strings_are_valid(int length) => Try(BracketSampler.Valid, length, s => Assert.True(Brackets.IsValid(s)));

    [Fact]
    public void Valid_strings_are_uniform_over_all_of_their_length()
    {
        var random = new Random64(1);
        var counts = Enumerable.Range(0, 50_000).Select(_ => BracketText.Write(BracketSampler.Valid(4, random))).CountBy(s => s).ToList();
        Assert.Equal(50, counts.Count);
        double chi2 = counts.Sum(c => (c.Value - 1000.0) * (c.Value - 1000.0) / 1000.0);
        Assert.True(chi2 < 85.4, $"χ² = {chi2:0.0} with 49 degrees of freedom; 85.4 is exceeded once in a thousand");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void No_negative_is_valid_and_all_keep_their_length(int length)
    {
        foreach (var kind in NegativeKind.Mixed)
            Try(kind.Draw, length, s => Assert.False(Brackets.IsValid(s), $"{kind.Name}: {BracketText.Write(s)}"));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void All_hard_kinds_but_one_have_as_many_openers_as_closers(int length)
    {
        foreach (var kind in NegativeKind.Hard)
            Try(kind.Draw, length, s => Assert.Equal(kind == NegativeKind.ExtraCloser ? length / 2 - 1 : length / 2, Openers(s)));
    }

    [Fact]
    public void A_wrong_type_keeps_the_shape() => Try(BracketSampler.WrongType, 12, s => Assert.True(Brackets.IsValid(Untyped(s))));

    [Fact]
    public void An_early_closer_meets_nothing_open_somewhere() => Try(BracketSampler.EarlyCloser, 12, s =>
    {
        Assert.EndsWith("closes nothing", Brackets.Explain(s));
        Assert.True(Brackets.IsOpener(s[0]));
    });

    [Fact]
    public void Every_kind_reaches_every_closer_or_place()
    {
        foreach (var kind in NegativeKind.Hard)
        {
            var symbols = new HashSet<(int, int)>();
            Try(kind.Draw, 6, s => { for (int t = 0; t < s.Length; t++) symbols.Add((t, s[t])); }, times: 4000);
            Assert.InRange(symbols.Count, 45, 60);
        }
    }

    [Theory]
    [InlineData(4, 1)]       // ())(
    [InlineData(6, 5)]       // C(5, 2) − 5 Dyck shapes
    [InlineData(8, 20)]       // C(7, 3) − 14 Dyck shapes − the one that falls to −3
    public void Early_closer_shapes_are_counted_by_enumeration(int length, int count)
    {
        var shapes = Enumerable.Range(0, 1 << length).Select(bits => Enumerable.Range(0, length).Select(t => (bits >> t & 1) * 2 - 1).ToArray())
            .Where(BracketSampler.IsEarlyCloser).Select(s => string.Join(' ', s)).ToHashSet();
        Assert.Equal(count, shapes.Count);
        var drawn = new HashSet<string>();
        Try(BracketSampler.EarlyCloser, length, s => drawn.Add(string.Join(' ', s.Select(symbol => Brackets.IsOpener(symbol) ? 1 : -1))), times: 2000);
        Assert.True(drawn.SetEquals(shapes));
    }

    [Fact]
    public void Odd_and_tiny_lengths_are_refused()
    {
        Assert.Contains("length 5 should be even", Assert.Throws<ArgumentException>(() => BracketSampler.Valid(5, Random)).Message);
        Assert.Throws<ArgumentException>(() => BracketSampler.Random(0, Random));
        Assert.Contains("the shortest such string", Assert.Throws<ArgumentException>(() => BracketSampler.EarlyCloser(2, Random)).Message);
        Assert.Throws<ArgumentException>(() => BracketSampler.EarlyCloser(7, Random));
    }

    private static int[] Untyped(int[] s) => [.. s.Select(symbol => Brackets.IsOpener(symbol) ? 0 : 9)];

    private static void Try(Func<int, Random64, int[]> draw, int length, Action<int[]> check, int times = 300)
    {
        var random = new Random64(length);
        for (int i = 0; i < times; i++)
        {
            var s = draw(length, random);
            Assert.Equal(length, s.Length);
            check(s);
        }
    }
}
