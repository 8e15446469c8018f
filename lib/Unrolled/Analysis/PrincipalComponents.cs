using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Analysis;

/// <summary>Principal components: the directions in which vectors differ most, and where each vector lies along them.</summary>
/// <remarks><code>
/// X = U S Vᵀ     (X: D × N, one vector to a column, less the mean of all)
/// Directions = U (D × K)     Projection = Uᵀ X (K × N)     Share = S² / Σ S²
/// </code>A direction and its opposite are equally good; here the entry of each direction that is largest in size is positive, so the same vectors always give the same picture.</remarks>
public sealed class PrincipalComponents
{
    private PrincipalComponents(Matrix<double> directions, Matrix<double> projection, double[] share) => (Directions, Projection, Share) = (directions, projection, share);

    /// <summary>One unit vector to a column, D × K, in the order of <see cref="Share"/>.</summary>
    public Matrix<double> Directions { get; }

    /// <summary>Coordinates of each vector, K × N.</summary>
    public Matrix<double> Projection { get; }

    /// <summary>Which part of the whole variance lies along each direction, greatest first.</summary>
    public IReadOnlyList<double> Share { get; }

    /// <summary>The first components of a matrix's columns.</summary>
    /// <param name="vectors">One vector to a column, D × N; at least two columns.</param>
    /// <param name="count">How many components, K, at most D.</param>
    /// <exception cref="ArgumentException">Fewer than two vectors, all of them equal, a value that is not finite, or more components than dimensions.</exception>
    public static PrincipalComponents OfColumns(Matrix<Real> vectors, int count = 2)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var (d, n) = (vectors.RowCount, vectors.ColumnCount);
        if (n < 2) throw new ArgumentException($"Principal components: expected at least two vectors, one to a column, but the matrix is {d} × {n}.");
        if (count < 1 || count > d) throw new ArgumentException($"Principal components: vectors of {d} numbers have 1 to {d} components, but {count} were asked for.");
        var x = Matrix<double>.Build.Dense(d, n, (r, c) => vectors[r, c]);
        if (x.Enumerate().Any(v => !double.IsFinite(v))) throw new ArgumentException("Principal components: a value is not finite. Did the training diverge?");
        double size = x.FrobeniusNorm();
        var mean = x.RowSums() / n;
        for (int c = 0; c < n; c++) x.SetColumn(c, x.Column(c) - mean);
        var svd = x.Svd();
        double whole = svd.S.PointwisePower(2).Sum();
        if (whole <= 1e-26 * size * size) throw new ArgumentException($"Principal components: all {n} vectors are equal, so there is no direction in which they differ.");
        var directions = svd.U.SubMatrix(0, d, 0, count);
        for (int k = 0; k < count; k++)
            if (directions.Column(k) is var u && u[u.AbsoluteMaximumIndex()] < 0) directions.SetColumn(k, -u);
        return new(directions, directions.TransposeThisAndMultiply(x), [.. Enumerable.Range(0, count).Select(k => k < svd.S.Count ? svd.S[k] * svd.S[k] / whole : 0)]);
    }
}
