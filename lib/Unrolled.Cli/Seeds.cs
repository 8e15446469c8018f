using System.Globalization;

namespace Unrolled.Cli;

/// <summary>The seeds of the project's rows, 1 to 5, and the shift that UNROLLED_SEED gives them all.</summary>
internal static class Seeds
{
    /// <summary>UNROLLED_SEED, or null where it is not set.</summary>
    public static int? Shift => Environment.GetEnvironmentVariable("UNROLLED_SEED") is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int shift) ? shift
        : throw new CommandException(ExitCode.Usage, $"UNROLLED_SEED: expected a whole number, got \"{text}\".");

    /// <summary>The parameters of a notebook for one seed; null where nothing shifts and the notebook's own seed stands.</summary>
    public static IReadOnlyDictionary<string, string>? Injected(int seed) => Shift == null ? null : For(seed);

    /// <summary>The parameters of a notebook for one seed, shifted.</summary>
    public static IReadOnlyDictionary<string, string> For(int seed) =>
        new Dictionary<string, string> { ["seed"] = (seed + (Shift ?? 0)).ToString(CultureInfo.InvariantCulture) };

    /// <summary>Reads <c>1-5</c>, <c>2</c> or <c>1,3,5</c>; null when it is none of these.</summary>
    public static IReadOnlyList<int>? Parse(string text)
    {
        var seeds = new List<int>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, null, out int from) || !int.TryParse(ends[^1], NumberStyles.None, null, out int to) || to < from || to - from > 999) return null;
            seeds.AddRange(Enumerable.Range(from, to - from + 1));
        }
        return [.. seeds.Distinct()];
    }
}
