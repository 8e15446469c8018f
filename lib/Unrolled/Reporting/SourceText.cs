using System.Text.RegularExpressions;

namespace Unrolled.Reporting;

/// <summary>Finds type declarations in a source file laid out as this library's are: one namespace for the whole file, types at the left margin.</summary>
internal static class SourceText
{
    /// <returns>Each declaration of the type, from its doc comment to its last brace.</returns>
    public static IEnumerable<string> Declarations(string file, string name, int typeParameters)
    {
        var declares = new Regex($@"^(\w+ )*(class|struct|record|interface|enum|delegate [\w.?]+) {Regex.Escape(name)}\b(<(?<of>[^>]*)>)?");
        return From(file.Split('\n'), declares, match => Arity(match.Groups["of"].Value) == typeParameters);
    }

    private static IEnumerable<string> From(string[] lines, Regex declares, Func<Match, bool> wanted)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (declares.Match(lines[i]) is not { Success: true } match || !wanted(match)) continue;
            int first = i, last = Last(lines, i);
            while (first > 0 && IsAbove(lines[first - 1])) first--;
            yield return string.Join('\n', lines[first..(last + 1)]);
        }
    }

    /// <returns>Each member of that name of a type's declaration, from its doc comment to its last brace or semicolon, moved to the margin.</returns>
    public static IEnumerable<string> Members(string declaration, string name)
    {
        string[] lines = [.. declaration.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : "")];
        return From(lines, new Regex($@"^\w[^=]* {Regex.Escape(name)}(?=[<(;{{]| [={{]|$)"), _ => true);
    }

    private static int Arity(string typeParameters) => typeParameters == "" ? 0 : typeParameters.Split(',').Length;

    // doc comments and attributes
    private static bool IsAbove(string line) => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('[');

    // "}" at the margin, or a declaration without a body: it ends with ";" before any brace at the margin
    private static int Last(string[] lines, int declaration)
    {
        for (int i = declaration; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('{')) return Array.FindIndex(lines, i, l => l.StartsWith('}'));
            if (Regex.IsMatch(lines[i], @"(;| \})\s*(//.*)?$")) return i;
        }
        return lines.Length - 1;
    }
}
