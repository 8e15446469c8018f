namespace Unrolled.Data;

/// <summary>Strings of five types of bracket, as symbols 0…9: opener i (0…4) is closed by 9 − i. Holds the alphabet and the oracle.</summary>
/// <remarks>
/// A string is valid when every closer closes the bracket opened last, and nothing stays open. The empty string is valid.
/// Symbols follow the dataflowr notebook (module 11, "RNN practicals"); its label rule is kept as <see cref="FlawedLabel"/>.
/// </remarks>
public static class Brackets
{
    /// <summary>Types of bracket.</summary>
    public const int Types = 5;

    /// <summary>Symbols: an opener and a closer of each type.</summary>
    public const int Symbols = 2 * Types;

    /// <summary>Whether a symbol opens (0…4).</summary>
    public static bool IsOpener(int symbol) => symbol < Types;

    /// <summary>The symbol that closes an opener, or opens for a closer: 9 − symbol.</summary>
    public static int Partner(int symbol) => Symbols - 1 - symbol;

    /// <summary>The oracle: whether a string is valid.</summary>
    /// <exception cref="ArgumentException">A symbol is not 0…9.</exception>
    public static bool IsValid(int[] symbols) => FindFault(symbols).At < 0;

    /// <summary>Why a string is not valid, at its first fault, with positions counted from 1: "position 3: ')' closes '['".</summary>
    /// <exception cref="ArgumentException">A symbol is not 0…9.</exception>
    public static string Explain(int[] symbols) => FindFault(symbols) switch
    {
        { At: < 0 } => "valid: every bracket is closed by its partner",
        { At: var at, Open: var open } when at == symbols.Length => $"end: '{BracketText.Glyph(symbols[open])}' of position {open + 1} is never closed",
        { At: var at, Open: < 0 } => $"position {at + 1}: '{BracketText.Glyph(symbols[at])}' closes nothing",
        { At: var at, Open: var open } => $"position {at + 1}: '{BracketText.Glyph(symbols[at])}' closes '{BracketText.Glyph(symbols[open])}'",
    };

    /// <summary>The label rule of the dataflowr notebook, mistake and all: a mismatched closer is not rejected but pushed, and its partner, an opener, may pop it later.</summary>
    /// <remarks>0 8 1 9 is called valid, though it reads ( ] [ ). Only a closer that meets an empty stack is rejected.</remarks>
    public static bool FlawedLabel(int[] symbols)
    {
        Span<int> stack = symbols.Length <= 256 ? stackalloc int[symbols.Length] : new int[symbols.Length];
        int depth = 0;
        foreach (int symbol in symbols)
        {
            if (depth == 0 && !IsOpener(symbol)) return false;
            if (depth > 0 && symbol == Partner(stack[depth - 1])) depth--;
            else stack[depth++] = symbol;
        }
        return depth == 0;
    }

    /// <summary>How many of all 10ⁿ strings of a length a rule accepts.</summary>
    /// <param name="length">n, 0…8; 10⁶ strings of length 6 take about a tenth of a second.</param>
    /// <param name="rule">Called once for each string. The array is reused: do not keep or change it.</param>
    /// <exception cref="ArgumentOutOfRangeException">length is not 0…8.</exception>
    public static int CountAll(int length, Func<int[], bool> rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 8);
        var symbols = new int[length];
        int count = 0, digit;
        do
        {
            if (rule(symbols)) count++;
            for (digit = length - 1; digit >= 0 && ++symbols[digit] == Symbols; digit--) symbols[digit] = 0;      // the next number in base 10
        }
        while (digit >= 0);
        return count;
    }

    // At: the first faulty position, the length when brackets stay open, −1 when valid. Open: the position of the bracket opened last there, −1 for none.
    private static (int At, int Open) FindFault(int[] symbols)
    {
        Span<int> open = symbols.Length <= 256 ? stackalloc int[symbols.Length] : new int[symbols.Length];
        int depth = 0;
        for (int t = 0; t < symbols.Length; t++)
        {
            int symbol = symbols[t];
            if ((uint)symbol >= Symbols) throw new ArgumentException($"Brackets: the symbol at position {t + 1} is {symbol}; expected 0…{Symbols - 1}.", nameof(symbols));
            if (IsOpener(symbol)) open[depth++] = t;
            else if (depth == 0) return (t, -1);
            else if (symbol == Partner(symbols[open[depth - 1]])) depth--;
            else return (t, open[depth - 1]);
        }
        return depth == 0 ? (-1, -1) : (symbols.Length, open[depth - 1]);
    }
}
