using System.Text.RegularExpressions;
using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class TemporalOrderTests
{
    public static TheoryData<int, int> Sizes => new() { { 20, 2 }, { 20, 3 }, { 30, 2 }, { 30, 3 }, { 57, 3 }, { 100, 2 }, { 100, 3 } };

    /// <summary>The rules as the paper lists them.</summary>
    private static readonly string[] four = ["XX Q", "XY R", "YX S", "YY U"],
        eight = ["XXX Q", "XXY R", "XYX S", "XYY U", "YXX V", "YXY A", "YYX B", "YYY C"];

    [Fact]
    public void At_T_100_the_ranges_are_the_papers()
    {
        Assert.Equal([(10, 20), (50, 60)], new TemporalOrder(100).Places);
        Assert.Equal([(10, 20), (33, 43), (66, 76)], new TemporalOrder(100, relevant: 3).Places);
        Assert.Equal(110, new TemporalOrder(100).Longest);
        Assert.Equal([(3, 6), (15, 18)], new TemporalOrder(30).Places);
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Every_sequence_is_as_defined(int T, int relevant)
    {
        var (task, random) = (new TemporalOrder(T, relevant), new Random64(T));
        var seen = new HashSet<(int Which, int Place)>();
        var lengths = new HashSet<int>();
        for (int i = 0; i < 2000; i++)
        {
            var s = task.Draw(i % task.Classes, random);
            string text = TemporalOrder.Write(s.Symbols);
            Assert.Matches("^E[abcdXY]*B$", text);
            var matters = Regex.Matches(text, "[XY]");
            Assert.Equal(relevant, matters.Count);
            for (int k = 0; k < relevant; k++)
            {
                Assert.InRange(matters[k].Index + 1, task.Places[k].From, task.Places[k].To);
                seen.Add((k, matters[k].Index + 1));
            }
            string order = string.Concat(matters.Select(m => m.Value));
            Assert.Equal((relevant == 2 ? four : eight).Single(rule => rule.StartsWith($"{order} ", StringComparison.Ordinal))[^1], task.ClassNames[s.Label]);
            Assert.Equal(s.Label, task.ClassOf(s.Symbols));
            Assert.InRange(s.Length, T, task.Longest);
            lengths.Add(s.Length);
        }
        Assert.Equal(task.Places.Sum(p => p.To - p.From + 1), seen.Count);                  // every place is reached, both ends included
        Assert.Equal(task.Longest - T + 1, lengths.Count);
    }

    [Fact]
    public void Distractors_are_uniform()
    {
        var counts = new TemporalOrder(100).Set(400, seed: 1).SelectMany(s => TemporalOrder.Write(s.Symbols)).Where(c => c is >= 'a' and <= 'd').CountBy(c => c).ToList();
        double mean = counts.Average(c => c.Value), chi2 = counts.Sum(c => (c.Value - mean) * (c.Value - mean) / mean);
        Assert.Equal(4, counts.Count);
        Assert.True(chi2 < 16.27, $"χ² = {chi2:0.0} with 3 degrees of freedom; 16.27 is exceeded once in a thousand");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Sets_and_batches_hold_every_class_equally_often(int relevant)
    {
        var task = new TemporalOrder(30, relevant);
        Assert.Equal(Enumerable.Range(0, task.Classes).Select(k => KeyValuePair.Create(k, 400 / task.Classes)), task.Set(400, 1).CountBy(s => s.Label).OrderBy(c => c.Key));
        var batches = task.Batches(32, seed: 1).Take(20).ToList();
        Assert.All(batches, b => Assert.All(b.CountBy(s => s.Label), c => Assert.Equal(32 / task.Classes, c.Value)));
        Assert.Equal(20, batches.Select(Text).Distinct().Count());
        Assert.Contains(batches, b => b[0].Label != 0);
    }

    [Fact]
    public void Equal_seeds_give_equal_sets_and_others_do_not()
    {
        var task = new TemporalOrder(30);
        Assert.Equal(Text(task.Set(40, 1)), Text(task.Set(40, 1)));
        Assert.NotEqual(Text(task.Set(40, 1)), Text(task.Set(40, 2)));
        Assert.Equal(Text(task.Set(32, 1)), Text(task.Batches(32, 1).First()));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("at least 20 but is 19", Assert.Throws<ArgumentOutOfRangeException>(() => new TemporalOrder(19)).Message);
        Assert.Contains("not 4", Assert.Throws<ArgumentOutOfRangeException>(() => new TemporalOrder(30, 4)).Message);
        Assert.Contains("0 … 3 but is 4", Assert.Throws<ArgumentOutOfRangeException>(() => new TemporalOrder(30).Draw(4, new(1))).Message);
        Assert.Contains("a multiple of 4", Assert.Throws<ArgumentException>(() => new TemporalOrder(30).Set(30, 1)).Message);
        Assert.Contains("a multiple of 8", Assert.Throws<ArgumentException>(() => new TemporalOrder(30, 3).Batches(0, 1).First()).Message);
        Assert.Contains("2 of X and Y but holds 1", Assert.Throws<ArgumentException>(() => new TemporalOrder(30).ClassOf([0, 6, 1])).Message);
    }

    private static string Text(IEnumerable<LabelledSequence> items) => string.Join('\n', items.Select(s => $"{TemporalOrder.Write(s.Symbols)} {s.Label}"));
}
