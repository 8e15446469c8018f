namespace Unrolled.Notebooks.Releasing;

/// <summary>Holds a source's cells to nbgrader's schema 3, and its regions to the cells that may have them.</summary>
internal static class GradeRules
{
    /// <exception cref="ReleaseException">A rule is broken; the message names file, cell, line and remedy.</exception>
    public static void Check(NotebookDocument source)
    {
        var seen = new Dictionary<string, int>();
        for (int i = 0; i < source.Cells.Count; i++)
        {
            var (cell, grading, number) = (source.Cells[i], new GradeCell(source.Cells[i]), i + 1);
            if (grading.Faults().FirstOrDefault() is { } fault) throw ReleaseException.At(source, number, 1, fault);
            if (grading.Id is { } id && !seen.TryAdd(id, number))
                throw ReleaseException.At(source, number, 1, $"grade_id \"{id}\" is that of cell {seen[id]}, too. Give one of them another.");
            if (cell.Type == CellType.Code && !cell.HasTag("instructor")) CheckRegions(source, number, cell.Source.Split('\n'), grading);
        }
    }

    private static void CheckRegions(NotebookDocument source, int number, string[] lines, GradeCell grading)
    {
        ReleaseException At(int line, string problem) => ReleaseException.At(source, number, line + 1, problem);
        var solutions = Region.Find(lines, Region.Solution, At);
        var hidden = Region.Find(lines, Region.HiddenTests, At);
        foreach (var region in solutions)
        {
            if (hidden.Exists(region.Overlaps)) throw At(region.Begin, "a solution and hidden tests stand within each other. End one before the other begins.");
            if (!grading.Solution) throw At(region.Begin, "a solution stands in a cell that is no solution cell. Give its metadata.nbgrader \"solution\": true.");
        }
        if (hidden.Count > 0 && !grading.Grade) throw At(hidden[0].Begin, "hidden tests stand in a cell that is not graded. Give its metadata.nbgrader \"grade\": true and \"points\".");
        if (grading.Solution && solutions.Count == 0 && !lines.Any(line => line.Trim() == SolutionCell.Stub))
            throw At(0, "a solution cell has no solution. Put // BEGIN SOLUTION and // END SOLUTION around the answer.");
    }
}
