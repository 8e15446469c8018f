using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A stored figure has its text alternative beside it, and in Plotly's form a title and names on its axes.</summary>
internal sealed class StoredFigures() : CellRule("stored figures")
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        foreach (var data in cell.Cell.Outputs.OfType<JsonObject>().Select(output => output["data"]).OfType<JsonObject>().Where(IsPicture))
        {
            if (Lines.Join(data["text/plain"]).Trim() == "") yield return At(cell, 0, "a stored picture has no text alternative.", "Store its text/plain form with it.");
            if (data[Plotly] is not JsonObject figure) continue;
            foreach (string part in (string[])["title", "xaxis.title", "yaxis.title"])
                if (Text(figure["layout"], part) == "")
                    yield return At(cell, 0, $"a stored figure's {part} has no text.", "Give the figure its title and the names of its axes, and run the lesson again.");
        }
    }

    private static bool IsPicture(JsonObject data) => data.Any(form => form.Key == Plotly || form.Key.StartsWith("image/", StringComparison.Ordinal));

    private static string Text(JsonNode? layout, string part)
    {
        foreach (string key in part.Split('.')) layout = (layout as JsonObject)?[key];
        return (layout as JsonObject)?["text"]?.ToString() ?? "";
    }
}
