namespace Unrolled.Data;

/// <summary>A stream of pieces strung together, and what a listener is not told: where each piece begins and which it is.</summary>
/// <param name="Source">Where it was drawn.</param>
/// <param name="Symbols">What is heard, step by step.</param>
/// <param name="Places">Each symbol's place in its piece, from 0: a piece begins where this is 0.</param>
/// <param name="Pieces">The piece each symbol belongs to.</param>
public sealed record PieceStream(PieceSource Source, int[] Symbols, int[] Places, int[] Pieces)
{
    /// <summary>How many symbols.</summary>
    public int Length => Symbols.Length;

    /// <summary>The symbols' names, one after the other.</summary>
    public string Text => string.Concat(Symbols.Select(s => Source.Alphabet[s]));

    /// <summary>What comes next at each step but the last.</summary>
    public int[] Next => Symbols[1..];

    public override string ToString() => $"{Length} symbols";
}
