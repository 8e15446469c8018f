using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>Finds a notebook's language where the hosts write it.</summary>
internal static class NotebookLanguage
{
    internal static string? Of(JsonObject metadata)
    {
        var named = Text(metadata, "kernelspec", "language") ?? Text(metadata, "language_info", "name");
        return named is null or "polyglot-notebook" or "polyglot_notebook"
            ? (metadata["polyglot_notebook"] as JsonObject is { } polyglot ? Text(polyglot, "kernelInfo", "defaultKernelName") : null) ?? named
            : named;
    }

    /// <summary>A code cell's own language, or null where it follows the notebook.</summary>
    internal static string? OfCell(JsonObject metadata) =>
        Text(metadata, "polyglot_notebook", "kernelName") ?? Text(metadata, "dotnet_interactive", "language");

    internal static bool IsCSharp(string? language) =>
        language is not null && (language.Equals("C#", StringComparison.OrdinalIgnoreCase) || language.Equals("csharp", StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonObject from, string key, string inner) =>
        from[key] is JsonObject o && o[inner] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
}
