using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Analysis;

/// <summary>How much of a recurrent layer's state still depends on its past: the Jacobian ∂s⟨T⟩/∂s⟨T−k⟩ for every lag k, exactly, on one input.</summary>
/// <remarks><code>
/// J⟨k⟩ = ∂s⟨T⟩/∂s⟨T−k⟩ (H × H)        J⟨0⟩ = I        norm: the largest singular value, ‖J⟨k⟩‖₂
/// Elman      J⟨k⟩ = J⟨k−1⟩ · diag(1 − h⊙h) U          with the h of step T − k + 1
/// alone      only the path that stays in the lane at every step: for an LSTM's c, J⟨k⟩ = diag(Π f), the gates counting as constants
/// </code>
/// s is one lane of the state: h, or c of an LSTM. All other lanes at T − k count as given. Row i of every J is what a backward pass brings back when it
/// is asked about unit i alone, so H equal columns, each asked about another unit, give all rows in one pass through the layer's own Step and StepBack.
/// It is a Jacobian, not a gradient: what a loss sends back is (∂L/∂s⟨T⟩) J⟨k⟩, which is no longer than ‖∂L/∂s⟨T⟩‖ ‖J⟨k⟩‖ and may be shorter.
/// <para><b>The figure that lessons 07, 09 and 10 draw</b> on the same axes, so that they can be laid side by side:
/// <see cref="Units"/> = 32 units, one sequence of <see cref="Lags"/> = 50 steps of <see cref="Inputs"/> = 8 standard normal numbers,
/// <c>LagJacobians.Input(seed)</c>; weights from <c>new Random64(seed)</c>, whatever the lesson sets after that;
/// lags 0 … 50 as <c>Norms</c> gives them; <c>Charts.GradientByLag</c> with its own axis names and <see cref="NormRange"/> on the y axis:</para>
/// <code>
/// var layer = new Recurrent&lt;Elman&gt;(LagJacobians.Inputs, LagJacobians.Units, new Random64(seed));
/// double[] norms = LagJacobians.Norms(layer, LagJacobians.Input(seed));                     // 51 numbers, the first is 1
/// Charts.GradientByLag([("tanh", norms)], "…", y: new Axis("‖∂h⟨t⟩/∂h⟨t−k⟩‖") { Range = LagJacobians.NormRange })
/// </code></remarks>
public static class LagJacobians
{
    /// <summary>H of the figure that several lessons draw.</summary>
    public const int Units = 32;

    /// <summary>D of that figure.</summary>
    public const int Inputs = 8;

    /// <summary>T of that figure, and its greatest lag.</summary>
    public const int Lags = 50;

    /// <summary>What its y axis spans: a linear net that grows by a tenth at every step ends within, at 117.</summary>
    public static (double Low, double High) NormRange => (1e-12, 1000);

    /// <summary>That figure's input: one sequence of 50 steps of 8 standard normal numbers.</summary>
    /// <param name="seed">Equal seeds give equal inputs; they are other numbers than those of weights drawn from the same seed.</param>
    /// <param name="scale">Each number is multiplied by it; 0 gives a silent input.</param>
    public static Signal Input(int seed, double scale = 1)
    {
        var random = new Random64(seed + 7_000_000_000L);
        var x = new Signal(new Batch(Lags, 1), Inputs);
        for (int t = 0; t < Lags; t++)
            for (int d = 0; d < Inputs; d++) x[t, 0][d] = (Real)(scale * random.NextNormal());
        return x;
    }

    /// <summary>‖∂s⟨T⟩/∂s⟨T−k⟩‖₂ for k = 0 … T; ∞ where an entry has become too large for the number format.</summary>
    /// <inheritdoc cref="Of{TCell}(Recurrent{TCell}, Signal, string, bool, Carry?)"/>
    public static double[] Norms<TCell>(Recurrent<TCell> layer, Signal x, string lane = "h", bool alone = false, Carry? initial = null) where TCell : ICell =>
        [.. Of(layer, x, lane, alone, initial).Select(Norm)];

    /// <summary>∂s⟨T⟩/∂s⟨T−k⟩ for k = 0 … T; the last is by the state before the first step.</summary>
    /// <param name="layer">A layer that reads forward.</param>
    /// <param name="x">One sequence (D × T).</param>
    /// <param name="lane">Which lane of the state: "h", or "c" of an LSTM.</param>
    /// <param name="alone">Whether only the path that stays in the lane counts: every other lane, and all that is computed from it, is then taken as constant.</param>
    /// <param name="initial">The state before the first step, of one sequence; null is 0.</param>
    /// <exception cref="ArgumentException">x holds several sequences, or the layer reads in reverse.</exception>
    /// <exception cref="KeyNotFoundException">The cell's state has no such lane.</exception>
    public static IReadOnlyList<Matrix<double>> Of<TCell>(
        Recurrent<TCell> layer, Signal x, string lane = "h", bool alone = false, Carry? initial = null)
        where TCell : ICell
    {
        Expect(layer, x);
        var (tape, H, T) = (new RecurrentTape(), layer.Hidden, x.Batch.T);
        layer.Begin(tape, Columns(x, H), initial is null ? null : Columns(initial, layer.NewCarry(H)));
        for (int t = 0; t < T; t++) layer.Step(tape, t);
        var asked = layer.NewCarry(H);
        for (int i = 0; i < H; i++) asked[lane].Token(i)[i] = 1;    // column i asks about unit i
        layer.BeginBack(tape, dFinal: asked);
        var jacobians = new List<Matrix<double>> { Matrix<double>.Build.DenseIdentity(H) };
        for (int t = T - 1; t >= 0; t--)
        {
            layer.StepBack(tape, t);
            if (alone) tape.KeepOnly(lane);
            jacobians.Add(Matrix<double>.Build.Dense(H, H, (i, j) => tape.DBefore(lane, i)[j]));
        }
        return jacobians;
    }

    private static void Expect(SequenceNet layer, Signal x)
    {
        if (x.Batch.B != 1) throw new ArgumentException($"LagJacobians of {layer}: x should be one sequence but holds {x.Batch.B}. Each input has Jacobians of its own.", nameof(x));
        if (layer.IsReverse(0)) throw new ArgumentException($"LagJacobians of {layer}: the layer should read forward, so that the last state is that of step T.", nameof(layer));
    }

    private static double Norm(Matrix<double> J)
    {
        double largest = J.Enumerate().Max(v => double.IsFinite(v) ? Math.Abs(v) : double.PositiveInfinity);
        return largest == 0 || double.IsInfinity(largest) ? largest : largest * (J / largest).L2Norm();       // the singular values of numbers near 1
    }

    private static Signal Columns(Signal one, int H)
    {
        var all = new Signal(new Batch(one.Batch.T, H), one.Rows);
        for (int t = 0; t < one.Batch.T; t++)
            for (int b = 0; b < H; b++) one[t, 0].CopyTo(all[t, b]);
        return all;
    }

    private static Carry Columns(Carry one, Carry all)
    {
        foreach (var (name, values) in all.Lanes)
            for (int b = 0; b < all.B; b++) one[name].Token(0).CopyTo(values.Token(b));
        return all;
    }
}
