using MathNet.Numerics.LinearAlgebra;
using Unrolled.Losses;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Models;

public class JordanTests
{
    private const int D = 2, H = 5, N = 3;

    private static readonly Batch batch = new([2, 4, 1, 4]);

    [Fact]
    public void Every_answer_is_that_of_the_equations()
    {
        var (net, tape, x, s) = (new Jordan(D, H, N, 0.6, new(1)), new JordanTape(), Random(batch, D, 2), Random(new(1, 4), N, 3));
        net.Forward(tape, x, s);
        var (W, b, V, c) = (Of(net, "hidden.weight_ih"), Of(net, "hidden.bias_ih"), Of(net, "readout.weight_ih"), Of(net, "readout.bias_ih"));
        for (int sequence = 0; sequence < batch.B; sequence++)
        {
            var context = Column(s[0, sequence]);
            for (int t = 0; t < batch.Lengths[sequence]; t++)
            {
                var h = (W * Column(x[t, sequence]).Stack(context) + b).Map(Math.Tanh);
                var ŷ = V * h + c;
                Near(ŷ, tape.Y[t, sequence]);
                context = 0.6 * context + ŷ;
            }
            Near(context, tape.Context[0, sequence]);
        }
    }

    [Fact]
    public void A_context_carries_on_where_the_last_batch_ended()
    {
        var (net, whole, halves, x) = (new Jordan(D, H, N, 0.6, new(1)), new JordanTape(), new JordanTape(), Random(new(6, 3), D, 2));
        net.Forward(whole, x);
        var half = new Signal(new Batch(3, 3), D);
        Signal? context = null;
        for (int part = 0; part < 2; part++)
        {
            for (int t = 0; t < 3; t++) half.Set(t, x.At(3 * part + t));
            net.Forward(halves, half, context);
            for (int t = 0; t < 3; t++) Assert.Equal(whole.Y.At(3 * part + t), halves.Y.At(t));
            context = halves.Context;
        }
    }

    /// <summary>Only the plan, which never changes, goes in: which step it is, the net must hear from its own answers.</summary>
    [Fact]
    public void It_learns_to_recite_a_sequence_from_a_constant_plan()
    {
        int[] song = [0, 1, 1, 2, 0, 2];
        var (x, y) = (new Signal(new Batch(song.Length, 1), 1), new Tokens([song]).OneHot(N));
        for (int t = 0; t < song.Length; t++) x[t, 0][0] = 1;
        var (net, tape, loss) = (new Jordan(1, 16, N, 0.5, new(3)), new JordanTape(), new MeanSquaredError());
        var adam = new Adam(0.005, net.Parameters);
        double L = 1;
        for (int step = 0; step < 4000 && L >= 1e-3; step++)
        {
            adam.ClearGradients();
            L = loss.Forward(net.Forward(tape, x), y);
            net.Backward(tape, loss.Backward());
            Clip.ByNorm(net.Parameters, 1);
            adam.Step();
        }
        Assert.True(L < 1e-3, $"the mean squared error is still {L:G3}");
    }

    [Fact]
    public void A_training_step_allocates_nothing()
    {
        var (net, tape, x, dy) = (new Jordan(D, H, N, 0.6, new(1)), new JordanTape(), Random(batch, D, 2), Random(batch, N, 3));
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 60 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 10; step++)
            {
                net.Forward(tape, x, tape.Readout.Owner is null ? null : tape.Context);
                net.Backward(tape, dy);
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    [Fact]
    public void Its_parameters_have_the_names_and_shapes_of_its_parts() =>
        Assert.Equal(["hidden.weight_ih (5 × 5)", "hidden.bias_ih (5 × 1)", "readout.weight_ih (3 × 5)", "readout.bias_ih (3 × 1)"], new Jordan(D, H, N, 0, new(1)).Parameters.Select(p => p.ToString()));

    [Fact]
    public void It_begins_within_one_over_the_root_of_what_a_unit_hears()
    {
        var net = new Jordan(3, 40, 6, 0, new(1));
        foreach (var (parameter, heard) in net.Parameters.Zip([9, 9, 40, 40])) Assert.InRange(parameter.Values.Max(v => Math.Abs(v)) * Math.Sqrt(heard), 0.6, 1 + 1e-6);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.StartsWith("Jordan: μ should be in [0, 1), but is 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Jordan(D, H, N, 1, new(1))).Message);
        var (net, tape) = (new Jordan(D, H, N, 0.5, new(1)), new JordanTape());
        Assert.StartsWith("Jordan(2 → 5 → 3, μ = 0.5): x should have 2 rows", Assert.Throws<ArgumentException>(() => net.Forward(tape, new(batch, N))).Message);
        Assert.StartsWith("Jordan(2 → 5 → 3, μ = 0.5): context should have 3 rows", Assert.Throws<ArgumentException>(() => net.Forward(tape, new(batch, D), new(new Batch(1, 4), D))).Message);
        Assert.StartsWith("Jordan(2 → 5 → 3, μ = 0.5): context should be one step of 4 sequences, as x is, but holds 3 sequences of 1 steps.", Assert.Throws<ArgumentException>(() => net.Forward(tape, new(batch, D), new(new Batch(1, 3), N))).Message);
        Assert.StartsWith("JordanTape: nothing is on this tape yet.", Assert.Throws<InvalidOperationException>(() => tape.Context).Message);
    }

    private static Signal Random(Batch batch, int rows, long seed)
    {
        var (signal, random) = (new Signal(batch, rows), new Random64(seed));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++)
                foreach (ref Real entry in signal[t, b]) entry = (Real)random.NextDouble(-1, 1);
        return signal;
    }

    private static Matrix<double> Of(Jordan net, string name) => net.Parameters.Single(p => p.Name == name).Value.Map(v => (double)v);

    private static Matrix<double> Column(Span<Real> vector) => Matrix<double>.Build.Dense(vector.Length, 1, [.. vector.ToArray().Select(v => (double)v)]);

    private static void Near(Matrix<double> expected, Span<Real> actual)
    {
        for (int n = 0; n < actual.Length; n++) Assert.Equal(expected[n, 0], (double)actual[n], Precision.IsDouble ? 1e-12 : 1e-5);
    }
}
