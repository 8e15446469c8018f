namespace Unrolled.Numerics;

/// <summary>Random orthonormal vectors, from + − × ÷ √ in a fixed order: the same bits everywhere, which a linear algebra library does not promise.</summary>
internal static class OrthonormalBasis
{
    private const double TooShort = 1e-6;       // what is left of a vector that lay in the span of the others

    /// <summary>k orthonormal vectors of n ≥ k numbers, one after the other, uniform among all such.</summary>
    /// <remarks><code>
    /// q = v − Σ (qⱼ · q) qⱼ, one j at a time, twice        v normal; once leaves errors as large as v is long, twice leaves rounding
    /// q = q / |q|
    /// </code>This is V = QR with R's diagonal positive, which is what makes Q uniform.</remarks>
    public static double[] Random(int n, int k, Random64 random)
    {
        var Q = new double[n * k];
        for (int column = 0; column < k; column++)
        {
            var q = Q.AsSpan(column * n, n);
            double length;
            do
            {
                foreach (ref double entry in q) entry = random.NextNormal();
                for (int j = 0; j < 2 * column; j++) Add(q, -Dot(Q.AsSpan(j % column * n, n), q), Q.AsSpan(j % column * n, n));
                length = Math.Sqrt(Dot(q, q));
            }
            while (length < TooShort);
            foreach (ref double entry in q) entry /= length;
        }
        return Q;
    }

    /// <summary>q += by · direction.</summary>
    private static void Add(Span<double> q, double by, ReadOnlySpan<double> direction)
    {
        for (int i = 0; i < q.Length; i++) q[i] += by * direction[i];
    }

    /// <summary>Four running sums: a processor adds to one while it still waits for another.</summary>
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.Length; i++) s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }
}
