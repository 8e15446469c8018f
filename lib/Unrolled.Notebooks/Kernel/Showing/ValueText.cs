using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Unrolled.Notebooks;

/// <summary>A value as plain text: the same in every culture, sequences with their elements, long ones cut.</summary>
internal static class ValueText
{
    /// <summary>How many elements of a sequence, or rows of a table, are shown.</summary>
    internal const int Longest = 100;

    private const int Deepest = 6;

    /// <summary>A value on its own or in a table's cell: a string has no quotes.</summary>
    internal static string Of(object? value) => value as string ?? (value is char c ? c.ToString() : Element(value, 0));

    private static string Element(object? value, int depth) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        char c => $"'{c}'",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        ITuple t => $"({string.Join(", ", Enumerable.Range(0, t.Length).Select(i => Element(t[i], depth + 1)))})",
        Array { Rank: 2 } grid => Grid(grid, depth),
        IEnumerable when depth > Deepest => "…",
        DictionaryEntry e => $"{Element(e.Key, depth + 1)}: {Element(e.Value, depth + 1)}",
        IDictionary d => Joined(d.Cast<DictionaryEntry>(), d.Count, '{', '}', depth),
        IEnumerable e when !HasOwnText(value) => Joined(e.Cast<object?>(), (value as ICollection)?.Count, '[', ']', depth),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether a type of somebody's own says itself how it reads.</summary>
    internal static bool HasOwnText(object value) =>
        value.GetType().GetMethod(nameof(ToString), [])!.DeclaringType is { } type
        && type != typeof(object) && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    private static string Joined<T>(IEnumerable<T> items, int? count, char open, char close, int depth)
    {
        var text = new StringBuilder().Append(open);
        var shown = 0;
        foreach (var item in items)
        {
            if (shown == Longest)
            {
                text.Append(More(count - shown));
                break;
            }
            if (shown++ > 0) text.Append(", ");
            text.Append(Element(item, depth + 1));
        }
        return text.Append(close).ToString();
    }

    internal static string More(int? rest) =>
        rest is { } n ? string.Create(CultureInfo.InvariantCulture, $", … ({n} more)") : ", … (cut here)";

    private static string Grid(Array grid, int depth)
    {
        var (rows, columns) = (grid.GetLength(0), grid.GetLength(1));
        var lines = Enumerable.Range(0, rows).Select(r => Joined(
            Enumerable.Range(0, columns).Select(c => grid.GetValue(r + grid.GetLowerBound(0), c + grid.GetLowerBound(1))), columns, '[', ']', depth));
        var shown = string.Join(depth == 0 ? ",\n " : ", ", lines.Take(Longest));
        return $"[{shown}{(rows > Longest ? More(rows - Longest) : "")}]";
    }
}
