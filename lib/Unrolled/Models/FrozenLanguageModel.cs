using Unrolled.Hosting;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sampling;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>A language model as it was at one moment, writing one symbol at a time.</summary>
/// <remarks>It holds a copy of the weights, packed once. A step costs the same however much was written before, and allocates nothing.</remarks>
public sealed class FrozenLanguageModel
{
    private readonly Embedding? embedding;
    private readonly EmbeddingTape embeddingTape = new();
    private readonly Dense readout;
    private readonly DenseTape readoutTape = new();
    private readonly Tokens symbol = new(new Batch(1, 1));

    internal FrozenLanguageModel(int vocabulary, Embedding? embedding, FrozenNet rnn, Dense readout)
    {
        (Vocabulary, this.embedding, Rnn, this.readout) = (vocabulary, embedding, rnn, readout);
        readoutTape.Affine.Frozen = true;
    }

    /// <summary>V, the number of symbols.</summary>
    public int Vocabulary { get; }

    /// <summary>The recurrent layers and their state: <see cref="FrozenNet.Reset"/> begins a new text.</summary>
    public FrozenNet Rnn { get; }

    /// <summary>Reads one symbol.</summary>
    /// <param name="k">The symbol, in 0 … V − 1.</param>
    /// <returns>The logits of the next one (V numbers), overwritten by the next step.</returns>
    /// <exception cref="ArgumentException">k is outside 0 … V − 1.</exception>
    public ReadOnlySpan<Real> Step(int k)
    {
        symbol[0, 0] = k;
        var h = embedding is null ? Rnn.Step(symbol) : Rnn.Step(embedding.Forward(embeddingTape, symbol));
        return readout.Forward(readoutTape, h).Token(0);
    }

    /// <summary>Reads a text, then writes on: each symbol is drawn, handed out, and read.</summary>
    /// <param name="prompt">What is read first, at least one symbol: a marker of the text's beginning if there is nothing else.</param>
    /// <param name="count">How many symbols to write; the caller may stop earlier.</param>
    /// <param name="temperature">τ of <see cref="Ancestral"/>.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The symbols, each computed when it is asked for. The model goes on from its present state.</returns>
    /// <exception cref="ArgumentException">The prompt is empty, or a symbol of it is outside 0 … V − 1.</exception>
    public IEnumerable<int> Generate(IEnumerable<int> prompt, int count, double temperature, Random64 random)
    {
        int[] read = [.. prompt];
        if (read.Length == 0) throw new ArgumentException("FrozenLanguageModel.Generate: the prompt should hold at least one symbol, for the first draw follows something. Begin with a marker of the beginning.", nameof(prompt));
        return Write();

        IEnumerable<int> Write()
        {
            foreach (int k in read[..^1]) Step(k);
            for (int n = 0, k = read[^1]; n < count; n++, Interruption.Check()) yield return k = Ancestral.Draw(Step(k), temperature, random);
        }
    }
}
