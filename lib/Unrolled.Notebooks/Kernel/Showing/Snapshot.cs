using System.Collections;

namespace Unrolled.Notebooks;

/// <summary>The beginning of a lazy sequence, enumerated once: showing it twice must not run its code twice.</summary>
internal sealed class Snapshot : IEnumerable
{
    private readonly List<object?> _items;

    private Snapshot(IEnumerable items) => _items = [.. items.Cast<object?>().Take(ValueText.Longest + 1)];

    internal static object? Of(object? value) =>
        value is IEnumerable items and not (string or ICollection or IFormattable) && !ValueText.HasOwnText(value) ? new Snapshot(items) : value;

    public IEnumerator GetEnumerator() => _items.GetEnumerator();
}
