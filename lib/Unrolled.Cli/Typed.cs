using System.CommandLine;
using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>What people type.</summary>
internal static class Typed
{
    /// <summary>What starts this program from the course's folder.</summary>
    public const string Unrolled = "dotnet run --project lib/Unrolled.Cli -c Release --";

    /// <summary>A command as it is typed after the program's name, each word with a space behind it; nothing for the program itself.</summary>
    public static string Words(Command command) => command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(Words))}{command.Name} ";

    /// <summary>" Did you mean …?" with the command or option that is spelt nearly so; empty where none is.</summary>
    public static string Meant(string typed, IEnumerable<Symbol> known) =>
        Spelling.Nearest(typed, known.Select(symbol => symbol.Name)) is { } name ? $" Did you mean {name}?" : "";
}
