using System.Text.RegularExpressions;

namespace Unrolled.Reporting;

/// <summary>Breaks long doc comments, so that a reader need not scroll sideways; equations in them, and all code, stay as they are.</summary>
internal static partial class DocComments
{
    /// <summary>Characters in a line that fit beside each other on a lesson's page.</summary>
    public const int Width = 96;

    /// <summary>The same source with its doc comments broken between words; what is left of a sentence flows into the next line.</summary>
    public static string Wrap(string source)
    {
        var wrapped = new List<string>();
        bool equations = false, flows = false;
        foreach (string line in source.Split('\n'))
        {
            bool words = Doc().IsMatch(line) && !equations;
            string text = words && flows && !line.TrimStart().StartsWith("/// <", StringComparison.Ordinal) ? $"{Last(wrapped)} {line.TrimStart()[4..]}" : line;
            wrapped.AddRange(words && text.Length > Width ? Break(text) : [text]);
            flows = words && text.Length > Width && wrapped[^1][^1] is not ('.' or '>');
            var (open, close) = (line.LastIndexOf("<code>", StringComparison.Ordinal), line.LastIndexOf("</code>", StringComparison.Ordinal));
            if (open != close) equations = open > close;
        }
        return string.Join('\n', wrapped);
    }

    private static string Last(List<string> lines)
    {
        string last = lines[^1];
        lines.RemoveAt(lines.Count - 1);
        return last;
    }

    private static IEnumerable<string> Break(string line)
    {
        string start = Doc().Match(line).Value, now = start.TrimEnd();
        foreach (string word in line[start.Length..].Split(' '))
        {
            if (now.Length + 1 + word.Length > Width && now.Length > start.Length)
            {
                yield return now;
                now = start.TrimEnd();
            }
            now += " " + word;
        }
        yield return now;
    }

    [GeneratedRegex(@"^\s*/// ")]
    private static partial Regex Doc();
}
