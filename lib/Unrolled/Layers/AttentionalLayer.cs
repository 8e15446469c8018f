using Unrolled.Numerics;
using Unrolled.Sequences;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Layers;

/// <summary>Joins what the source says with what the decoder knows: Luong's attentional vector, from which the word is read.</summary>
/// <remarks><code>
/// forward    h̃ = tanh(Wc [c; h] + b)                          Wc (N × (S + H)), b (N), c (S × tokens), h (H × tokens)
/// backward   da = dh̃ ⊙ (1 − h̃²)      [dc; dh] = Wcᵀ da      dWc += Σ da [c; h]ᵀ      db += Σ da
/// </code>
/// PyTorch's names: weight and bias of a nn.Linear over the concatenation, context first; the paper has no b. Uniform in ±1/√(S + H) at the start.
/// Forward and Backward take all tokens at once; Begin, Step, BeginBack, StepBack, Finish go step by step, as in <see cref="Attention"/>.
/// Source: M.-T. Luong et al., "Effective approaches to attention-based neural machine translation", 2015, equation 5.
/// </remarks>
public sealed class AttentionalLayer
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly int context, hidden;

    /// <param name="context">S, the rows of c.</param>
    /// <param name="hidden">H, the rows of h.</param>
    /// <param name="outputs">N, the rows of h̃.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public AttentionalLayer(int context, int hidden, int outputs, Random64 random, bool bias = true)
    {
        if (context < 1 || hidden < 1) throw new ArgumentOutOfRangeException(nameof(context), $"AttentionalLayer: c and h need at least 1 row, but {context} and {hidden} were asked for.");
        (this.context, this.hidden) = (context, hidden);
        (weight, this.bias) = (new("weight", outputs, context + hidden), bias ? new("bias", outputs, 1) : null);
        Parameters = this.bias is null ? [weight] : [weight, this.bias];
        foreach (var parameter in Parameters) parameter.Uniform(1 / Math.Sqrt(context + hidden), random);
    }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>N, the rows of h̃.</summary>
    public int Outputs => weight.Rows;

    /// <summary>h̃ of every token.</summary>
    /// <param name="tape">Where h̃ goes and what Backward needs; reuse it.</param>
    /// <param name="c">The contexts (S × tokens).</param>
    /// <param name="h">The decoder's states (H × tokens), of the same batch.</param>
    /// <returns>h̃ (N × tokens), which is <see cref="AttentionalTape.Y"/>.</returns>
    /// <exception cref="ArgumentException">Rows other than S and H, or different batches.</exception>
    public Signal Forward(AttentionalTape tape, Signal c, Signal h)
    {
        Begin(tape, c, h);
        Forward(tape, 0, c.Batch.Tokens);
        return tape.Y;
    }

    /// <summary>∂L/∂c and ∂L/∂h, left on the tape; adds to the gradients of Wc and b.</summary>
    /// <param name="tape">The tape of Forward.</param>
    /// <param name="dy">∂L/∂h̃ (N × tokens).</param>
    /// <exception cref="ArgumentException">dy does not match the last Forward.</exception>
    public void Backward(AttentionalTape tape, Signal dy)
    {
        BeginBack(tape, dy);
        Backward(tape, 0, dy.Batch.Tokens);
        Finish(tape);
    }

    /// <summary>Then <see cref="Step"/> for t = 0, 1, …, which alone reads step t of c and h.</summary>
    public void Begin(AttentionalTape tape, Signal c, Signal h)
    {
        c.Expect(this, "c", context, null);
        h.Expect(this, "h", hidden, c.Batch);
        tape.Prepare(this, c, h);
        tape.Affine.Begin(weight, bias, tape.X);
    }

    /// <summary>h̃⟨t⟩ of every running sequence.</summary>
    public void Step(AttentionalTape tape, int t)
    {
        Expect(tape, nameof(Step), nameof(Begin));
        Forward(tape, tape.X.Batch.Offset(t), tape.X.Batch.Running(t));
    }

    /// <summary>Then <see cref="StepBack"/> for t = T − 1, …, 0, which alone reads step t of dy, then <see cref="Finish"/>.</summary>
    public void BeginBack(AttentionalTape tape, Signal dy)
    {
        Expect(tape, nameof(Backward), nameof(Forward));
        dy.Expect(this, "dy", Outputs, tape.X.Batch);
        tape.DY = dy;
        tape.Affine.BeginBack();
        tape.LayOutGradients();
    }

    /// <summary>∂L/∂c⟨t⟩ and ∂L/∂h⟨t⟩ of every running sequence.</summary>
    public void StepBack(AttentionalTape tape, int t)
    {
        Expect(tape, nameof(StepBack), nameof(BeginBack));
        Backward(tape, tape.X.Batch.Offset(t), tape.X.Batch.Running(t));
    }

    /// <summary>Adds the gradients of Wc and b, once over all tokens.</summary>
    public void Finish(AttentionalTape tape)
    {
        Expect(tape, nameof(Finish), nameof(BeginBack));
        tape.Affine.Finish();
    }

    private void Forward(AttentionalTape tape, int first, int count)
    {
        for (int token = first; token < first + count; token++)
        {
            tape.C.Token(token).CopyTo(tape.X.Token(token));
            tape.H.Token(token).CopyTo(tape.X.Token(token)[context..]);
        }
        tape.Affine.Forward(first, count);
        for (int token = first; token < first + count; token++)
            for (int at = 0; at < Outputs; at += Lane.Width) Tanh(Lane.Load(tape.Y.Token(token), at)).Store(tape.Y.Token(token), at);
    }

    private void Backward(AttentionalTape tape, int first, int count)
    {
        for (int token = first; token < first + count; token++)
            for (int at = 0; at < Outputs; at += Lane.Width)
            {
                var y = Lane.Load(tape.Y.Token(token), at);
                (Lane.Load(tape.DY.Token(token), at) * (1 - y * y)).Store(tape.Affine.DY.Token(token), at);          // da = dh̃ ⊙ (1 − h̃²)
            }
        tape.Affine.Backward(first, count);
    }

    private void Expect(AttentionalTape tape, string asked, string first)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: {asked} needs the tape on which this layer ran {first}.");
    }

    public override string ToString() => $"AttentionalLayer([{context}; {hidden}] → {Outputs})";
}
