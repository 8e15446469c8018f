using MathNet.Numerics.LinearAlgebra;
using Unrolled.Analysis;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Analysis;

public class LagJacobiansTests
{
    private const int D = 3, H = 5, T = 6;

    private static readonly double Exact = Precision.IsDouble ? 1e-12 : 1e-5, Differenced = Precision.IsDouble ? 1e-7 : 2e-2;

    [Fact]
    public void Elmans_are_the_products_of_the_steps_jacobians_by_hand()
    {
        var (layer, x) = (Layer<Elman>(), Input());
        var (W, U, b) = (Wide(layer["weight_ih"].Value), Wide(layer["weight_hh"].Value), Wide(layer["bias_ih"].Value + layer["bias_hh"].Value).Column(0));
        var h = new List<Vector<double>> { Vector<double>.Build.Dense(H) };
        for (int t = 0; t < T; t++) h.Add((W * Vector<double>.Build.Dense(D, d => x[t, 0][d]) + U * h[^1] + b).PointwiseTanh());
        var J = Matrix<double>.Build.DenseIdentity(H);
        var ours = LagJacobians.Of(layer, x);
        Assert.Equal(T + 1, ours.Count);
        for (int k = 0; k <= T; k++)
        {
            Near(J, ours[k], Exact, $"lag {k}");
            if (k < T) J *= Matrix<double>.Build.DiagonalOfDiagonalVector(1 - h[T - k].PointwisePower(2)) * U;
        }
    }

    [Fact]
    public void Elmans_agree_with_central_differences() => Check<Elman>("h");

    [Fact]
    public void Rectified_units_agree_with_central_differences() => Check<ElmanRelu>("h");

    [Fact]
    public void Those_of_a_gated_unit_agree_with_central_differences() => Check<Gru>("h");

    [Fact]
    public void Those_of_a_gated_unit_with_a_product_between_agree_with_central_differences() => Check<GruOriginal>("h");

    [Fact]
    public void Of_an_lstm_both_lanes_agree_with_central_differences()
    {
        Check<Lstm>("h");
        Check<Lstm>("c");
    }

    [Fact]
    public void The_cell_state_alone_passes_through_the_product_of_the_forget_gates()
    {
        var (layer, x, tape) = (Layer<Lstm>(), Input(), new RecurrentTape());
        layer.Forward(tape, x);
        var product = Vector<double>.Build.Dense(H, 1);
        var (ours, whole) = (LagJacobians.Of(layer, x, "c", alone: true), LagJacobians.Of(layer, x, "c"));
        for (int k = 0; k <= T; k++)
        {
            Near(Matrix<double>.Build.DiagonalOfDiagonalVector(product), ours[k], Exact, $"lag {k}");
            if (k < T) product = product.PointwiseMultiply(Vector<double>.Build.Dense(H, i => tape.Gate("f")[T - 1 - k, 0][i]));
        }
        Near(whole[1], ours[1], Exact, "over one step the gates read h⟨T−1⟩, which is given");
        Assert.True((whole[2] - ours[2]).L2Norm() > 1e-3, "over two they read an h that depends on c");
    }

    [Fact]
    public void An_orthogonal_matrix_times_a_factor_gives_the_factors_powers()
    {
        var layer = Layer<ElmanRelu>();
        layer["weight_hh"].Value.MapIndexedInplace((i, j, _) => (Real)(i == (j + 1) % H ? 1.1 : 0));      // a cycle: orthogonal, and never below 0
        layer["bias_ih"].Constant(1000);                                                                  // so every unit is on
        double[] norms = LagJacobians.Norms(layer, Input());
        for (int k = 0; k <= T; k++) Assert.Equal(1, norms[k] / Math.Pow(1.1, k), Precision.IsDouble ? 1e-12 : 1e-5);
    }

    [Fact]
    public void Norms_are_the_largest_singular_values_down_to_the_smallest_numbers_and_up_to_infinity()
    {
        var (layer, x) = (Layer<Elman>(), Input());
        var (all, norms) = (LagJacobians.Of(layer, x), LagJacobians.Norms(layer, x));
        for (int k = 0; k <= T; k++) Assert.Equal(1, norms[k] / all[k].Svd().S[0], 1e-9);
        var (one, zeros) = (new Recurrent<Elman>(1, 1, new(1)), new Signal(new Batch(5, 1), 1));
        foreach (var parameter in one.Parameters) parameter.Constant(0);
        one["weight_hh"].Constant(1e-7);
        Assert.Equal(1, LagJacobians.Norms(one, zeros)[5] / 1e-35, 1e-5);
        one["weight_hh"].Constant((double)Real.MaxValue);
        Assert.Equal(double.PositiveInfinity, LagJacobians.Norms(one, zeros)[2]);
        one["weight_hh"].Constant(0);
        Assert.Equal([1, 0, 0, 0, 0, 0], LagJacobians.Norms(one, zeros));
    }

    [Fact]
    public void The_shared_figures_input_is_fixed()
    {
        var x = LagJacobians.Input(1);
        Assert.Equal((LagJacobians.Lags, 1, LagJacobians.Inputs), (x.Batch.T, x.Batch.B, x.Rows));
        Assert.Equal(x.At(49), LagJacobians.Input(1).At(49));
        Assert.NotEqual(x.At(49), LagJacobians.Input(2).At(49));
        Assert.Equal((Real)0.5 * x.At(7), LagJacobians.Input(1, scale: 0.5).At(7));
        Assert.NotEqual((Real)new Random64(1).NextNormal(), x[0, 0][0]);
        var all = Enumerable.Range(0, 50).SelectMany(t => x[t, 0].ToArray()).Select(v => (double)v).ToList();
        Assert.InRange(all.Average(), -0.15, 0.15);
        Assert.InRange(all.Average(v => v * v), 0.75, 1.25);
    }

    [Fact]
    public void What_has_no_such_jacobian_is_refused_with_the_reason()
    {
        Assert.Contains("x should be one sequence but holds 2", Assert.Throws<ArgumentException>(() => LagJacobians.Of(Layer<Elman>(), new Signal(new Batch(T, 2), D))).Message);
        Assert.Contains("should read forward", Assert.Throws<ArgumentException>(() => LagJacobians.Of(new Recurrent<Elman>(D, H, new(1), reverse: true), Input())).Message);
        Assert.Contains("has the lanes h, but 'c'", Assert.Throws<KeyNotFoundException>(() => LagJacobians.Of(Layer<Elman>(), Input(), "c")).Message);
    }

    private static Recurrent<TCell> Layer<TCell>() where TCell : ICell => new(D, H, new Random64(3));

    private static Signal Input()
    {
        var (x, random) = (new Signal(new Batch(T, 1), D), new Random64(4));
        for (int t = 0; t < T; t++)
            for (int d = 0; d < D; d++) x[t, 0][d] = (Real)random.NextNormal();
        return x;
    }

    /// <summary>Nudges the state before step T − k, unit by unit, and runs the k steps that follow it again.</summary>
    private static void Check<TCell>(string lane) where TCell : ICell
    {
        var (layer, x, tape) = (Layer<TCell>(), Input(), new RecurrentTape());
        var initial = layer.NewCarry(1);
        foreach (var (name, values) in initial.Lanes) values[0, 0].Fill((Real)0.3);
        var ours = LagJacobians.Of(layer, x, lane, initial: initial);
        for (int k = 1; k <= T; k++)
        {
            var before = Before(T - k);
            var numeric = Matrix<double>.Build.Dense(H, H);
            for (int j = 0; j < H; j++) numeric.SetColumn(j, (After(j, 1) - After(j, -1)) / (2 * Nudge));
            Near(numeric, ours[k], Differenced, $"{typeof(TCell).Name}, {lane}, lag {k}");

            Vector<double> After(int j, int sign)
            {
                var nudged = layer.NewCarry(1);
                nudged.CopyFrom(before);
                nudged[lane][0, 0][j] += (Real)(sign * Nudge);
                layer.Forward(tape, Steps(T - k, T), nudged);
                return Vector<double>.Build.Dense(H, i => tape.Final[lane][0, 0][i]);
            }
        }

        Carry Before(int t)
        {
            if (t == 0) return initial;
            var state = layer.NewCarry(1);
            layer.Forward(tape, Steps(0, t), initial);
            state.CopyFrom(tape.Final);
            return state;
        }

        Signal Steps(int from, int to)
        {
            var part = new Signal(new Batch(to - from, 1), D);
            for (int t = from; t < to; t++) x[t, 0].CopyTo(part[t - from, 0]);
            return part;
        }
    }

    private static readonly double Nudge = Precision.IsDouble ? 1e-5 : 1e-3;

    private static Matrix<double> Wide(Matrix<Real> m) => Matrix<double>.Build.Dense(m.RowCount, m.ColumnCount, (i, j) => m[i, j]);

    private static void Near(Matrix<double> expected, Matrix<double> ours, double relative, string where)
    {
        double off = (expected - ours).Enumerate().Max(Math.Abs), largest = expected.Enumerate().Max(Math.Abs);
        Assert.True(off <= relative * largest, $"{where}: off by {off:G3} where the largest entry is {largest:G3}");
    }
}
