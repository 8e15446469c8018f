using MathNet.Numerics.LinearAlgebra;
using Unrolled.Analysis;
using Unrolled.Numerics;

namespace Unrolled.Tests.Analysis;

public class ClusteringTests
{
    // Points 0, 1, 4 and 9 on a line. By hand: 0 and 1 join at 1. Then
    //   average:  {0,1}–4 is (4 + 3)/2 = 3.5, 4–9 is 5; then {0,1,4}–9 is (9 + 8 + 5)/3
    //   complete: {0,1}–4 is 4, 4–9 is 5; then 9
    //   single:   {0,1}–4 is 3; then 5
    //   Ward:     {0,1}–4 is √(2·2·1/(2+1))·|4 − 0.5|, less than 4–9's 5; then √(2·3·1/(3+1))·|9 − 5/3|
    public static TheoryData<Linkage, double[]> ByHand => new()
    {
        { Linkage.Average, [1, 3.5, 22.0 / 3] },
        { Linkage.Complete, [1, 4, 9] },
        { Linkage.Single, [1, 3, 5] },
        { Linkage.Ward, [1, Math.Sqrt(4.0 / 3) * 3.5, Math.Sqrt(1.5) * (9 - 5.0 / 3)] },
    };

    [Theory, MemberData(nameof(ByHand))]
    public void Four_points_on_a_line_join_as_by_hand(Linkage linkage, double[] expected)
    {
        var tree = Clustering.OfColumns(Matrix<Real>.Build.DenseOfRowArrays([0, 1, 4, 9]), linkage);
        Assert.Equal([(0, 1, 2), (2, 4, 3), (3, 5, 4)], tree.Merges.Select(m => (m.First, m.Second, m.Size)));
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], tree.Merges[k].Distance, 1e-12);
    }

    [Fact]
    public void Two_pairs_join_before_each_other_and_the_order_keeps_groups_together()
    {
        var tree = Clustering.OfColumns(Matrix<Real>.Build.DenseOfRowArrays([0, 10, 1, 12], [0, 0, 0, 0]));
        Assert.Equal([(0, 2), (1, 3), (4, 5)], tree.Merges.Select(m => (m.First, m.Second)));
        Assert.Equal([0, 2, 1, 3], tree.Order());
    }

    [Theory]
    [InlineData(Linkage.Average)]
    [InlineData(Linkage.Complete)]
    [InlineData(Linkage.Single)]
    [InlineData(Linkage.Ward)]
    public void Every_step_joins_the_nearest_pair_of_groups_as_the_definition_says(Linkage linkage)
    {
        var random = new Random64(3);
        const int n = 12;
        var x = Matrix<Real>.Build.Dense(3, n, (_, _) => (Real)random.NextNormal());
        var groups = Enumerable.Range(0, n).Select(i => new List<int> { i }).ToList();
        var alive = Enumerable.Range(0, n).ToHashSet();
        foreach (var merge in Clustering.OfColumns(x, linkage).Merges)
        {
            double least = alive.SelectMany(a => alive.Where(b => b > a).Select(b => Between(x, groups[a], groups[b], linkage))).Min();
            Assert.Equal(least, merge.Distance, 1e-5);
            Assert.Equal(least, Between(x, groups[merge.First], groups[merge.Second], linkage), 1e-5);
            groups.Add([.. groups[merge.First], .. groups[merge.Second]]);
            Assert.Equal(groups[^1].Count, merge.Size);
            Assert.True(alive.Remove(merge.First) && alive.Remove(merge.Second) && alive.Add(groups.Count - 1));
        }
        Assert.Single(alive);
    }

    [Fact]
    public void Equal_distances_always_give_the_same_tree()
    {
        var ones = new double[5, 5];
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++) ones[i, j] = i == j ? 0 : 1;
        Assert.Equal([(0, 1), (2, 5), (3, 6), (4, 7)], Clustering.Of(ones).Merges.Select(m => (m.First, m.Second)));
    }

    [Fact]
    public void What_is_no_distance_is_refused_by_name()
    {
        Assert.Contains("expected the distances of n ≥ 1 things as an n × n matrix, got 1 × 2", Assert.Throws<ArgumentException>(() => Clustering.Of(new double[1, 2])).Message);
        Assert.Contains("between 2 and 1 it is 1 and 2", Assert.Throws<ArgumentException>(() => Clustering.Of(new double[,] { { 0, 2 }, { 1, 0 } })).Message);
        Assert.Contains("between 2 and 1 it is NaN", Assert.Throws<ArgumentException>(() => Clustering.Of(new[,] { { 0, double.NaN }, { double.NaN, 0 } })).Message);
        Assert.Contains("between 1 and 1 it is 3", Assert.Throws<ArgumentException>(() => Clustering.Of(new double[,] { { 3 } })).Message);
    }

    // The definitions, from the members themselves.
    private static double Between(Matrix<Real> x, List<int> a, List<int> b, Linkage linkage)
    {
        var all = a.SelectMany(i => b.Select(j => (double)(x.Column(i) - x.Column(j)).L2Norm())).ToList();
        if (linkage == Linkage.Average) return all.Average();
        if (linkage == Linkage.Complete) return all.Max();
        if (linkage == Linkage.Single) return all.Min();
        Vector<Real> Mean(List<int> group) => group.Select(i => x.Column(i)).Aggregate((u, v) => u + v) / group.Count;
        return Math.Sqrt(2.0 * a.Count * b.Count / (a.Count + b.Count)) * (Mean(a) - Mean(b)).L2Norm();
    }
}
