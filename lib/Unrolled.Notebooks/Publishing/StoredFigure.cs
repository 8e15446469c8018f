using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Publishing;

/// <summary>A figure as a published lesson keeps it: chart (Plotly JSON) and picture (PNG) for every host, and its SVG once, under a type of its own.</summary>
/// <remarks>Code-hosting pages choose SVG or HTML before PNG and then show neither; so a stored figure has no <c>image/svg+xml</c> and no <c>text/html</c>.</remarks>
internal static partial class StoredFigure
{
    internal const string Svg = "image/svg+xml", Kept = "application/vnd.unrolled.svg+xml", Png = "image/png", Plotly = "application/vnd.plotly.v1+json";

    /// <summary>The SVG in a bundle, stored or fresh from a cell; null where there is none.</summary>
    internal static string? SvgOf(JsonObject data) => (data[Kept] ?? data[Svg]) is { } svg ? Lines.Join(svg) : null;

    /// <summary>All bundles of a notebook that hold an SVG, with their cell and output, in order.</summary>
    internal static IEnumerable<(NotebookCell Cell, int Number, JsonObject Output, JsonObject Data)> In(NotebookDocument notebook) =>
        from numbered in notebook.CodeCells.Select((cell, i) => (Cell: cell, Number: i + 1))
        from output in numbered.Cell.Outputs.OfType<JsonObject>()
        let data = output["data"] as JsonObject
        where data is not null && SvgOf(data) is not null
        select (numbered.Cell, numbered.Number, output, data);

    /// <summary>An SVG that has one scheme wherever it is shown: its own light colours, or what it says for <c>prefers-color-scheme: dark</c>.</summary>
    internal static string In(string svg, ColourScheme scheme) => DarkRules().Replace(svg, scheme == ColourScheme.Dark ? "$1" : "");

    [GeneratedRegex(@"@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)\s*\{((?:[^{}]*\{[^{}]*\})*)\s*\}")]
    private static partial Regex DarkRules();
}
