using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>What an embedding remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class EmbeddingTape
{
    internal object? Owner { get; private set; }

    internal Tokens Tokens { get; private set; } = null!;

    internal Signal Y { get; private set; } = null!;

    internal void Prepare(object owner, Tokens tokens, int size)
    {
        if (!ReferenceEquals(Owner, owner)) (Owner, Y) = (owner, new Signal(tokens.Batch, size));
        Tokens = tokens;
        Y.Resize(tokens.Batch);
    }
}
