using System.CommandLine;

namespace Unrolled.Cli;

/// <summary>What people type.</summary>
internal static class Typed
{
    /// <summary>What starts this program from the course's folder.</summary>
    public const string Unrolled = "dotnet run --project lib/Unrolled.Cli -c Release --";

    /// <summary>A command as it is typed after the program's name, each word with a space behind it; nothing for the program itself.</summary>
    public static string Words(Command command) => command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(Words))}{command.Name} ";

    /// <summary>" Did you mean …?" with the command or option that is at most two letters away; empty where none is.</summary>
    public static string Meant(string typed, IEnumerable<Symbol> known) =>
        known.Select(symbol => (symbol.Name, Distance: Distance(typed, symbol.Name))).Where(k => k.Distance <= 2).OrderBy(k => k.Distance).FirstOrDefault() is { Name: { } name }
            ? $" Did you mean {name}?" : "";

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
