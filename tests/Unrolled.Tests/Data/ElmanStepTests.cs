using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using Unrolled.Data;

namespace Unrolled.Tests.Data;

public class ElmanStepTests
{
    private static readonly double Tolerance = sizeof(Real) == 4 ? 1e-6 : 1e-14;

    [Fact]
    public void The_arrays_are_numpys_standard_normals_of_seed_1()
    {
        using var normals = Normals(1).GetEnumerator();
        foreach (var matrix in new[] { ElmanStep.X, ElmanStep.HPrev, ElmanStep.U, ElmanStep.W, ElmanStep.V, ElmanStep.b, ElmanStep.c })
            foreach (Real ours in matrix.EnumerateRows().SelectMany(row => row))
            {
                Assert.True(normals.MoveNext());
                Assert.Equal(normals.Current, ours, Tolerance);
            }
    }

    [Fact]
    public void One_step_gives_the_published_numbers()
    {
        var one = Matrix<Real>.Build.Dense(1, 10, 1);
        var h = (ElmanStep.W * ElmanStep.X + ElmanStep.U * ElmanStep.HPrev + ElmanStep.b * one).PointwiseTanh();
        var e = (ElmanStep.V * h + ElmanStep.c * one).PointwiseExp();
        double bar = sizeof(Real) == 4 ? 1e-6 : 5e-9;
        Assert.Equal(ElmanStep.PublishedState, h[4, 0], bar);
        Assert.Equal(ElmanStep.PublishedPrediction, e.NormalizeColumns(1)[1, 0], bar);
    }

    /// <summary>numpy's randn: Marsaglia's polar method on 53-bit uniforms of the Mersenne twister, the second of a pair first.</summary>
    private static IEnumerable<double> Normals(int seed)
    {
        var twister = new MersenneTwister(seed);
        uint Bits() => (uint)(twister.NextDouble() * 4294967296.0);
        double Uniform() => ((Bits() >> 5) * 67108864.0 + (Bits() >> 6)) / 9007199254740992.0;
        while (true)
        {
            double u = 2 * Uniform() - 1, v = 2 * Uniform() - 1, s = u * u + v * v;
            if (s >= 1 || s == 0) continue;
            double scale = Math.Sqrt(-2 * Math.Log(s) / s);
            yield return v * scale;
            yield return u * scale;
        }
    }
}
