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

    /// <summary>C += Σ L_i r_i: in every element one chain of fused multiply-adds from 0 for each block, added in the order of the blocks, whatever kernel serves the columns.</summary>
    [Theory]
    [InlineData(3, 7, 1), InlineData(16, 16, 2), InlineData(20, 5, 3), InlineData(33, 9, 4), InlineData(50, 3, 5), InlineData(64, 11, 9), InlineData(70, 2, 4)]
    public unsafe void One_column_and_many_have_the_bits_of_a_chain_for_each_block(int M, int K, int blocks)
    {
        var random = new Random64(M + 100 * K);
        int rows = Storage.Padded(M), length = blocks * K;
        Real[] W = [.. Numbers(length * M)];
        var (packed, r, c) = (new Packed(), new Storage(), new Storage());
        packed.Pack(W, 1, M, length);
        r.Ensure(11 * length);
        foreach (ref Real entry in r.Span) entry = (Real)random.NextNormal();
        for (int N = 1; N <= 11; N++)
        {
            c.Ensure(11 * rows).Span.Fill(3);
            packed.MultiplyColumns(0, K, blocks, N, r.Pointer, length, K, c.Pointer, rows);
            for (int n = 0; n < N; n++)
                for (int m = 0; m < M; m++) Assert.Equal(Chain(m, n), c.Span[n * rows + m]);
        }

        Real Chain(int m, int n)
        {
            Real sum = 3;
            for (int i = 0; i < blocks; i++)
            {
                Real part = 0;
                for (int k = i * K; k < (i + 1) * K; k++) part = Real.FusedMultiplyAdd(W[k * M + m], r.Span[n * length + k], part);
                sum += part;
            }
            return sum;
        }

        IEnumerable<Real> Numbers(int n) => Enumerable.Range(0, n).Select(_ => (Real)random.NextNormal());
    }

    private static void Near(Matrix<Real> expected, Matrix<Real> actual)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Assert.True((expected - actual).InfinityNorm() <= (Precision.IsDouble ? 1e-12 : 1e-4) * Math.Max(1, expected.InfinityNorm()));
    }
}
