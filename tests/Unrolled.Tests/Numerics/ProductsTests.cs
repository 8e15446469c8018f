using MathNet.Numerics.LinearAlgebra;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Numerics;

/// <summary>MathNet is the oracle: the products of a dense layer, forward and backward, at sizes no vector width divides.</summary>
public class ProductsTests
{
    [Theory]
    [InlineData(1, 1, 1), InlineData(3, 5, 7), InlineData(16, 16, 4), InlineData(17, 33, 9), InlineData(40, 3, 6), InlineData(2, 50, 1)]
    public void Products_equal_MathNets(int D, int N, int tokens)
    {
        var random = new Random64(D + 100 * N);
        var dense = new Dense(D, N, random);
        Matrix<Real> x = Random(D, tokens), dy = Random(N, tokens);
        var tape = new DenseTape();
        var y = dense.Forward(tape, Signal.From([x])).At(0);
        var dx = dense.Backward(tape, Signal.From([dy])).At(0);

        Near(dense.Weight.Value * x + dense.Bias.Value * Matrix<Real>.Build.Dense(1, tokens, 1), y);
        Near(dense.Weight.Value.Transpose() * dy, dx);
        Near(dy * x.Transpose(), dense.Weight.Gradient);
        Near(dy * Matrix<Real>.Build.Dense(tokens, 1, 1), dense.Bias.Gradient);

        Matrix<Real> Random(int rows, int columns) => Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)random.NextNormal());
    }

    private static void Near(Matrix<Real> expected, Matrix<Real> actual)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Assert.True((expected - actual).InfinityNorm() <= (Precision.IsDouble ? 1e-12 : 1e-4) * Math.Max(1, expected.InfinityNorm()));
    }
}
