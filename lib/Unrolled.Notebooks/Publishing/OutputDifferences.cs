using System.Text.Json.Nodes;
using Unrolled.Notebooks.Comparing;

namespace Unrolled.Notebooks.Publishing;

/// <summary>Where the stored outputs of a lesson are not what it gives now. PNGs are left aside: another machine's fonts may draw them otherwise.</summary>
internal static class OutputDifferences
{
    private const int MostInCell = 3;

    /// <summary>Lines to print, each naming file, cell and line.</summary>
    internal static IReadOnlyList<string> Of(string path, NotebookDocument stored, NotebookDocument now)
    {
        var known = stored.CodeCells.ToDictionary(cell => cell.Id);
        return [.. now.CodeCells.SelectMany((cell, i) => OfCell($"{path}, cell {i + 1} ({cell.Id})", known.GetValueOrDefault(cell.Id), cell))];
    }

    private static IEnumerable<string> OfCell(string where, NotebookCell? stored, NotebookCell now)
    {
        if (stored is null) return [$"{where}: it was taken out of the file while the lesson ran."];
        if (stored.ExecutionCount is null && stored.Outputs.Count == 0 && now.ExecutionCount is not null) return [$"{where}: it has never been published."];
        var (before, after) = (stored.ExecutionCount, now.ExecutionCount);
        string[] count = before == after ? [] : [$"{where}: execution count stored {Shown(before)}, now {Shown(after)}"];
        var all = count.Concat(Enumerable.Range(0, Math.Max(stored.Outputs.Count, now.Outputs.Count))
            .SelectMany(i => OfOutput($"{where}, output {i + 1}", Output(stored, i), Output(now, i)))).ToList();
        return all.Count <= MostInCell ? all : [.. all.Take(MostInCell), $"{where}: {all.Count - MostInCell} more differences"];
    }

    private static JsonObject? Output(NotebookCell cell, int i) => cell.Outputs.ElementAtOrDefault(i) as JsonObject;

    private static string Shown(int? count) => count is null ? "none" : $"{count}";

    private static IEnumerable<string> OfOutput(string where, JsonObject? stored, JsonObject? now)
    {
        if (stored is null) return [$"{where}: not stored, but now there is {Kind(now!)}"];
        if (now is null) return [$"{where}: stored, but now there is no {Kind(stored)}"];
        if (Kind(stored) != Kind(now)) return [$"{where}: stored as {Kind(stored)}, now {Kind(now)}"];
        var (before, after) = (Parts(stored), Parts(now));
        return before.Keys.Union(after.Keys).SelectMany(type => OfPart($"{where}, {type}", before.GetValueOrDefault(type), after.GetValueOrDefault(type)));
    }

    private static string Kind(JsonObject output) => $"{output["output_type"]}{(output["name"] is { } name ? $" {name}" : "")}";

    private static Dictionary<string, JsonNode?> Parts(JsonObject output)
    {
        var parts = (output["data"] as JsonObject ?? output).Where(p => p.Key is not ("output_type" or "name" or "metadata" or "execution_count"));
        return parts.Where(p => p.Key != StoredFigure.Png).ToDictionary(p => p.Key, p => p.Value);
    }

    private static IEnumerable<string> OfPart(string where, JsonNode? stored, JsonNode? now) => (stored, now) switch
    {
        (null, null) => [],
        (null, _) => [$"{where}: not stored, but now there is"],
        (_, null) => [$"{where}: stored, but now there is none"],
        (JsonObject, JsonObject) => JsonDiff.Of(stored, now).Take(1).Select(d => Pair($"{where}, {d.Path}", d.Before ?? "nothing", d.After ?? "nothing")),
        _ => OfText(where, Lines.Join(stored).Split('\n'), Lines.Join(now).Split('\n')),
    };

    private static IEnumerable<string> OfText(string where, string[] stored, string[] now)
    {
        var at = Enumerable.Range(0, Math.Max(stored.Length, now.Length)).FirstOrDefault(i => stored.ElementAtOrDefault(i) != now.ElementAtOrDefault(i), -1);
        if (at < 0) yield break;
        var (before, after) = (stored.ElementAtOrDefault(at) ?? "nothing", now.ElementAtOrDefault(at) ?? "nothing");
        yield return Pair($"{where}, line {at + 1}", Around(before, after), Around(after, before));
    }

    private static string Pair(string where, string stored, string now) => $"{where}:\n    stored  {stored}\n    now     {now}";

    // A picture is one long line: what is around the first difference tells more than its beginning.
    private static string Around(string line, string other)
    {
        const int longest = 100;
        if (Math.Max(line.Length, other.Length) <= longest) return line;
        var at = line.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 40);
        return $"{(from > 0 ? "…" : "")}{line[from..Math.Min(line.Length, from + longest)]}{(from + longest < line.Length ? "…" : "")}";
    }
}
