using System.Globalization;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>Jordan's net: not its hidden units but its own past answers are what it remembers, through context units that fade.</summary>
/// <remarks><code>
/// s⟨t⟩ = μ s⟨t−1⟩ + ŷ⟨t−1⟩              context: all past answers, those long past the less        (N × B)
/// h⟨t⟩ = tanh(W [x⟨t⟩; s⟨t⟩] + b)       hidden units, which hear x and s and not each other        (H × B)
/// ŷ⟨t⟩ = V h⟨t⟩ + c                     read-out                                                   (N × B)
/// </code>
/// x (D × B), W (H × (D + N)), V (N × H); s⟨1⟩ is the caller's, or 0. With μ = 0 the context is the last answer alone.
/// Read-out and hidden units are stepped in turn, so each is a layer of a cell without memory: the memory is this loop's.
/// <para>Source: M. Jordan, "Serial order: a parallel distributed processing approach", 1986; his units were logistic, and x was a plan
/// that stays the same while a sequence is recited. Elman's net feeds h back instead of ŷ.</para>
/// </remarks>
public sealed class Jordan
{
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the hidden units.</param>
    /// <param name="outputs">N, the rows of ŷ and of the context.</param>
    /// <param name="decay">μ, what remains of the context from one step to the next, in [0, 1).</param>
    /// <param name="random">Where the first weights come from: uniform in ±1/√(D + N) and, of the read-out, ±1/√H, as in PyTorch's nn.Linear.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or μ outside [0, 1).</exception>
    public Jordan(int inputs, int hidden, int outputs, double decay, Random64 random)
    {
        if (!(decay >= 0 && decay < 1)) throw new ArgumentOutOfRangeException(nameof(decay), $"Jordan: μ should be in [0, 1), but is {decay.ToString(CultureInfo.InvariantCulture)}. From 1 on the context would never forget.");
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        (Inputs, Outputs, Decay, Hidden, Readout) = (inputs, outputs, decay, new(inputs + outputs, hidden, random), new(hidden, outputs, random));
        foreach (var parameter in Hidden.Parameters) parameter.Uniform(1 / Math.Sqrt(inputs + outputs), random);
        foreach (var parameter in Readout.Parameters) parameter.Uniform(1 / Math.Sqrt(hidden), random);
        Parameter.Rename(Hidden.Parameters, before: "hidden.");
        Parameter.Rename(Readout.Parameters, before: "readout.");
        Parameters = [.. Hidden.Parameters, .. Readout.Parameters];
    }

    /// <summary>D, the rows of x.</summary>
    public int Inputs { get; }

    /// <summary>N, the rows of ŷ.</summary>
    public int Outputs { get; }

    /// <summary>μ.</summary>
    public double Decay { get; }

    /// <summary>The hidden units: W (H × (D + N)) and b.</summary>
    public Recurrent<Feedforward> Hidden { get; }

    /// <summary>The read-out: V (N × H) and c.</summary>
    public Recurrent<Affine> Readout { get; }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The whole batch forward.</summary>
    /// <param name="tape">Where the steps go; reuse it.</param>
    /// <param name="x">The input (D × tokens).</param>
    /// <param name="context">s⟨1⟩ (N × B, one step), in the caller's order; null is 0. <see cref="JordanTape.Context"/> of the last batch carries on.</param>
    /// <returns>ŷ (N × tokens), overwritten by the next Forward on this tape.</returns>
    /// <exception cref="ArgumentException">x has other rows than D, or context other rows than N or another number of sequences.</exception>
    public Signal Forward(JordanTape tape, Signal x, Signal? context = null)
    {
        x.Expect(this, "x", Inputs, null);
        context?.Expect(this, "context", Outputs, null);
        if (context is not null && (context.Batch.T != 1 || context.Batch.B != x.Batch.B))
            throw new ArgumentException($"{this}: context should be one step of {x.Batch.B} sequences, as x is, but holds {context.Batch}.", nameof(context));
        tape.Prepare(this, x.Batch);
        Hidden.Begin(tape.Hidden, tape.Heard);
        Readout.Begin(tape.Readout, tape.Hidden.Y);
        for (int t = 0; t < x.Batch.T; t++)
        {
            for (int b = 0; b < x.Batch.B; b++)
                if (t < x.Batch.Lengths[b]) Hear(tape, x, context, t, b);
            Hidden.Step(tape.Hidden, t);
            Readout.Step(tape.Readout, t);
        }
        for (int b = 0; b < x.Batch.B; b++) Remember(tape, x.Batch.Lengths[b] - 1, b, tape.Context[0, b]);
        return tape.Y;
    }

    /// <summary>The whole batch backward, through every answer that was heard again; adds to every parameter's gradient.</summary>
    /// <param name="tape">The tape of Forward: one Backward for each Forward.</param>
    /// <param name="dy">∂L/∂ŷ (N × tokens), of the loss alone.</param>
    /// <returns>∂L/∂x (D × tokens), which is <see cref="JordanTape.DX"/>; ∂L/∂s⟨1⟩ is <see cref="JordanTape.DContext"/>.</returns>
    /// <exception cref="ArgumentException">dy has other rows than N, or is of another batch.</exception>
    /// <exception cref="InvalidOperationException">The tape is not one on which this net has just run Forward.</exception>
    public Signal Backward(JordanTape tape, Signal dy)
    {
        var batch = tape.BatchOf(this);
        dy.Expect(this, "dy", Outputs, batch);
        Readout.BeginBack(tape.Readout, tape.DOutput);
        Hidden.BeginBack(tape.Hidden, tape.DHidden);
        tape.DContext.Clear();
        for (int t = batch.T - 1; t >= 0; t--)
        {
            for (int b = 0; b < batch.B; b++)
                if (t < batch.Lengths[b]) Sum(tape, dy, t, b);
            Readout.StepBack(tape.Readout, t);
            for (int b = 0; b < batch.B; b++)
                if (t < batch.Lengths[b]) tape.Readout.DX[t, b].CopyTo(tape.DHidden[t, b]);             // dh = Vᵀ dŷ
            Hidden.StepBack(tape.Hidden, t);
            for (int b = 0; b < batch.B; b++)
                if (t < batch.Lengths[b]) Part(tape.Hidden.DX[t, b], tape.DX[t, b], tape.DContext[0, b]);
        }
        Readout.Finish(tape.Readout);
        Hidden.Finish(tape.Hidden);
        return tape.DX;
    }

    /// <summary>What the hidden units of one sequence hear: x⟨t⟩ above s⟨t⟩.</summary>
    private void Hear(JordanTape tape, Signal x, Signal? context, int t, int b)
    {
        Span<Real> heard = tape.Heard[t, b], s = heard[Inputs..];
        x[t, b].CopyTo(heard);
        if (t > 0) Remember(tape, t - 1, b, s);
        else if (context is not null) context[0, b].CopyTo(s);
        else s.Clear();
    }

    /// <summary>s⟨t+1⟩ = μ s⟨t⟩ + ŷ⟨t⟩.</summary>
    private void Remember(JordanTape tape, int t, int b, Span<Real> next)
    {
        Span<Real> s = tape.Heard[t, b][Inputs..], ŷ = tape.Y[t, b];
        for (int n = 0; n < next.Length; n++) next[n] = (Real)Decay * s[n] + ŷ[n];
    }

    /// <summary>dŷ⟨t⟩ = dy⟨t⟩ + ds⟨t+1⟩: an answer is judged, and it is heard.</summary>
    private static void Sum(JordanTape tape, Signal dy, int t, int b)
    {
        Span<Real> dŷ = tape.DOutput[t, b], ds = tape.DContext[0, b];
        dy[t, b].CopyTo(dŷ);
        for (int n = 0; n < dŷ.Length; n++) dŷ[n] += ds[n];
    }

    /// <summary>[dx⟨t⟩; ds⟨t⟩] = Wᵀ da⟨t⟩, and ds⟨t⟩ += μ ds⟨t+1⟩, in the place of ds⟨t+1⟩.</summary>
    private void Part(ReadOnlySpan<Real> d, Span<Real> dx, Span<Real> ds)
    {
        d[..Inputs].CopyTo(dx);
        for (int n = 0; n < ds.Length; n++) ds[n] = d[Inputs + n] + (Real)Decay * ds[n];
    }

    public override string ToString() => $"Jordan({Inputs} → {Hidden.Hidden} → {Outputs}, μ = {Decay.ToString(CultureInfo.InvariantCulture)})";
}
