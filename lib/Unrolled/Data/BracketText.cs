namespace Unrolled.Data;

/// <summary>Bracket strings as people read them: ( ) [ ] { } &lt; &gt; « » for the symbols 0 9, 1 8, 2 7, 3 6, 4 5.</summary>
public static class BracketText
{
    private const string Glyphs = "([{<«»>}])";

    /// <summary>The character of a symbol 0…9.</summary>
    public static char Glyph(int symbol) => Glyphs[symbol];

    /// <summary>For example 0 1 8 9 as "([])".</summary>
    public static string Write(IEnumerable<int> symbols) => string.Concat(symbols.Select(Glyph));

    /// <summary>For example "([])" or "( [ ] )" as 0 1 8 9.</summary>
    /// <exception cref="FormatException">A character is neither a bracket of the alphabet nor a space.</exception>
    public static int[] Read(string text) => [.. from c in text
                                                 where c != ' '
                                                 select Glyphs.IndexOf(c) is >= 0 and int symbol ? symbol
                                                     : throw new FormatException($"BracketText.Read: '{c}' in \"{text}\" is not one of {Glyphs}.")];
}
