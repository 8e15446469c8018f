using MathNet.Numerics.LinearAlgebra;
using Unrolled.Analysis;

namespace Unrolled.Figures;

public static partial class Charts
{
    /// <summary>What a dendrogram can have so that its names can still be read.</summary>
    private const int MostLeaves = 120;

    /// <summary>Which vectors are alike: a tree whose branches join at the distance between their groups.</summary>
    /// <param name="vectors">One vector to a column (H × N), such as a word's mean hidden state.</param>
    /// <param name="names">What each column stands for.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="linkage">How far apart two groups are.</param>
    public static Figure Dendrogram(Matrix<Real> vectors, IEnumerable<string> names, string title, string alt = "", Linkage linkage = Linkage.Average) =>
        Dendrogram(Clustering.OfColumns(Require.NotNull(vectors, $"Charts.Dendrogram \"{title}\"", "vectors"), linkage), names, title, alt, $"{linkage.ToString().ToLowerInvariant()} linkage of Euclidean distances");

    /// <summary>The tree of a clustering that is already made.</summary>
    /// <param name="tree">The clustering.</param>
    /// <param name="names">What each leaf stands for.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">What the distances are.</param>
    public static Figure Dendrogram(Clustering tree, IEnumerable<string> names, string title, string alt = "", Axis? x = null)
    {
        string who = $"Charts.Dendrogram \"{title}\"";
        string[] all = [.. Require.NotNull(names, who, "names")];
        int n = Require.NotNull(tree, who, "a clustering").Leaves;
        Require.SameLength(n, all.Length, who, "the tree", "names");
        if (n < 2) throw new ArgumentException($"{who}: a tree needs at least two leaves, but there is one.");
        if (n > MostLeaves) throw new ArgumentException($"{who}: {Numbers.Count(n)} leaves are too many to be read; at most {MostLeaves} fit. Cluster a part.");
        int[] order = [.. tree.Order().Reverse()];             // the first leaf stands on top
        var (xs, ys) = (new List<double>(), new List<double>());
        var joints = Enumerable.Range(0, n).Select(leaf => (X: 0.0, Y: (double)Array.IndexOf(order, leaf))).ToList();
        foreach (var (first, second, distance, _) in tree.Merges)
        {
            var (a, b) = (joints[first], joints[second]);
            xs.AddRange([a.X, distance, distance, b.X, double.NaN]);
            ys.AddRange([a.Y, a.Y, b.Y, b.Y, double.NaN]);
            joints.Add((distance, (a.Y + b.Y) / 2));
        }
        double least = tree.Merges.Min(m => m.Distance), most = tree.Merges.Max(m => m.Distance);
        var layout = new Layout(title, (x ?? "distance at which groups join") with { Range = (0, most > 0 ? 1.02 * most : 1) }, new("leaf") { Categories = [.. order.Select(i => all[i])] }) 
        {
            Kind = "A tree: branches join at the distance between their groups.", PlotHeight = Math.Max(80, 16 * n),
        };
        return new(layout, [new LineTrace("", xs, ys) { Description = $"{n} leaves, joined at distances from {Numbers.Short(least)} to {Numbers.Short(most)}" }], alt, "Charts.Dendrogram");
    }

    /// <summary>Vectors of many numbers laid out on a page: each at its first two principal components.</summary>
    /// <param name="vectors">One vector to a column (H × N).</param>
    /// <param name="names">What each column stands for, written beside its point where there is room; null writes none.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="groups">The group each column belongs to, shown by colour and shape; null for none.</param>
    public static Figure Pca(Matrix<Real> vectors, IEnumerable<string>? names, string title, string alt = "", IEnumerable<string>? groups = null)
    {
        string who = $"Charts.Pca \"{title}\"";
        int n = Require.NotNull(vectors, who, "vectors").ColumnCount;
        string[]? words = names?.ToArray();
        string[] kinds = groups?.ToArray() ?? [.. Enumerable.Repeat("", n)];
        if (words is not null) Require.SameLength(n, words.Length, who, "the matrix's columns", "names");
        Require.SameLength(n, kinds.Length, who, "the matrix's columns", "groups");
        if (vectors.RowCount < 2) throw new ArgumentException($"{who}: vectors of at least two numbers can be laid out in a plane, but these have {vectors.RowCount}.");
        var components = PrincipalComponents.OfColumns(vectors);
        var traces = kinds.Distinct().Select(kind =>
        {
            int[] of = [.. Enumerable.Range(0, n).Where(i => kinds[i] == kind)];
            double[] Along(int k) => [.. of.Select(i => components.Projection[k, i])];
            return new ScatterTrace(kind, Along(0), Along(1)) { Labels = words is null ? null : [.. of.Select(i => words[i])] };
        });
        Axis Named(int k) => new($"component {k + 1}", $"{Numbers.Short(Math.Round(100 * components.Share[k], 1))} % of the variance");
        return new(new(title, Named(0), Named(1)) { PlotHeight = 400 }, traces, alt, "Charts.Pca");
    }
}
