#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>A recurrent layer under a loss that sees any of: every hidden state, each sequence's last one, the final state.</summary>
/// <remarks><code>
/// L = Σ vᵀ h⟨t⟩ + Σ lᵀ h⟨last⟩ + Σ wᵀ s⟨last⟩
/// </code></remarks>
internal sealed class LayerTrial<TCell> where TCell : ICell
{
    private readonly Random64 random = new(11);
    private readonly bool sees, seesLast, seesFinal;

    public LayerTrial(int D, int H, Batch batch, bool sees = true, bool seesLast = true, bool seesFinal = true, Recurrent<TCell>? layer = null, RecurrentTape? tape = null)
    {
        (this.sees, this.seesLast, this.seesFinal) = (sees, seesLast, seesFinal);
        Layer = layer ?? new(D, H, random);
        Tape = tape ?? new();
        foreach (var parameter in Layer.Parameters)
        {
            parameter.Uniform(1.5 / Math.Sqrt(H), random);
            for (int i = 0; i < parameter.Gradients.Length; i++) parameter.Gradients[i] = random.NextDouble(-1, 1);      // Backward adds
        }
        (X, V, L, Initial, W) = (new(batch, D), new(batch, H), new(new Batch(1, batch.B), H), Layer.NewCarry(batch.B), Layer.NewCarry(batch.B));
        Tensor[] all = [Tensor.Of("x", X), Tensor.Of("v", V), Tensor.Of("l", L), .. Lanes("", Initial), .. Lanes("w", W)];
        foreach (var tensor in all) tensor.Randomise(random);
    }

    public Recurrent<TCell> Layer { get; }

    public RecurrentTape Tape { get; }

    public Signal X { get; }

    public Signal V { get; }

    public Signal L { get; }

    public Carry Initial { get; }

    public Carry W { get; }

    private Batch Batch => X.Batch;

    private IEnumerable<Tensor> Inputs => [.. Layer.Parameters.Select(Tensor.Of), Tensor.Of("x", X), .. Lanes("0", Initial)];

    /// <summary>What one Forward and one Backward add to each parameter's gradient, then dx, then the initial state's gradient.</summary>
    public List<double[]> Gradients()
    {
        double[][] before = [.. Layer.Parameters.Select(p => p.Gradients.ToArray())];
        Layer.Forward(Tape, X, Initial);
        Layer.Backward(Tape, sees ? V : null, seesLast ? L : null, seesFinal ? W : null);
        return After(Tape, before);
    }

    /// <summary>The same on another tape, from no initial state and with no loss but that of each h.</summary>
    public List<double[]> GradientsWithoutState(RecurrentTape tape)
    {
        double[][] before = [.. Layer.Parameters.Select(p => p.Gradients.ToArray())];
        Layer.Forward(tape, X);
        Layer.Backward(tape, V);
        return After(tape, before);
    }

    /// <summary>The same by <c>Step</c> and <c>StepBack</c>; what only a later step may read is not yet there.</summary>
    public List<double[]> GradientsByStep()
    {
        double[][] before = [.. Layer.Parameters.Select(p => p.Gradients.ToArray())];
        var (x, v) = (Unset(X), Unset(V));
        var (whole, steps) = (new RecurrentTape(), new RecurrentTape());
        Layer.Forward(whole, X, Initial);
        Layer.Begin(steps, x, Initial);
        for (int t = 0; t < Batch.T; t++)
        {
            CopyStep(X, x, t);
            Layer.Step(steps, t);
        }
        foreach (var (final, expected) in Lanes("", steps.Final).Zip(Lanes("", whole.Final))) Slope.Equal("final state", expected.Copy(), final.Copy());
        Layer.BeginBack(steps, v, L, W);
        var dx = Unset(X);
        for (int t = Batch.T - 1; t >= 0; t--)
        {
            CopyStep(V, v, t);
            Layer.StepBack(steps, t);
            CopyStep(steps.DX, dx, t);
        }
        Layer.Finish(steps);
        Slope.Equal("dx right after its step", Tensor.Of("dx", dx).Copy(), Tensor.Of("dx", steps.DX).Copy());
        return After(steps, before);
    }

    public void Verify(string who)
    {
        foreach (var (input, gradient) in Inputs.Zip(Gradients())) Slope.Verify(who, input, gradient, Loss, random);
    }

    private double Loss()
    {
        Layer.Forward(Tape, X, Initial);
        double sum = 0;
        if (sees) sum += Dot(Tape.Y, V);
        if (seesLast) sum += Dot(Tape.Last, L);
        if (seesFinal) foreach (string lane in TCell.Kernel.State) sum += Dot(Tape.Final[lane], W[lane]);
        return sum;
    }

    private List<double[]> After(RecurrentTape tape, double[][] before) =>
    [
        .. Layer.Parameters.Zip(before, (p, old) => p.Gradients.Zip(old, (now, then) => now - then).ToArray()),
        Tensor.Of("dx", tape.DX).Copy(),
        .. Lanes("d0", tape.DInitial).Select(d => d.Copy()),
    ];

    private static IEnumerable<Tensor> Lanes(string name, Carry carry) => TCell.Kernel.State.Select(lane => Tensor.Of(lane + name, carry[lane]));

    private static double Dot(Signal a, Signal b) => Tensor.Of("", a).Copy().Zip(Tensor.Of("", b).Copy(), (p, q) => p * q).Sum();

    private static Signal Unset(Signal like)
    {
        var signal = new Signal(like.Batch, like.Rows);
        Tensor.Of("", signal).Set(_ => double.NaN);
        return signal;
    }

    private static void CopyStep(Signal from, Signal to, int t)
    {
        for (int b = 0; b < from.Batch.B; b++)
            if (t < from.Batch.Lengths[b]) from[t, b].CopyTo(to[t, b]);
    }
}
#endif
