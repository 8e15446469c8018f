using Unrolled.Notebooks.Comparing;

namespace Unrolled.Notebooks;

/// <summary>One line of a comparison.</summary>
/// <param name="Mark"><c>' '</c> in both, <c>'-'</c> only before, <c>'+'</c> only after, <c>'…'</c> for equal lines left out.</param>
/// <param name="Text">The line.</param>
public readonly record struct DiffLine(char Mark, string Text);

/// <summary>Two texts line by line.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>What differs, with up to two equal lines around it; empty when nothing does.</summary>
    internal static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        if (before == after) return [];
        var all = All(before.Split('\n'), after.Split('\n'));
        bool IsNear(int at) => Enumerable.Range(at - Context, 2 * Context + 1).Any(i => i >= 0 && i < all.Count && all[i].Mark != ' ');
        var shown = new List<DiffLine>();
        for (var i = 0; i < all.Count; i++)
        {
            if (IsNear(i)) shown.Add(all[i]);
            else if (shown is not [.., { Mark: '…' }]) shown.Add(new('…', ""));
        }
        return shown;
    }

    private static List<DiffLine> All(string[] before, string[] after)
    {
        var lines = new List<DiffLine>();
        var (i, j) = (0, 0);
        foreach (var (a, b) in Subsequence.Common(before, after).Append((before.Length, after.Length)))
        {
            while (i < a) lines.Add(new('-', before[i++]));
            while (j < b) lines.Add(new('+', after[j++]));
            if (a < before.Length && b < after.Length) lines.Add(new(' ', before[a]));
            (i, j) = (a + 1, b + 1);
        }
        return lines;
    }
}
