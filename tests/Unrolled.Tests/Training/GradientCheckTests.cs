using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Tests.Training;

public class GradientCheckTests
{
#if DOUBLE
    /// <summary>An Elman cell whose backward forgets the derivative of tanh.</summary>
    private readonly struct Forgetful : ICell<Forgetful, Elman.Gates, Elman.State>
    {
        public static Elman.State Forward(ref Elman.Gates a, in Elman.State prev) => new(Tanh(a.A));

        public static Elman.State Backward(ref Elman.Gates a, in Elman.State prev, in Elman.State now, in Elman.State d)
        {
            a = new(d.H);
            return new(0);
        }
    }

    [Fact]
    public void A_wrong_backward_is_found_and_named()
    {
        var report = GradientCheck.Cell<Forgetful>();
        Assert.False(report.Passed);
        Assert.Contains("dweight_hh", report.ToString());
        Assert.Contains("Backward says", Assert.Throws<GradientException>(() => report.Verify()).Message);
    }

    [Fact]
    public void A_single_wrong_entry_is_found()
    {
        Real[] θ = [1, 2, 3], right = [2, 4, 6], wrong = [2, 4.001, 6];
        GradientCheck.Verify("θ", θ, right, () => θ.Sum(v => v * v));
        var failure = Assert.Throws<GradientException>(() => GradientCheck.Verify("θ", θ, wrong, () => θ.Sum(v => v * v)));
        Assert.StartsWith("dθ[1]: Backward says 4.001, central difference says 4 ", failure.Message);
        Assert.Equal([1, 2, 3], θ);
    }

    [Fact]
    public void Matrices_are_checked_by_name_and_left_as_they_were()
    {
        var (A, B) = (Matrix<Real>.Build.Dense(2, 3, (i, j) => 1 + i - j), Matrix<Real>.Build.Dense(3, 1, (i, _) => i - 0.5));
        double Loss() => (A * B).Enumerate().Sum(v => v * v) / 2;
        var (dA, dB) = (A * B * B.Transpose(), A.Transpose() * A * B);
        Assert.True(GradientCheck.Matrices("by hand", Loss, ("A", A, dA), ("B", B, dB)).Passed);
        Assert.Equal(["A"], GradientCheck.Matrices("by hand", Loss, ("A", A, 2 * dA), ("B", B, dB)).Rows.Where(r => !r.Passed).Select(r => r.Name));
        Assert.Equal(Matrix<Real>.Build.Dense(2, 3, (i, j) => 1 + i - j), A);
        var transposed = Assert.Throws<ArgumentException>(() => GradientCheck.Matrices("by hand", Loss, ("A", A, dA.Transpose())));
        Assert.StartsWith("GradientCheck: A is 2 × 3 but its gradient is 3 × 2.", transposed.Message);
        var sparse = Assert.Throws<ArgumentException>(() => GradientCheck.Matrices("by hand", Loss, ("A", A, Matrix<Real>.Build.Sparse(2, 3))));
        Assert.StartsWith("GradientCheck: dA should be a dense matrix", sparse.Message);
    }

    [Fact]
    public void The_worst_entry_is_named_by_row_and_column_in_text_and_html()
    {
        var (A, wrong) = (Matrix<Real>.Build.Dense(3, 4, 1), Matrix<Real>.Build.Dense(3, 4, (i, j) => (i, j) is (2, 1) ? 3 : 2));
        var report = GradientCheck.Matrices("by hand", () => A.Enumerate().Sum(v => v * v), ("A", A, wrong));
        Assert.Contains(" at [2, 1]: Backward says 3, central difference says 2", report.ToString());
        Assert.Contains("<td>[2, 1]</td><td>3</td><td>2</td>", report.ToHtml());
        Assert.StartsWith("dA[2, 1]: ", Assert.Throws<GradientException>(() => report.Verify()).Message);
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_fails() => Assert.False(GradientCheck.Compare("θ", new Real[] { 1 }, [Real.NaN], () => 0).Passed);

    [Theory]
    [InlineData(1, 1, 1), InlineData(3, 5, 7)]
    public void Dense_softmax_cross_entropy_and_mean_squared_error_agree_with_central_differences(int D, int N, int tokens)
    {
        var random = new Random64(4);
        var (dense, tape, x) = (new Dense(D, N, random), new DenseTape(), new Signal(new Batch(tokens, 1), D));
        var (y, ids) = (new Signal(x.Batch, N), new Tokens(x.Batch));
        for (int t = 0; t < tokens; t++)
        {
            foreach (ref Real v in x[t, 0]) v = random.NextNormal();
            foreach (ref Real v in y[t, 0]) v = random.NextNormal();
            ids[t, 0] = random.Next(N);
        }
        var (entropy, squares) = (new SoftmaxCrossEntropy(), new MeanSquaredError());
        Check(() => entropy.Forward(dense.Forward(tape, x), ids), () => entropy.Backward());
        Check(() => squares.Forward(dense.Forward(tape, x), y), () => squares.Backward());

        void Check(Func<double> loss, Func<Signal> backward)
        {
            foreach (var p in dense.Parameters) p.Gradients.AsSpan().Clear();
            loss();
            var dx = dense.Backward(tape, backward());
            var copies = Enumerable.Range(0, tokens).Select(t => dx[t, 0].ToArray()).ToArray();
            foreach (var p in dense.Parameters) GradientCheck.Verify(p.Name, p.Values, p.Gradients, loss);
            for (int t = 0; t < tokens; t++) GradientCheck.Verify($"x{t}", x[t, 0], copies[t], loss);
        }
    }
#else
    [Fact]
    public void The_float_build_says_which_file_to_import() =>
        Assert.Contains("#!import unrolled-double.csx", Assert.Throws<InvalidOperationException>(() => GradientCheck.Cell<Elman>()).Message);
#endif

    [Fact]
    public void Backward_adds_to_the_gradients()
    {
        var (x, _) = Sequences.Net<Lstm>.Random(new Batch(3, 2), 3, 2, 1);
        var (layer, tape) = (new Recurrent<Lstm>(3, 5, new(1)), new RecurrentTape());
        layer.Forward(tape, x);
        layer.Backward(tape, dLast: tape.Last);
        var once = layer.Parameters.Select(p => p.Gradient.Clone()).ToArray();
        layer.Forward(tape, x);
        layer.Backward(tape, dLast: tape.Last);
        Assert.All(layer.Parameters.Zip(once), pair => Assert.True((pair.Second * 2 - pair.First.Gradient).L2Norm() <= (Precision.IsDouble ? 1e-14 : 1e-6)));
    }
}
