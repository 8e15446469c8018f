using MathNet.Numerics.LinearAlgebra;
using Unrolled.Exercises;
using Unrolled.Numerics;

namespace Unrolled.Tests.Exercises;

public class PlantedBugTests
{
    private const int D = 2, H = 3, B = 4;
    private static readonly double Step = sizeof(Real) == 4 ? 1e-2 : 1e-5, Tolerance = sizeof(Real) == 4 ? 2e-2 : 1e-7;

    [Fact]
    public void One_step_is_right() => Assert.True(WorstError(T: 1, symmetric: false) < Tolerance);

    [Fact]
    public void Three_steps_are_clearly_wrong() => Assert.True(WorstError(T: 3, symmetric: false) > 0.1);

    [Fact]
    public void With_a_symmetric_U_three_steps_are_right_so_only_the_line_with_U_is_wrong() => Assert.True(WorstError(T: 3, symmetric: true) < Tolerance);

    [Theory]
    [InlineData(3, "line 3, a right one"), InlineData(7, "no numbered line"), InlineData(0, "no numbered line")]
    public void A_wrong_guess_does_not_learn_the_right_line(int line, string named)
    {
        var result = Lesson03.PlantedBugLine.Check(() => line);
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.StartsWith($"The line for this pass should be “the wrong one” but is “{named}”", result.Message);
        Assert.DoesNotContain("should be 5", result.Message);
    }

    /// <summary>Largest |analytic − central difference| over dW, dU and db, for L = Σ dh⟨t⟩ · h⟨t⟩ with fixed dh.</summary>
    private static double WorstError(int T, bool symmetric)
    {
        var random = new Random64(3);
        Matrix<Real> Some(int rows, int columns) => Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)random.NextDouble(-1, 1));
        Matrix<Real> W = Some(H, D), U = Some(H, H), b = Some(H, 1), h0 = Some(H, B);
        if (symmetric) U = U + U.Transpose();
        var x = Enumerable.Range(0, T + 1).Select(_ => Some(D, B)).ToList();
        var dh = Enumerable.Range(0, T + 1).Select(_ => Some(H, B)).ToList();

        List<Matrix<Real>> States()
        {
            var h = new List<Matrix<Real>> { h0 };
            foreach (var xt in x.Skip(1)) h.Add((W * xt + U * h[^1] + b * Matrix<Real>.Build.Dense(1, B, 1)).PointwiseTanh());
            return h;
        }
        double Loss() => States().Skip(1).Zip(dh.Skip(1), (h, d) => (double)h.PointwiseMultiply(d).RowSums().Sum()).Sum();

        var (dW, dU, db) = PlantedBug.Backward(U, x, States(), dh);
        return new[] { (W, dW), (U, dU), (b, db.ToColumnMatrix()) }.Max(p => (Numeric(p.Item1, Loss) - p.Item2).Enumerate().Max(e => Math.Abs((double)e)));
    }

    private static Matrix<Real> Numeric(Matrix<Real> parameter, Func<double> loss) =>
        Matrix<Real>.Build.Dense(parameter.RowCount, parameter.ColumnCount, (i, j) =>
        {
            Real kept = parameter[i, j];
            double At(double shift)
            {
                parameter[i, j] = (Real)(kept + shift);
                double value = loss();
                parameter[i, j] = kept;
                return value;
            }
            return (Real)((At(Step) - At(-Step)) / (2 * Step));
        });
}
