namespace Unrolled.Notebooks;

/// <summary>The text of the file that a cell imports.</summary>
internal static class SetupFile
{
    /// <summary>The README's first command, which builds the library and writes the setup files.</summary>
    internal const string Remedy =
        "If it belongs to the course's library, build that first, in the repository's root:  dotnet run --project lib/Unrolled.Cli -c Release -- start";

    /// <exception cref="DirectiveException">No such file, or not C#.</exception>
    internal static string Read(string path)
    {
        if (Path.GetExtension(path) is not (".csx" or ".cs"))
            throw new DirectiveException(1, $"#!import takes a .csx or .cs file, not {Path.GetFileName(path)}.");
        if (!File.Exists(path))
            throw new DirectiveException(1, $"#!import found no {Path.GetFileName(path)} in {Path.GetDirectoryName(path)}. {Remedy}");
        return File.ReadAllText(path);
    }
}
