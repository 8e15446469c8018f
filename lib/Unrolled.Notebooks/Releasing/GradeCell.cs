using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Releasing;

/// <summary>What <c>metadata.nbgrader</c> (schema 3) says of a cell; nothing of it where the cell has none.</summary>
internal sealed partial class GradeCell
{
    private static readonly string[] Flags = ["grade", "locked", "solution"], Keys = [.. Flags, "task", "grade_id", "points", "schema_version", "checksum", "cell_type"];

    private readonly NotebookCell cell;
    private readonly JsonObject? json;

    public GradeCell(NotebookCell cell) => (this.cell, json) = (cell, cell.Metadata["nbgrader"] as JsonObject);

    public bool Grade => Is("grade");

    public bool Solution => Is("solution");

    public bool Locked => Is("locked");

    public bool Task => Is("task");

    /// <summary>The id by which a submission's cell is matched with its source; null where no flag is set.</summary>
    public string? Id => Grade || Solution || Locked || Task ? Text("grade_id") ?? "" : null;

    /// <summary>Every rule of the schema that the metadata of this cell breaks, with its remedy.</summary>
    public IEnumerable<string> Faults() => cell.Metadata["nbgrader"] switch
    {
        null => [],
        JsonObject => Shape().DefaultIfEmpty(Meaning()).OfType<string>(),
        _ => ["metadata.nbgrader is not an object. Take it out, or copy that of another exercise."],
    };

    private IEnumerable<string> Shape()
    {
        if (json!["schema_version"] is not JsonValue version || !version.TryGetValue(out int number) || number != 3)
            yield return "metadata.nbgrader is not of schema 3. Give it \"schema_version\": 3.";
        foreach (string flag in Flags.Where(flag => !IsBool(json[flag])))
            yield return $"metadata.nbgrader lacks \"{flag}\". Give it true or false.";
        if (json.ContainsKey("task") && !IsBool(json["task"])) yield return "metadata.nbgrader has a \"task\" that is neither true nor false. Give it one of them.";
        foreach (var (key, _) in json.Where(pair => !Keys.Contains(pair.Key)))
            yield return $"metadata.nbgrader has \"{key}\", which schema 3 does not know. Take it out.";
    }

    private string? Meaning()
    {
        bool pointed = json!["points"] is JsonValue value && value.TryGetValue(out double points) && points >= 0;
        return this switch
        {
            { Id: { } id } when !IdPattern().IsMatch(id) => "metadata.nbgrader lacks a grade_id of letters, digits, - and _. Give it the cell's id.",
            { Grade: true } or { Task: true } when !pointed => "a graded cell says no points. Give metadata.nbgrader \"points\", 0 or more.",
            { Grade: false, Task: false } when json.ContainsKey("points") => "points stand in a cell that is not graded. Take \"points\" out, or set \"grade\" to true.",
            { Task: true } when cell.Type != CellType.Markdown || Grade || Solution || !Locked => "a task is a Markdown cell with \"locked\" true, \"grade\" and \"solution\" false. Set them so.",
            { Solution: true, Locked: true } => "a solution cell is locked, so nobody could answer in it. Set \"locked\" to false.",
            { Grade: true, Solution: false, Locked: false } => "a cell of tests is not locked, so a learner could change its own tests. Set \"locked\" to true.",
            { Task: false } when cell.Type == CellType.Markdown && Grade != Solution => "a Markdown cell is graded by hand or not at all. Set \"grade\" and \"solution\" both to true, or both to false.",
            _ when Text("cell_type") is { } type && type != cell.Type.ToString().ToLowerInvariant() => $"metadata.nbgrader says \"{type}\" of another type of cell. Take \"cell_type\" out.",
            _ when cell.HasTag("instructor") && Id != null => "a cell for instructors is left out of the lesson and cannot be graded. Take metadata.nbgrader or the tag out.",
            _ => null,
        };
    }

    private bool Is(string flag) => json?[flag] is JsonValue value && value.TryGetValue(out bool set) && set;

    private string? Text(string key) => json?[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static bool IsBool(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex IdPattern();
}
