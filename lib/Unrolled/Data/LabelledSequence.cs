namespace Unrolled.Data;

/// <summary>A generated sequence of symbols with the number of its class.</summary>
/// <param name="symbols">The symbols, one per step; not to be changed.</param>
/// <param name="label">The class, from 0.</param>
public sealed class LabelledSequence(int[] symbols, int label)
{
    /// <summary>The symbols, one per step; not to be changed.</summary>
    public int[] Symbols { get; } = symbols;

    /// <summary>The class, from 0.</summary>
    public int Label { get; } = label;

    /// <summary>Number of symbols, T.</summary>
    public int Length => Symbols.Length;
}
