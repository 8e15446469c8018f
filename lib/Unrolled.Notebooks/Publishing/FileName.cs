using System.Text;

namespace Unrolled.Notebooks.Publishing;

/// <summary>Names of files that every system, shell and link takes.</summary>
internal static class FileName
{
    private const int Longest = 80;

    /// <summary>Lower-case letters and digits of ASCII with single hyphens between them; marks over letters are taken off.</summary>
    internal static string Of(string words)
    {
        var name = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) name.Append(c);
            else if (name.Length > 0 && name[^1] != '-' && !(c >= '\u0300' && c <= '\u036f')) name.Append('-');
        }
        return name.ToString(0, Math.Min(name.Length, Longest)).Trim('-');
    }
}
