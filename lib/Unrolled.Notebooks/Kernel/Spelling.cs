namespace Unrolled.Notebooks;

/// <summary>Finds what somebody may have meant to type.</summary>
public static class Spelling
{
    /// <summary>The known name that is the fewest letters away, at most two, and fewer than half of the longer word; null where none is.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">What there is; of equally near ones the first is taken.</param>
    public static string? Nearest(string typed, IEnumerable<string> known) =>
        known.Select(name => (Name: name, Distance: string.Equals(typed, name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(typed, name)))
            .Where(k => k.Distance <= 2 && 2 * k.Distance < Math.Max(typed.Length, k.Name.Length)).OrderBy(k => k.Distance).FirstOrDefault().Name;

    /// <summary>How many letters must be put in, taken out or changed.</summary>
    private static int Distance(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            above = row;
        }
        return above[^1];
    }
}
