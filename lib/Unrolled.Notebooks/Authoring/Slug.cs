namespace Unrolled.Notebooks.Authoring;

/// <summary>Names for files, cells and members made from words.</summary>
internal static class Slug
{
    /// <summary>"Why it forgets" → why-it-forgets: letters a to z and digits, a hyphen for everything between.</summary>
    public static string Of(string words) =>
        string.Join('-', string.Concat(words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>forget-bias → ForgetBias.</summary>
    public static string Member(string slug) => string.Concat(slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
