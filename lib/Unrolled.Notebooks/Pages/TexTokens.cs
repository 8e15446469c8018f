namespace Unrolled.Notebooks.Pages;

/// <summary>TeX in pieces: commands, numbers, single characters; a space of any length is one or more " ".</summary>
internal static class TexTokens
{
    public static List<string> Of(string tex)
    {
        var tokens = new List<string>();
        for (int i = 0; i < tex.Length;)
        {
            int start = i++;
            if (tex[start] == '\\' && i < tex.Length)
            {
                if (!char.IsAsciiLetter(tex[i++])) { tokens.Add(tex[start..i]); continue; }
                while (i < tex.Length && char.IsAsciiLetter(tex[i])) i++;
            }
            else if (char.IsAsciiDigit(tex[start])) while (i < tex.Length && (char.IsAsciiDigit(tex[i]) || IsPoint(tex, i))) i++;
            else if (char.IsHighSurrogate(tex[start]) && i < tex.Length) i++;
            tokens.Add(char.IsWhiteSpace(tex[start]) ? " " : tex[start..i]);
        }
        return tokens;
    }

    private static bool IsPoint(string tex, int i) => tex[i] == '.' && i + 1 < tex.Length && char.IsAsciiDigit(tex[i + 1]);
}
