namespace Unrolled.Data;

/// <summary>A generated bracket string with its label.</summary>
/// <param name="symbols">Symbols 0…9, see <see cref="Brackets"/>; not to be changed.</param>
/// <param name="valid">What the oracle says of it.</param>
/// <param name="kind">How it was made: "valid", "random", "wrong type" …</param>
public sealed class BracketString(int[] symbols, bool valid, string kind)
{
    /// <summary>The symbols, one per step; not to be changed.</summary>
    public int[] Symbols { get; } = symbols;

    /// <summary>The label: what the oracle says.</summary>
    public bool Valid { get; } = valid;

    /// <summary>How the string was made.</summary>
    public string Kind { get; } = kind;

    /// <summary>Number of symbols, T.</summary>
    public int Length => Symbols.Length;

    /// <summary>For example "([)]  not valid (swapped)".</summary>
    public override string ToString() => $"{BracketText.Write(Symbols)}  {(Valid ? "" : "not ")}valid{(Kind == "valid" ? "" : $" ({Kind})")}";
}
