namespace Unrolled.Notebooks.Comparing;

/// <summary>The longest common subsequence of two lists: what stayed in its order.</summary>
internal static class Subsequence
{
    /// <summary>Pairs of places, one in each list, that hold equal items; both ascend.</summary>
    internal static List<(int Before, int After)> Common<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        var same = EqualityComparer<T>.Default;
        var longest = new int[before.Count + 1, after.Count + 1];          // of the rests that begin at i and j
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                longest[i, j] = same.Equals(before[i], after[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < before.Count && j < after.Count;)
        {
            if (same.Equals(before[i], after[j])) pairs.Add((i++, j++));
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
        return pairs;
    }
}
