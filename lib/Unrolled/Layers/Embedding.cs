using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>A vector for each symbol of a vocabulary, learnt: the product of a weight matrix and a one-hot input, without the product.</summary>
/// <remarks><code>
/// forward    x⟨t⟩ = W[:, k⟨t⟩]                              k a token in 0 … V − 1, W (E × V)
/// backward   dW[:, k⟨t⟩] += dx⟨t⟩                            for every token, in order
/// </code>
/// W stands here as every other weight does, with one symbol in each column, so a symbol's vector is contiguous. PyTorch's
/// nn.Embedding keeps the transpose (V × E) row-major, which is the same memory: <see cref="Parameter.Transposed"/> is true.
/// The start is PyTorch's, N(0, 1).
/// </remarks>
public sealed class Embedding
{
    /// <param name="vocabulary">V, the number of symbols.</param>
    /// <param name="size">E, the length of each vector.</param>
    /// <param name="random">Where the first vectors come from: N(0, 1), symbol after symbol.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Embedding(int vocabulary, int size, Random64 random)
    {
        Weight = new Parameter("weight", size, vocabulary, transposed: true).Normal(1, random);
    }

    /// <summary>W (E × V); PyTorch's weight is its transpose.</summary>
    public Parameter Weight { get; }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters => [Weight];

    private int Vocabulary => Weight.Columns;

    private int Size => Weight.Rows;

    /// <summary>Each token's vector.</summary>
    /// <param name="tape">Where the vectors go and what Backward needs; reuse it.</param>
    /// <param name="tokens">The symbols; they must keep their values until Backward.</param>
    /// <returns>x (E × tokens), overwritten by the next Forward on this tape.</returns>
    /// <exception cref="ArgumentException">A token outside 0 … V − 1.</exception>
    public Signal Forward(EmbeddingTape tape, Tokens tokens)
    {
        Expect(tokens);
        tape.Prepare(this, tokens, Size);
        for (int token = 0; token < tokens.Batch.Tokens; token++) Vector(Weight.Values, tokens.Token(token)).CopyTo(tape.Y.Token(token));
        return tape.Y;
    }

    /// <summary>A layer of the same shape and vectors.</summary>
    internal Embedding Clone()
    {
        var copy = new Embedding(Vocabulary, Size, new Random64(0));
        Parameter.Copy(Parameters, copy.Parameters);
        return copy;
    }

    /// <summary>Adds each token's gradient to its symbol's column, in token order.</summary>
    /// <param name="tape">The tape of Forward.</param>
    /// <param name="dy">∂L/∂x (E × tokens).</param>
    /// <exception cref="ArgumentException">dy does not match the last Forward.</exception>
    public void Backward(EmbeddingTape tape, Signal dy)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: Backward needs the tape on which this layer ran Forward.");
        dy.Expect(this, "dy", Size, tape.Tokens.Batch);
        for (int token = 0; token < dy.Batch.Tokens; token++) Add(tape.Tokens.Token(token), dy.Token(token));
    }

    /// <summary>The vector of one symbol.</summary>
    internal ReadOnlySpan<Real> this[int symbol] => Vector(Weight.Values, symbol);

    /// <summary>dW[:, symbol] += dx.</summary>
    internal void Add(int symbol, ReadOnlySpan<Real> dx) => Vectors.Add(1, dx, Vector(Weight.Gradients, symbol));

    /// <summary>Throws unless all tokens are in the vocabulary.</summary>
    internal void Expect(Tokens tokens) => tokens.Expect(this, "a token", Vocabulary);

    private Span<Real> Vector(Real[] table, int symbol) => table.AsSpan(symbol * Size, Size);

    public override string ToString() => $"Embedding({Vocabulary} → {Size})";
}
