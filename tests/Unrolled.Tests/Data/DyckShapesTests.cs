using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class DyckShapesTests
{
    private static readonly long[] Catalan = [1, 1, 2, 5, 14, 42, 132, 429, 1430, 4862, 16796];

    [Fact]
    public void Counts_are_the_catalan_numbers()
    {
        Assert.Equal(Catalan, Enumerable.Range(0, 11).Select(DyckShapes.Count));
        Assert.Equal(3116285494907301262, DyckShapes.Count(35));
        Assert.Throws<ArgumentOutOfRangeException>(() => DyckShapes.Count(36));
        Assert.Throws<ArgumentOutOfRangeException>(() => DyckShapes.Count(-1));
    }

    [Fact]
    public void Enumeration_gives_every_shape_once_and_each_is_a_shape()
    {
        for (int pairs = 0; pairs <= 10; pairs++)
        {
            var shapes = DyckShapes.All(pairs).ToList();
            Assert.Equal(Catalan[pairs], shapes.Count);
            Assert.Equal(shapes.Count, shapes.Select(Key).Distinct().Count());
            Assert.All(shapes, IsShape);
        }
    }

    [Fact]
    public void Samples_are_uniform_over_all_shapes()
    {
        const int pairs = 5, draws = 42_000;
        var random = new Random64(1);
        var counts = Enumerable.Range(0, draws).Select(_ => Key(DyckShapes.Sample(pairs, random))).CountBy(key => key).ToList();
        Assert.Equal(42, counts.Count);
        double expected = draws / 42.0, chi2 = counts.Sum(c => (c.Value - expected) * (c.Value - expected) / expected);
        Assert.True(chi2 < 74.7, $"χ² = {chi2:0.0} with 41 degrees of freedom; 74.7 is exceeded once in a thousand");
    }

    [Fact]
    public void Long_samples_are_shapes_and_seeds_repeat()
    {
        var (a, b) = (new Random64(2), new Random64(2));
        for (int i = 0; i < 20; i++)
        {
            var shape = DyckShapes.Sample(500, a);
            IsShape(shape);
            Assert.Equal(shape, DyckShapes.Sample(500, b));
        }
        Assert.Empty(DyckShapes.Sample(0, a));
    }

    private static void IsShape(int[] shape)
    {
        int height = 0;
        foreach (int step in shape) Assert.True((height += step) >= 0 && step is 1 or -1);
        Assert.Equal(0, height);
    }

    private static string Key(int[] shape) => string.Concat(shape.Select(s => s > 0 ? '(' : ')'));
}
