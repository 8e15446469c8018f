namespace Unrolled.Cli.Showing;

/// <summary>A table in plain text: columns as wide as their widest cell, two spaces between them.</summary>
internal static class TextTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. headers.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max())];
        string Line(IReadOnlyList<string> cells) => string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
        return [Line(headers), Line([.. widths.Select(width => new string('-', width))]), .. rows.Select(Line)];
    }
}
