using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>A decoder that looks back at the source at every step, and is told at the next step what it saw: attention with input feeding.</summary>
/// <typeparam name="TCell">The cell of its recurrent layer.</typeparam>
/// <remarks><code>
/// k⟨t⟩  = the caller's token, or argmax z⟨t−1⟩ where it is not forced        k⟨1⟩ is always the caller's
/// x⟨t⟩  = [embedding of k⟨t⟩; h̃⟨t−1⟩]                                        h̃⟨0⟩ = 0
/// h⟨t⟩  = cell(x⟨t⟩, h⟨t−1⟩)
/// c⟨t⟩  = attention(h⟨t⟩, source)
/// h̃⟨t⟩ = tanh(Wc [c⟨t⟩; h⟨t⟩] + b)
/// z⟨t⟩  = V h̃⟨t⟩ + b                                                         logits
/// </code>
/// The way back runs the same lines upwards; no gradient passes through argmax. Parameters bear the names embedding.weight,
/// rnn.weight_ih_l0 …, attention.…, combine.weight, combine.bias, readout.weight, readout.bias.
/// <para>Forcing (R. Williams and D. Zipser, 1989) always feeds the right token; scheduled sampling (S. Bengio et al., "Scheduled
/// sampling for sequence prediction with recurrent neural networks", 2015) feeds it with probability p, decided for each token by itself.</para>
/// Source of input feeding: M.-T. Luong et al., "Effective approaches to attention-based neural machine translation", 2015.
/// </remarks>
public sealed partial class AttentionDecoder<TCell> where TCell : ICell
{
    private readonly Embedding embedding;
    private readonly Recurrent<TCell> rnn;
    private readonly AttentionalLayer combine;
    private readonly Dense readout;

    /// <param name="vocabulary">V, the number of symbols.</param>
    /// <param name="size">E, the length of a symbol's vector.</param>
    /// <param name="hidden">H, the units of the recurrent layer.</param>
    /// <param name="attention">How it looks at the source; its queries are of H rows.</param>
    /// <param name="attentional">N, the rows of h̃.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <exception cref="ArgumentException">The attention's queries are of other rows than H.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public AttentionDecoder(int vocabulary, int size, int hidden, Attention attention, int attentional, Random64 random)
    {
        if (attention.Queries != hidden) throw new ArgumentException($"AttentionDecoder: the queries are the decoder's states of {hidden} units, but {attention} takes queries of {attention.Queries} rows.", nameof(attention));
        (embedding, Attention) = (new(vocabulary, size, random), attention);
        (rnn, combine) = (new(size + attentional, hidden, random), new(attention.Source, hidden, attentional, random));
        readout = new(attentional, vocabulary, random);
        Parameter.Rename(embedding.Parameters, "embedding.");
        Parameter.Rename(rnn.Parameters, "rnn.", "_l0");
        Parameter.Rename(attention.Parameters, "attention.");
        Parameter.Rename(combine.Parameters, "combine.");
        Parameter.Rename(readout.Parameters, "readout.");
        Parameters = [.. embedding.Parameters, .. rnn.Parameters, .. attention.Parameters, .. combine.Parameters, .. readout.Parameters];
    }

    /// <summary>How it looks at the source.</summary>
    public Attention Attention { get; }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    private int Size => embedding.Weight.Rows;

    /// <summary>A zero state for B sequences.</summary>
    public Carry NewCarry(int B) => rnn.NewCarry(B);

    /// <summary>The logits of every step.</summary>
    /// <param name="tape">Where everything goes; reuse it.</param>
    /// <param name="inputs">The right tokens, one step behind the targets: the start symbol first.</param>
    /// <param name="source">The encoder's states (S × source tokens), of as many sequences, each with a length of its own.</param>
    /// <param name="initial">h⟨0⟩ (and c⟨0⟩), say the encoder's final state; null is 0.</param>
    /// <param name="forced">p in [0, 1]: how often the right token is fed. 1 draws nothing; 0 is the decoder on its own.</param>
    /// <param name="draws">Decides which: one number for each token after the first step, step by step, in the caller's order.</param>
    /// <returns>z (V × tokens), overwritten by the next Forward on this tape.</returns>
    /// <exception cref="ArgumentException">p outside [0, 1], p &lt; 1 without draws, a token outside the vocabulary, or sizes that do not match.</exception>
    public Signal Forward(AttentionDecoderTape tape, Tokens inputs, Signal source, Carry? initial = null, double forced = 1, Random64? draws = null)
    {
        Expect(inputs, forced, draws);
        tape.Prepare(this, inputs.Batch, Size + combine.Outputs, rnn.Hidden);
        rnn.Begin(tape.Rnn, tape.X, initial);
        Attention.Begin(tape.Attention, tape.Rnn.Y, source);
        combine.Begin(tape.Combine, tape.Attention.Context, tape.Rnn.Y);
        tape.Readout.Begin(readout.Weight, readout.Bias, tape.Combine.Y);
        for (int t = 0; t < inputs.Batch.T; t++)
        {
            Feed(tape, inputs, t, forced, draws);
            rnn.Step(tape.Rnn, t);
            Attention.Step(tape.Attention, t);
            combine.Step(tape.Combine, t);
            tape.Readout.Forward(inputs.Batch.Offset(t), inputs.Batch.Running(t));
        }
        return tape.Logits;
    }

    /// <summary>Adds to every parameter's gradient; ∂L/∂source and ∂L/∂(initial state) are left on the tape.</summary>
    /// <param name="tape">The tape of Forward. One Backward for each Forward.</param>
    /// <param name="dLogits">∂L/∂z (V × tokens).</param>
    /// <exception cref="ArgumentException">dLogits does not match the last Forward.</exception>
    public void Backward(AttentionDecoderTape tape, Signal dLogits)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: Backward needs the tape on which this decoder ran Forward.");
        dLogits.Expect(this, "dLogits", readout.Weight.Rows, tape.X.Batch);
        ReadoutBack(tape, dLogits);
        combine.BeginBack(tape.Combine, tape.Readout.DX);
        Attention.BeginBack(tape.Attention, tape.Combine.DContext);
        rnn.BeginBack(tape.Rnn, tape.DStates);
        for (int t = tape.X.Batch.T - 1; t >= 0; t--)
        {
            combine.StepBack(tape.Combine, t);
            Attention.StepBack(tape.Attention, t);
            Join(tape, t);
            rnn.StepBack(tape.Rnn, t);
            FeedBack(tape, tape.Rnn.DX, t);
        }
        combine.Finish(tape.Combine);
        Attention.Finish(tape.Attention);
        rnn.Finish(tape.Rnn);
        EmbeddingBack(tape, tape.Rnn.DX);
    }

    private static void ReadoutBack(AttentionDecoderTape tape, Signal dLogits)
    {
        tape.Readout.BeginBack();
        for (int token = 0; token < dLogits.Batch.Tokens; token++) dLogits.Token(token).CopyTo(tape.Readout.DY.Token(token));
        tape.Readout.Backward(0, dLogits.Batch.Tokens);
        tape.Readout.Finish();
    }

    /// <summary>dh⟨t⟩ from both who read h⟨t⟩: the attentional layer and, as a query, the attention.</summary>
    private static void Join(AttentionDecoderTape tape, int t)
    {
        for (int j = 0; j < tape.X.Batch.Running(t); j++)
        {
            int token = tape.X.Batch.Offset(t) + j;
            tape.Combine.DHidden.Token(token).CopyTo(tape.DStates.Token(token));
            Vectors.Add(1, tape.Attention.DQueries.Token(token), tape.DStates.Token(token));
        }
    }

    private void Expect(Tokens inputs, double forced, Random64? draws)
    {
        if (!(forced is >= 0 and <= 1)) throw new ArgumentException($"{this}: forced should be a probability in [0, 1] but is {forced}. It is how often the right token is fed.", nameof(forced));
        if (forced < 1 && draws is null) throw new ArgumentException($"{this}: with forced = {forced} some tokens are drawn, so draws should be a Random64 but is null.", nameof(draws));
        embedding.Expect(inputs);
    }

    public override string ToString() => $"AttentionDecoder({embedding}, {rnn}, {Attention})";
}
