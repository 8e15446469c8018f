namespace Unrolled.Notebooks.Releasing;

/// <summary>Lines between a pair of markers, both included; lines count from 0.</summary>
internal readonly record struct Region(int Begin, int End)
{
    /// <summary>The two kinds of region, as their markers name them.</summary>
    public const string Solution = "SOLUTION", HiddenTests = "HIDDEN TESTS";

    /// <summary>All regions of one kind, in order.</summary>
    /// <exception cref="ReleaseException">A marker has no partner; <paramref name="fail"/> makes the error from a line and what is wrong there.</exception>
    public static List<Region> Find(string[] lines, string kind, Func<int, string, ReleaseException> fail)
    {
        var regions = new List<Region>();
        int? begin = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsMarker(lines[i], $"BEGIN {kind}")) begin = begin == null ? i : throw fail(i, $"a second BEGIN {kind} before the END {kind} of the first (line {begin + 1}).");
            if (!IsMarker(lines[i], $"END {kind}")) continue;
            regions.Add(new(begin ?? throw fail(i, $"END {kind} without a BEGIN {kind} before it."), i));
            begin = null;
        }
        return begin == null ? regions : throw fail(begin.Value, $"BEGIN {kind} without an END {kind} after it.");
    }

    /// <summary>Whether any marker is left in a text, as a comment or not.</summary>
    public static bool IsMarked(string line) => line.Contains("BEGIN " + Solution) || line.Contains("END " + Solution) || line.Contains("BEGIN " + HiddenTests) || line.Contains("END " + HiddenTests);

    private static bool IsMarker(string line, string marker) => line.Trim() is var text && text.StartsWith("//") && text.TrimStart('/', ' ') == marker;
}
