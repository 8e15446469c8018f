using Unrolled.Data;

namespace Unrolled.Tests.Data;

public class AddingProblemTests
{
    private static IEnumerable<(Real Number, Real Marker)[]> Sequences(AddingBatch batch) => Enumerable.Range(0, batch.X.Batch.B)
        .Select(b => Enumerable.Range(0, batch.X.Batch.Lengths[b]).Select(t => (batch.X[t, b][0], batch.X[t, b][1])).ToArray());

    private static int[] Marked((Real Number, Real Marker)[] sequence) => [.. Enumerable.Range(0, sequence.Length).Where(t => sequence[t].Marker == 1)];

    [Theory]
    [InlineData(6)]
    [InlineData(19)]
    [InlineData(50)]
    [InlineData(100)]
    public void Two_steps_of_the_first_half_are_marked_and_the_ends_are_flagged(int T) => Assert.All(Sequences(AddingProblem.Set(T, 500, seed: 1)), sequence =>
    {
        int[] marked = Marked(sequence);
        Assert.Equal(2, marked.Length);
        Assert.InRange(marked[0], 1, Math.Min(9, T / 2 - 1));
        Assert.InRange(marked[1], 2, T / 2 - 1);
        Assert.Equal([0, sequence.Length - 1], Enumerable.Range(0, sequence.Length).Where(t => sequence[t].Marker == -1));
        Assert.Equal(sequence.Length - 4, sequence.Count(s => s.Marker == 0));
        Assert.All(sequence, s => Assert.InRange(s.Number, -1, 1));
    });

    [Fact]
    public void The_target_is_the_sum_of_the_marked_numbers()
    {
        var batch = AddingProblem.Set(50, 200, seed: 2);
        var sums = Sequences(batch).Select(sequence => sequence.Where(s => s.Marker == 1).Sum(s => (double)s.Number)).ToList();
        for (int b = 0; b < sums.Count; b++) Assert.Equal(sums[b], batch.Y[0, b][0], 1e-6);
    }

    [Fact]
    public void Every_place_and_every_length_that_may_occur_does()
    {
        var sequences = Sequences(AddingProblem.Set(50, 20_000, seed: 3)).ToList();
        Assert.Equal(Enumerable.Range(50, 6), sequences.Select(s => s.Length).Distinct().Order());
        var seen = sequences.Select(Marked).Select(m => (m[0], m[1])).ToHashSet();
        var possible = from one in Enumerable.Range(1, 9) from other in Enumerable.Range(1, 24) where one != other select (Math.Min(one, other), Math.Max(one, other));
        Assert.Equal(possible.ToHashSet(), seen);
    }

    [Fact]
    public void Always_saying_the_mean_has_the_error_of_chance()
    {
        var batch = AddingProblem.Set(20, 40_000, seed: 4);
        double[] y = [.. Enumerable.Range(0, 40_000).Select(b => (double)batch.Y[0, b][0])];
        Assert.Equal(0, y.Average(), 0.02);
        Assert.Equal(AddingProblem.Chance, y.Average(v => v * v), 0.02);
    }

    [Fact]
    public void Equal_seeds_give_the_same_stream_and_others_do_not()
    {
        string Text(int seed) => string.Join('\n', AddingProblem.Batches(20, 4, seed).Take(3).SelectMany(Sequences).Select(s => string.Join(' ', s)));
        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
        Assert.Equal(Text(5).Split('\n')[..4], Sequences(AddingProblem.Set(20, 4, 5)).Select(s => string.Join(' ', s)));
    }

    [Fact]
    public void The_stream_of_a_seed_is_fixed_for_good()
    {
        var sequence = Sequences(AddingProblem.Set(50, 1, seed: 1)).Single();
        Assert.Equal((51, 1, 2), (sequence.Length, Marked(sequence)[0], Marked(sequence)[1]));
        Assert.Equal(0.04087324, sequence[0].Number, 1e-7);
    }

    [Theory]
    [InlineData(5, 1, "at least 6, but is 5")]
    [InlineData(6, 0, "count")]
    public void Bad_sizes_are_named(int T, int count, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentOutOfRangeException>(() => AddingProblem.Set(T, count, 1)).Message);
}
