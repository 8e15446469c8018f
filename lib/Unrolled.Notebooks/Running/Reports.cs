using System.Text.Json;

namespace Unrolled.Notebooks;

/// <summary>Writes a run's report for machines.</summary>
public static class Reports
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes JSON: every notebook with its status, message, cells, results and exercises.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void WriteJson(RunReport report, string path)
    {
        var whole = new
        {
            report.Seconds,
            report.Cancelled,
            report.ExitCode,
            Notebooks = report.Notebooks.Select(n => new
            {
                n.Path, Status = n.Status.ToString(), n.ExitCode, n.Cells, n.Seconds, n.Message, n.FailedCell, n.Results, n.Exercises, n.CellReports,
            }),
        };
        AtomicFile.Write(path, JsonSerializer.Serialize(whole, Style) + "\n");
    }

    /// <summary>Writes JUnit's XML: a suite per notebook, a case per cell that began.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void WriteJUnit(RunReport report, string path) => AtomicFile.Write(path, JUnit.Text(report));
}
