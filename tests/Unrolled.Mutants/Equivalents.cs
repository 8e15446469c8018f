using System.Text.Json;

namespace Unrolled.Mutants;

/// <summary>A mutant that no check can notice, because the library would do the same.</summary>
/// <param name="Mutant">Its <see cref="Mutants.Mutant.Key"/>.</param>
/// <param name="Reason">Why nothing changes but, at most, time.</param>
internal sealed record Equivalent(string Mutant, string Reason)
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web);

    /// <summary>The list beside this file.</summary>
    public static IReadOnlyList<Equivalent> Load(string root)
    {
        string path = Path.Combine(root, "tests", "Unrolled.Mutants", "equivalent.json");
        var list = JsonSerializer.Deserialize<List<Equivalent>>(File.ReadAllText(path), options)!;
        foreach (var entry in list)
            if (string.IsNullOrWhiteSpace(entry.Mutant) || string.IsNullOrWhiteSpace(entry.Reason))
                throw new InvalidOperationException($"{path}: every entry should have a mutant and a reason, but one is {entry}.");
        return list;
    }
}
