using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>Words made safe for XML and HTML, in element text and in quoted attributes alike.</summary>
internal static class Xml
{
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())          // a lone surrogate comes out as U+FFFD
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case '\t' or '\n' or '\r': safe.Append(' '); break;
                case < 0x20 or 0xfffe or 0xffff: break;       // not characters of XML 1.0
                default: safe.Append(rune.ToString()); break;
            }
        }
        return safe.ToString();
    }
}
