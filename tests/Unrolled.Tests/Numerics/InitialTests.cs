using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class InitialTests
{
    private const double Tolerance = Precision.IsDouble ? 1e-12 : 1e-6;

    [Theory]
    [InlineData(60, 90, 1), InlineData(240, 60, 4), InlineData(60, 240, 3)]
    public void Glorot_numbers_have_the_bound_and_the_deviation_of_each_block(int rows, int columns, int blocks)
    {
        double deviation = Math.Sqrt(2.0 / (columns + rows / blocks)), bound = Math.Sqrt(6.0 / (columns + rows / blocks));
        var uniform = new Parameter("W", rows, columns).GlorotUniform(new(1), blocks);
        Assert.InRange(uniform.Values.Max(v => Math.Abs(v)), 0.998 * bound, bound * (1 + 1e-7));
        Moments(uniform, deviation, fourth: 9.0 / 5);
        Moments(new Parameter("W", rows, columns).GlorotNormal(new(2), blocks), deviation, fourth: 3);
    }

    [Fact]
    public void Normal_numbers_are_normal() => Moments(new Parameter("W", 100, 200).Normal(0.5, new(3)), 0.5, fourth: 3);

    /// <summary>A rotation's rows and columns are of length 1 and at right angles.</summary>
    [Theory]
    [InlineData(1, 1, 1), InlineData(5, 5, 1), InlineData(20, 5, 1), InlineData(20, 5, 4), InlineData(3, 7, 1), InlineData(6, 7, 2), InlineData(256, 64, 1), InlineData(256, 64, 4)]
    public void An_orthogonal_block_times_its_transpose_is_the_identity(int rows, int columns, int blocks)
    {
        const double gain = 1.5;
        var parameter = new Parameter("U", rows, columns).Orthogonal(new(4), gain, blocks);
        for (int block = 0; block < blocks; block++)
        {
            var U = parameter.Value.SubMatrix(block * (rows / blocks), rows / blocks, 0, columns).Map(v => (double)v);
            var product = U.RowCount >= U.ColumnCount ? U.TransposeThisAndMultiply(U) : U.TransposeAndMultiply(U);
            double off = (product / (gain * gain) - Matrix<double>.Build.DenseIdentity(product.RowCount)).Enumerate().Max(Math.Abs);
            Assert.True(off <= Tolerance, $"block {block}: off by {off:G3}");
        }
    }

    /// <summary>MathNet's QR of the same normal numbers, R's diagonal made positive.</summary>
    [Theory]
    [InlineData(7, 7), InlineData(20, 5)]
    public void Orthogonal_is_the_Q_of_a_normal_matrix(int rows, int columns)
    {
        var random = new Random64(5);
        var normal = Matrix<double>.Build.Dense(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())]);
        var qr = normal.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var expected = qr.Q * Matrix<double>.Build.DenseOfDiagonalVector(qr.R.Diagonal().Map(d => (double)Math.Sign(d)));
        var ours = new Parameter("U", rows, columns).Orthogonal(new(5)).Value;
        Assert.True((expected - ours.Map(v => (double)v)).Enumerate().Max(Math.Abs) <= Tolerance);
    }

    /// <summary>Uniform among all rotations: each entry is as often negative, and its square is 1/n in the mean.</summary>
    [Fact]
    public void Orthogonal_prefers_no_direction()
    {
        const int n = 4, draws = 4000;
        var random = new Random64(6);
        var (sum, squares) = (new double[n * n], new double[n * n]);
        for (int draw = 0; draw < draws; draw++)
        {
            var U = new Parameter("U", n, n).Orthogonal(random);
            for (int i = 0; i < n * n; i++) (sum[i], squares[i]) = (sum[i] + U.Values[i], squares[i] + U.Values[i] * U.Values[i]);
        }
        Assert.All(sum, s => Assert.InRange(s / draws, -4 * 0.5 / Math.Sqrt(draws), 4 * 0.5 / Math.Sqrt(draws)));
        Assert.All(squares, s => Assert.InRange(s / draws, 0.25 - 4 * 0.25 / Math.Sqrt(draws), 0.25 + 4 * 0.25 / Math.Sqrt(draws)));
    }

    [Fact]
    public void The_bits_of_a_seed_are_fixed_for_good()
    {
        Golden([0.6306475915215392, 0.06351364435581464, 0.4357682965183709, -0.6390270917873532, 0.35592799204707354, -0.7029338266373828, -0.6020887378081247, -0.1291837902017262], new Parameter("U", 4, 2).Orthogonal(new(1)));
        Golden([0.49705494890936364, 0.050059290917388255, 0.18152115208007746, -0.26618947463226383], new Parameter("W", 2, 2).GlorotUniform(new(1)));
        Golden([1.884396104787977, 0.18978089448693036, 1.302090250702661, -1.9094343319583578], new Parameter("W", 2, 2).Normal(1, new(1)));
    }

    [Fact]
    public void Identity_fills_the_diagonal_of_every_block()
    {
        var square = new Parameter("U", 6, 3).Constant(7).Identity(0.5, blocks: 2).Value;
        var I = 0.5f * Matrix<float>.Build.DenseIdentity(3);
        Assert.Equal(I.Stack(I), square.Map(v => (float)v));
        Assert.Equal([1, 0, 0, 1, 0, 0], new Parameter("U", 2, 3).Identity().Values.Select(v => (double)v));
        Assert.Equal([1, 0, 0, 0, 1, 0], new Parameter("U", 3, 2).Identity().Values.Select(v => (double)v));
    }

    [Fact]
    public void Constant_is_constant() => Assert.All(new Parameter("b", 3, 2).Constant(-1).Values, v => Assert.Equal(-1, v));

    [Fact]
    public void Blocks_that_do_not_divide_the_rows_are_refused()
    {
        var weight = new Parameter("weight_hh", 6, 2);
        Assert.StartsWith("weight_hh (6 × 2): its 6 rows should be a whole number of equal blocks, but 4 were asked for.", Assert.Throws<ArgumentException>(() => weight.Orthogonal(new(1), blocks: 4)).Message);
        Assert.Throws<ArgumentException>(() => weight.GlorotUniform(new(1), blocks: 0));
        Assert.Throws<ArgumentException>(() => weight.GlorotNormal(new(1), blocks: 5));
        Assert.Throws<ArgumentException>(() => weight.Identity(blocks: 4));
    }

    /// <summary>The float build rounds what the double build computes.</summary>
    private static void Golden(double[] expected, Parameter parameter) => Assert.Equal(expected.Select(v => (Real)v), parameter.Values);

    /// <summary>Mean 0, this deviation, and the fourth moment (over σ⁴) of the distribution, within 4 standard errors.</summary>
    private static void Moments(Parameter parameter, double deviation, double fourth)
    {
        double[] z = [.. parameter.Values.Select(v => v / deviation)];
        Assert.InRange(z.Average(), -4 / Math.Sqrt(z.Length), 4 / Math.Sqrt(z.Length));
        Assert.InRange(z.Average(v => v * v), 1 - 4 * Math.Sqrt((fourth - 1) / z.Length), 1 + 4 * Math.Sqrt((fourth - 1) / z.Length));
        Assert.InRange(z.Average(v => v * v * v * v), fourth * 0.93, fourth * 1.07);
    }
}
