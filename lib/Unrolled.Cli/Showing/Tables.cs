using Unrolled.Notebooks;

namespace Unrolled.Cli.Showing;

/// <summary>The closing tables.</summary>
internal static class Tables
{
    /// <summary>Lesson, cells, seconds, status, and each result beside its criterion; what went wrong follows on standard error.</summary>
    public static void Run(Terminal terminal, RunReport report)
    {
        terminal.Line();
        terminal.Table(["lesson", "cells", "time", "status", "result", "ours", "criterion", "published"], [.. report.Notebooks.SelectMany(Rows)]);
        foreach (var notebook in report.Notebooks.Where(n => n.Exercises.Count > 0)) Exercises(terminal, notebook);
        foreach (var notebook in report.Notebooks.Where(n => n.Message != null)) terminal.Fault($"\n✗ {Named(notebook)}");
        if (report.Cancelled) terminal.Fault("Interrupted: this is what was finished.");
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(NotebookReport notebook)
    {
        bool passed = notebook.Status == RunStatus.Passed;
        string[] about = [Progress.Name(notebook.Path), notebook.Cells.ToString(), Progress.Seconds(notebook.Seconds), $"{(passed ? '✓' : '✗')} {PlainProgress.Words(notebook.Status)}"];
        if (notebook.Results.Count == 0) yield return [.. about, "", "", "", ""];
        foreach (var row in notebook.Results)
        {
            yield return [.. about, $"{Mark(row.Met)}{row.Row} {row.Measure}", row.Shown, row.Criterion ?? "", row.Published ?? ""];
            about = ["", "", "", ""];
        }
    }

    private static void Exercises(Terminal terminal, NotebookReport notebook)
    {
        var counts = notebook.Exercises.GroupBy(e => e.Status).OrderBy(g => Array.IndexOf(["right", "wrong", "not yet"], g.Key)).Select(g => $"{g.Count()} {g.Key}");
        terminal.Line($"{Progress.Name(notebook.Path)}, exercises: {string.Join(", ", counts)}");
        foreach (var wrong in notebook.Exercises.Where(e => e.Status == "wrong")) terminal.Line($"  ✗ {wrong.Id}: {wrong.Message}");
    }

    private static string Named(NotebookReport notebook) =>
        notebook.Message!.StartsWith(notebook.Path) ? notebook.Message : $"{Progress.Name(notebook.Path)}: {notebook.Message}";

    public static string Mark(bool? met) => met switch { true => "✓ ", false => "✗ ", null => "" };
}
