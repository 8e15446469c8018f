using System.Collections;
using Unrolled.Showing;

namespace Unrolled.Data;

/// <summary>A named set of generated bracket strings. Shows as a table of its kinds, with an example of each.</summary>
/// <param name="name">For example "hard, length ≤ 20".</param>
/// <param name="items">The strings, in the order in which they are used.</param>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class BracketSet(string name, IReadOnlyList<BracketString> items) : IReadOnlyList<BracketString>, IMimeBundle
{
    /// <summary>The name under which results are reported.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <inheritdoc/>
    public BracketString this[int index] => items[index];

    /// <inheritdoc/>
    public IEnumerator<BracketString> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line for the set, one for each kind.</summary>
    public override string ToString() => Show().ToString();

    /// <summary>The set's table in each form a host may show.</summary>
    public IReadOnlyDictionary<string, string> ToMimeBundle() => Show().ToMimeBundle();

    /// <summary>The set's table as HTML.</summary>
    public string ToHtml() => Show().ToHtml();

    private Shown Show()
    {
        string title = $"{Name}: {Count} generated strings, {items.Count(s => s.Valid)} valid";
        var kinds = items.GroupBy(s => s.Kind).OrderByDescending(g => g.Any(s => s.Valid)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Kind: g.Key, Count: g.Count(), Lengths: $"{g.Min(s => s.Length)}…{g.Max(s => s.Length)}", Example: BracketText.Write(g.First().Symbols))).ToList();
        int width = kinds.Select(k => k.Kind.Length).DefaultIfEmpty().Max();
        string text = string.Join('\n', kinds.Select(k => $"  {k.Kind.PadRight(width)}  {k.Count,6}   length {k.Lengths,-7}  {k.Example}").Prepend(title));
        string rows = string.Concat(kinds.Select(k => $"<tr><td>{Shown.Escape(k.Kind)}</td><td>{k.Count}</td><td>{k.Lengths}</td><td><code>{Shown.Escape(k.Example)}</code></td></tr>"));
        return new(text, $"<table><caption>{Shown.Escape(title)}</caption><thead><tr><th>kind</th><th>strings</th><th>length</th><th>example</th></tr></thead><tbody>{rows}</tbody></table>");
    }
}
