using System.Text.Json;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks;

/// <summary>Reads the rows and exercises that an executed notebook's outputs carry.</summary>
internal static class Harvest
{
    internal static IReadOnlyList<ResultRow> Results(NotebookDocument executed) =>
        [.. Objects(executed, ResultRow.MimeType).Select(o => new ResultRow(
            Text(o["row"]) ?? "", Text(o["measure"]) ?? "", Number<long>(o["seed"]), Number<double>(o["ours"]), Text(o["shown"]) ?? ResultText.Number(Number<double>(o["ours"])),
            Text(o["published"]), Text(o["criterion"]), Number<bool>(o["met"])))];

    internal static IReadOnlyList<ExerciseRow> Exercises(NotebookDocument executed)
    {
        var all = Objects(executed, ExerciseRow.MimeType)
            .Select(o => new ExerciseRow(Text(o["id"]) ?? "", Text(o["status"]) ?? "", Text(o["message"]) ?? ""));
        return [.. all.GroupBy(e => e.Id).Select(same => same.Last())];
    }

    private static IEnumerable<JsonObject> Objects(NotebookDocument executed, string mimeType) =>
        executed.CodeCells.SelectMany(c => c.Outputs)
            .Select(output => (output?["data"] as JsonObject)?[mimeType]).OfType<JsonObject>();

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? (string?)node : node?.ToJsonString();

    private static T? Number<T>(JsonNode? node) where T : struct =>
        node is JsonValue value && value.TryGetValue<T>(out var number) ? number : null;
}
