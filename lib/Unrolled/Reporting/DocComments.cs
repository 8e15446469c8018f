using System.Text.RegularExpressions;

namespace Unrolled.Reporting;

/// <summary>Breaks long doc comments, so that a reader need not scroll sideways; equations in them, and all code, stay as they are.</summary>
internal static partial class DocComments
{
    /// <summary>Characters in a line that fit beside each other on a lesson's page.</summary>
    public const int Width = 96;

    /// <summary>The same source with its doc comments broken between words.</summary>
    public static string Wrap(string source)
    {
        bool equations = false;
        return string.Join('\n', source.Split('\n').SelectMany(line =>
        {
            bool whole = equations || !Doc().IsMatch(line) || line.Length <= Width;
            equations = line.LastIndexOf("<code>", StringComparison.Ordinal) is var open && line.LastIndexOf("</code>", StringComparison.Ordinal) is var close && open == close ? equations : open > close;
            return whole ? [line] : Break(line);
        }));
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
