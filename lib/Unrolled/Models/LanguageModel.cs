using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>A language model: reads symbols, and says at each step how likely every symbol is to come next.</summary>
/// <typeparam name="TCell">The cell of its recurrent layers.</typeparam>
/// <remarks><code>
/// x⟨t⟩ = one-hot of k⟨t⟩, or its vector in an embedding          h⟨t⟩ = stack of recurrent layers(x⟨t⟩, h⟨t−1⟩)
/// z⟨t⟩ = V h⟨t⟩ + b                                              L = mean over tokens of −ln softmax(z⟨t⟩)[k⟨t+1⟩]
/// </code>
/// Parameters bear the names embedding.weight (where there is one), rnn.weight_ih_l0 …, readout.weight, readout.bias, as of a PyTorch
/// module with these members. Source: T. Mikolov et al., "Recurrent neural network based language model", 2010.
/// </remarks>
public sealed class LanguageModel<TCell> where TCell : ICell
{
    private readonly Embedding? embedding;

    /// <param name="vocabulary">V, the number of symbols.</param>
    /// <param name="hidden">H, the units of each layer.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="layers">How many recurrent layers.</param>
    /// <param name="embedding">E, the length of a symbol's vector; 0 for one-hot input, which needs none.</param>
    /// <param name="dropout">The share of units dropped between layers in training.</param>
    /// <param name="seed">The seed of dropout's masks.</param>
    /// <exception cref="ArgumentException">A size below 1, or a rate outside [0, 1).</exception>
    public LanguageModel(int vocabulary, int hidden, Random64 random, int layers = 1, int embedding = 0, double dropout = 0, long seed = 0)
    {
        Vocabulary = vocabulary;
        if (embedding != 0) this.embedding = new(vocabulary, embedding, random);
        Rnn = new(embedding == 0 ? vocabulary : embedding, hidden, layers, random, dropout: dropout, seed: seed);
        Readout = new(hidden, vocabulary, random);
        if (this.embedding is not null) Parameter.Rename(this.embedding.Parameters, "embedding.");
        Parameter.Rename(Rnn.Parameters, "rnn.");
        Parameter.Rename(Readout.Parameters, "readout.");
        Parameters = [.. this.embedding?.Parameters ?? [], .. Rnn.Parameters, .. Readout.Parameters];
    }

    /// <summary>V, the number of symbols.</summary>
    public int Vocabulary { get; }

    /// <summary>The recurrent layers.</summary>
    public Stacked<TCell> Rnn { get; }

    /// <summary>The read-out, from h to logits.</summary>
    public Dense Readout { get; }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>A tape for this model.</summary>
    public LanguageModelTape NewTape() => new(Rnn.NewTape());

    /// <summary>z⟨t⟩ at every step.</summary>
    /// <param name="tape">A tape of this model; reuse it.</param>
    /// <param name="x">The symbols k⟨1⟩ … k⟨T⟩.</param>
    /// <param name="initial">The state before the first step, such as <see cref="LanguageModelTape.Finals"/> of the text before; null for 0.</param>
    /// <returns>The logits (V × tokens), overwritten by the next Forward.</returns>
    /// <exception cref="ArgumentException">A symbol outside 0 … V − 1, or a state that does not fit.</exception>
    public Signal Forward(LanguageModelTape tape, Tokens x, IReadOnlyList<Carry?>? initial = null)
    {
        var h = embedding is null ? Rnn.Forward(tape.Rnn, x, initial) : Rnn.Forward(tape.Rnn, embedding.Forward(tape.Embedding, x), initial);
        return Readout.Forward(tape.Readout, h);
    }

    /// <summary>Back from ∂L/∂z; adds to every parameter's gradient.</summary>
    public void Backward(LanguageModelTape tape, Signal dLogits)
    {
        Rnn.Backward(tape.Rnn, Readout.Backward(tape.Readout, dLogits));
        embedding?.Backward(tape.Embedding, tape.Rnn.DX);
    }

    /// <summary>The mean loss in nats, and its gradients.</summary>
    /// <param name="tape">A tape of this model; reuse it.</param>
    /// <param name="x">The symbols.</param>
    /// <param name="next">The symbol that comes after each.</param>
    /// <param name="initial">The state before the first step; null for 0.</param>
    public double LossAndGradients(LanguageModelTape tape, Tokens x, Tokens next, IReadOnlyList<Carry?>? initial = null)
    {
        double L = Loss(tape, x, next, initial);
        Backward(tape, tape.CrossEntropy.Backward());
        return L;
    }

    /// <summary>The mean loss in nats.</summary>
    public double Loss(LanguageModelTape tape, Tokens x, Tokens next, IReadOnlyList<Carry?>? initial = null) => tape.CrossEntropy.Forward(Forward(tape, x, initial), next);

    /// <summary>A snapshot that generates: later training is not seen by it.</summary>
    public FrozenLanguageModel Freeze() => new(Vocabulary, embedding?.Clone(), Rnn.Freeze(), Readout.Clone());

    public override string ToString() => $"LanguageModel<{TCell.Kernel.Name}>({Vocabulary} symbols, {Rnn})";
}
