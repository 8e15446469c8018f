using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>What a language model remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class LanguageModelTape
{
    internal readonly EmbeddingTape Embedding = new();
    internal readonly DenseTape Readout = new();

    internal LanguageModelTape(SequenceTape rnn) => Rnn = rnn;

    /// <summary>The recurrent layers' tape.</summary>
    public SequenceTape Rnn { get; }

    /// <summary>The loss, with that of each token.</summary>
    public SoftmaxCrossEntropy CrossEntropy { get; } = new();

    /// <summary>The final state of every layer: give it to the next Forward to read on.</summary>
    public IReadOnlyList<Carry> Finals => Rnn.Finals;
}
