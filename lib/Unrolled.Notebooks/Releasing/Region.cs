using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Releasing;

/// <summary>Lines between a pair of markers, both included; lines count from 0.</summary>
internal readonly partial record struct Region(int Begin, int End)
{
    /// <summary>The two kinds of region, as their markers name them.</summary>
    public const string Solution = "SOLUTION", HiddenTests = "HIDDEN TESTS";

    /// <summary>All regions of one kind, in order.</summary>
    /// <exception cref="ReleaseException">A marker has no partner; <paramref name="fail"/> makes the error from a line and what is wrong there.</exception>
    public static List<Region> Find(string[] lines, string kind, Func<int, string, ReleaseException> fail)
    {
        const string pair = "Put the two markers on lines of their own, around what belongs between them.";
        var regions = new List<Region>();
        int? begin = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsMarker(lines[i], $"BEGIN {kind}")) begin = begin == null ? i : throw fail(i, $"a second BEGIN {kind} before the END {kind} of the first (line {begin + 1}). {pair}");
            if (!IsMarker(lines[i], $"END {kind}")) continue;
            regions.Add(new(begin ?? throw fail(i, $"END {kind} without a BEGIN {kind} before it. {pair}"), i));
            begin = null;
        }
        return begin == null ? regions : throw fail(begin.Value, $"BEGIN {kind} without an END {kind} after it. {pair}");
    }

    /// <summary>The lines between the markers of both kinds, in order.</summary>
    /// <inheritdoc cref="Find"/>
    public static IEnumerable<(Region Region, string[] Lines)> Inner(string[] lines, Func<int, string, ReleaseException> fail) =>
        Find(lines, Solution, fail).Concat(Find(lines, HiddenTests, fail)).Select(r => (r, lines[(r.Begin + 1)..r.End]));

    /// <summary>Whether two regions have a line in common.</summary>
    public bool Overlaps(Region other) => Begin <= other.End && other.Begin <= End;

    /// <summary>Whether any marker is left in a text, as a comment or not, in whatever letters; nbgrader's mark schemes are not known here.</summary>
    public static bool IsMarked(string line) => Marker().IsMatch(line);

    private static bool IsMarker(string line, string marker) => line.Trim() is var text && text.StartsWith("//") && text.TrimStart('/', ' ') == marker;

    [GeneratedRegex(@"\b(BEGIN|END)\s+(SOLUTION|HIDDEN\s+TESTS?|MARK\s+SCHEME)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();
}
