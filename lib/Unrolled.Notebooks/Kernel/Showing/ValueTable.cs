using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Unrolled.Notebooks;

/// <summary>A sequence of records, tuples or anonymous objects as rows and columns.</summary>
internal sealed class ValueTable
{
    private readonly string[] _header;
    private readonly List<string[]> _rows = [];
    private readonly bool[] _numeric;
    private string _more = "";

    private ValueTable(string[] header) => (_header, _numeric) = (header, [.. header.Select(_ => true)]);

    /// <summary>The table for a sequence whose elements are all of one such type; null for every other value.</summary>
    internal static ValueTable? Of(object? value)
    {
        if (value is string || value is not IEnumerable items) return null;
        var shown = items.Cast<object?>().Take(ValueText.Longest + 1).ToArray();
        if (shown.Length == 0 || shown[0]?.GetType() is not { } type || shown.Any(s => s?.GetType() != type)) return null;
        var columns = Columns(type, shown[0]!);
        if (columns.Length == 0) return null;
        var table = new ValueTable([.. columns.Select(c => c.Name)]);
        foreach (var item in shown.Take(ValueText.Longest)) table.Add([.. columns.Select(c => c.Get(item!))]);
        if (shown.Length > ValueText.Longest) table._more = ValueText.More((value as ICollection)?.Count - ValueText.Longest)[2..];
        return table;
    }

    private static (string Name, Func<object, object?> Get)[] Columns(Type type, object first)
    {
        if (first is ITuple tuple)
            return [.. Enumerable.Range(0, tuple.Length).Select(i => ($"Item{i + 1}", (Func<object, object?>)(o => ((ITuple)o)[i])))];
        return IsRow(type)
            ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
                .Select(p => (p.Name, (Func<object, object?>)(o => p.GetMethod!.Invoke(o, BindingFlags.DoNotWrapExceptions, null, null, null))))]
            : [];
    }

    private static bool IsRow(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
        || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
        || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance, [typeof(StringBuilder)]) is not null;

    private void Add(object?[] values)
    {
        for (var i = 0; i < values.Length; i++) _numeric[i] &= values[i] is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or Half;
        _rows.Add([.. values.Select(ValueText.Of)]);
    }

    internal string ToText()
    {
        var widths = _header.Select((h, i) => Math.Max(h.Length, _rows.Max(r => r[i].Length))).ToArray();
        var lines = _rows.Prepend(_header).Select(row => string.Join("  ",
            row.Select((text, i) => _numeric[i] ? text.PadLeft(widths[i]) : text.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', _more.Length == 0 ? lines : lines.Append(_more));
    }

    internal string ToHtml()
    {
        var html = new StringBuilder("<table>\n<thead><tr>");
        foreach (var name in _header) html.Append("<th>").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in _rows) html.Append("<tr>").AppendJoin("", row.Select(Data)).Append("</tr>\n");
        html.Append("</tbody>\n</table>");
        return _more.Length == 0 ? html.ToString() : html.Append("\n<p>").Append(_more).Append("</p>").ToString();
    }

    private string Data(string text, int column) =>
        $"<td{(_numeric[column] ? " style=\"text-align:right\"" : "")}>{WebUtility.HtmlEncode(text)}</td>";
}
