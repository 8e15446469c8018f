using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Analysis;

/// <summary>Two groups joined into one.</summary>
/// <param name="First">A leaf, 0 … n − 1, or n + k for the group that step k made.</param>
/// <param name="Second">The other one, always the greater number.</param>
/// <param name="Distance">How far apart they were.</param>
/// <param name="Size">How many leaves the new group has.</param>
public readonly record struct Merge(int First, int Second, double Distance, int Size);

/// <summary>Agglomerative clustering: every thing begins as a group of its own, and the two nearest groups are joined until one is left.</summary>
/// <remarks><code>
/// distance from k to the union of i and j (G. N. Lance and W. T. Williams, "A general theory of classificatory sorting strategies", 1967), nᵢ leaves in i, n = nᵢ + nⱼ:
///     average   (nᵢ d(i,k) + nⱼ d(j,k)) / n          complete   max(d(i,k), d(j,k))          single   min(d(i,k), d(j,k))
///     Ward      √(((nₖ + nᵢ) d(i,k)² + (nₖ + nⱼ) d(j,k)² − nₖ d(i,j)²) / (nₖ + n))
/// </code>Of equal distances the pair with the lowest numbers is joined first, so the same distances always give the same tree.</remarks>
public sealed class Clustering
{
    private Clustering(IReadOnlyList<Merge> merges) => Merges = merges;

    /// <summary>The n − 1 joins, in order.</summary>
    public IReadOnlyList<Merge> Merges { get; }

    /// <summary>How many things were clustered, n.</summary>
    public int Leaves => Merges.Count + 1;

    /// <summary>Clusters the columns of a matrix, one thing to a column, by their Euclidean distances.</summary>
    /// <exception cref="ArgumentException">There is no column, or a value is not finite.</exception>
    public static Clustering OfColumns(Matrix<Real> vectors, Linkage linkage = Linkage.Average)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var distances = new double[vectors.ColumnCount, vectors.ColumnCount];
        for (int i = 0; i < vectors.ColumnCount; i++)
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                for (int r = 0; r < vectors.RowCount; r++) sum += Square((double)vectors[r, i] - vectors[r, j]);
                distances[i, j] = distances[j, i] = Math.Sqrt(sum);
            }
        return Of(distances, linkage);
    }

    /// <summary>Clusters n things by the distances between them.</summary>
    /// <param name="distances">n × n, symmetric, 0 on the diagonal, none below 0.</param>
    /// <param name="linkage">How far apart two groups are.</param>
    /// <exception cref="ArgumentException">These are no distances; the message names the entry.</exception>
    public static Clustering Of(double[,] distances, Linkage linkage = Linkage.Average)
    {
        ArgumentNullException.ThrowIfNull(distances);
        Validate(distances);
        int n = distances.GetLength(0);
        var d = (double[,])distances.Clone();                 // of a group in the place of its first leaf
        var groups = Enumerable.Range(0, n).Select(i => (Place: i, Number: i, Size: 1)).ToList();
        var merges = new List<Merge>();
        while (groups.Count > 1)
        {
            var (a, b) = Nearest(d, groups);
            var (i, j) = (groups[a], groups[b]);
            double between = d[i.Place, j.Place];
            foreach (var k in groups.Where(k => k != i && k != j))
                d[i.Place, k.Place] = d[k.Place, i.Place] = Joined(linkage, d[i.Place, k.Place], d[j.Place, k.Place], between, i.Size, j.Size, k.Size);
            merges.Add(new(Math.Min(i.Number, j.Number), Math.Max(i.Number, j.Number), between, i.Size + j.Size));
            groups[a] = (i.Place, n + merges.Count - 1, i.Size + j.Size);
            groups.RemoveAt(b);
        }
        return new(merges);
    }

    /// <summary>The leaves in an order in which every group is together, the group with the lowest leaf first.</summary>
    public IReadOnlyList<int> Order()
    {
        var members = Enumerable.Range(0, Leaves).Select(i => new List<int> { i }).ToList();
        foreach (var (first, second, _, _) in Merges)
            members.Add(members[first].Min() < members[second].Min() ? [.. members[first], .. members[second]] : [.. members[second], .. members[first]]);
        return members[^1];
    }

    private static (int A, int B) Nearest(double[,] d, List<(int Place, int Number, int Size)> groups)
    {
        var best = (A: 0, B: 1);
        for (int a = 0; a < groups.Count; a++)
            for (int b = a + 1; b < groups.Count; b++)
                if (d[groups[a].Place, groups[b].Place] < d[groups[best.A].Place, groups[best.B].Place]) best = (a, b);
        return best;
    }

    private static double Joined(Linkage linkage, double ik, double jk, double ij, int i, int j, int k) => linkage switch
    {
        Linkage.Average => (i * ik + j * jk) / (i + j),
        Linkage.Complete => Math.Max(ik, jk),
        Linkage.Single => Math.Min(ik, jk),
        Linkage.Ward => Math.Sqrt(Math.Max(0, ((k + i) * Square(ik) + (k + j) * Square(jk) - k * Square(ij)) / (i + j + k))),
        _ => throw new ArgumentOutOfRangeException(nameof(linkage), linkage, "Unknown linkage."),
    };

    private static double Square(double v) => v * v;

    private static void Validate(double[,] d)
    {
        int n = d.GetLength(0);
        if (n == 0 || n != d.GetLength(1)) throw new ArgumentException($"Clustering: expected the distances of n ≥ 1 things as an n × n matrix, got {n} × {d.GetLength(1)}.");
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
                if (!(d[i, j] >= 0 && double.IsFinite(d[i, j])) || d[i, j] != d[j, i] || i == j && d[i, i] != 0)
                    throw new ArgumentException($"Clustering: a distance should be finite, not negative, 0 from a thing to itself and the same both ways, but between {i + 1} and {j + 1} it is {d[i, j]:G3} and {d[j, i]:G3}.");
    }
}
