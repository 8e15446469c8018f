namespace Unrolled.Notebooks;

/// <summary>What a cell says to the kernel rather than to C#, and the C# that is left, line for line.</summary>
internal sealed record CellDirectives(string Code, string? Import, bool Time)
{
    /// <exception cref="DirectiveException">An unknown directive, or one used in a way this kernel does not have.</exception>
    internal static CellDirectives Read(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var (import, time) = ((string?)null, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && line[0] is not ('#' or '/')) break; // directives stand before the code, so that a string may hold their like
            RefusePackages(line, i + 1);
            if (!line.StartsWith("#!", StringComparison.Ordinal)) continue;
            var words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "#!import") import = Target(words, lines, i);
            else if (words[0] == "#!time") time = true;
            else if (words[0] != "#!csharp")
                throw new DirectiveException(i + 1, $"{words[0]} is not a directive of this kernel; it has #r, #!import and #!time.");
            lines[i] = "";
        }
        return new(string.Join('\n', lines), import, time);
    }

    private static void RefusePackages(string line, int number)
    {
        if (line.StartsWith("#r", StringComparison.Ordinal) && line.Contains("\"nuget:", StringComparison.OrdinalIgnoreCase))
            throw new DirectiveException(number, "#r \"nuget:…\" is not supported: nothing is downloaded while a notebook runs. Use #r with the path of a .dll.");
    }

    private static string Target(string[] words, string[] lines, int at)
    {
        if (words.Length < 2) throw new DirectiveException(at + 1, "#!import needs the name of a file.");
        if (lines.Where((text, i) => i != at && !string.IsNullOrWhiteSpace(text)).Any())
            throw new DirectiveException(at + 1, "#!import must be alone in its cell, because other notebook hosts ignore what follows it.");
        return words[1].Trim().Trim('"');
    }
}

/// <summary>A directive that cannot be obeyed.</summary>
/// <param name="line">Its line in the cell, from 1.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class DirectiveException(int line, string message) : Exception(message)
{
    internal int Line { get; } = line;
}
