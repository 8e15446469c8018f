namespace Unrolled.Notebooks.Pages;

/// <summary>Which addresses a page may carry.</summary>
internal static class SafeLink
{
    /// <summary>http, https, mailto, a place on this page, or a relative path.</summary>
    public static bool IsSafe(string address)
    {
        string plain = new([.. address.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        if (plain.Length != address.Trim().Length) return false;
        int colon = plain.IndexOf(':'), slash = plain.IndexOfAny(['/', '?', '#']);
        if (colon < 0 || slash >= 0 && slash < colon) return !plain.StartsWith("//");
        return plain[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }

    /// <summary>A picture that carries its own data.</summary>
    public static bool IsPicture(string address) =>
        address.StartsWith("data:image/png;base64,") || address.StartsWith("data:image/jpeg;base64,")
        || address.StartsWith("data:image/gif;base64,") || address.StartsWith("data:image/svg+xml;base64,");
}
