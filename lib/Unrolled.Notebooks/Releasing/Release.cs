using Unrolled.Notebooks.Releasing;

namespace Unrolled.Notebooks;

/// <summary>Turns an instructor's source into a learner's lesson.</summary>
/// <remarks>
/// The body of a method between <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c> becomes <c>throw new NotSolvedYet();</c>.
/// Lines from <c>// BEGIN HIDDEN TESTS</c> to <c>// END HIDDEN TESTS</c>, cells tagged <c>instructor</c>, cells left empty,
/// outputs and execution counts are taken out. All else stays: order, ids, tags, metadata.
/// </remarks>
public static class Release
{
    /// <summary>The learner's lesson; <paramref name="source"/> is not changed.</summary>
    /// <exception cref="ReleaseException">A rule of <c>metadata.nbgrader</c> or of the markers is broken, a solution is not a whole method body, or its text stands elsewhere too.</exception>
    public static NotebookDocument Learner(NotebookDocument source)
    {
        GradeRules.Check(source);
        var lesson = source.Clone();
        var solutions = new List<(int Cell, string Words)>();
        var kept = new List<(int Number, NotebookCell Cell)>();
        for (int i = 0; i < lesson.Cells.Count; i++)
        {
            var cell = lesson.Cells[i];
            if (cell.HasTag("instructor")) continue;
            if (cell.Type == CellType.Code && !Strip(cell, i + 1, source, solutions)) continue;
            cell.ClearOutputs();
            kept.Add((i + 1, cell));
        }
        foreach (var (number, cell) in kept) CheckNothingLeft(cell, number, source, solutions);
        lesson.Cells.Clear();
        foreach (var (_, cell) in kept) lesson.Cells.Add(cell);
        return lesson;
    }

    private static bool Strip(NotebookCell cell, int number, NotebookDocument source, List<(int, string)> solutions)
    {
        var reader = new SolutionCell(cell.Source, (line, problem) => ReleaseException.At(source, number, line + 1, problem));
        string learner = reader.ForLearner();
        solutions.AddRange(reader.Solutions.Select(words => (number, words)));
        bool emptied = learner.Trim() == "" && cell.Source.Trim() != "";
        if (learner != cell.Source) cell.Source = learner;
        return !emptied;
    }

    private static void CheckNothingLeft(NotebookCell cell, int number, NotebookDocument source, List<(int Cell, string Words)> solutions)
    {
        var lines = cell.Source.Split('\n');
        int marked = Array.FindIndex(lines, Region.IsMarked);
        if (marked >= 0) throw ReleaseException.At(source, number, marked + 1, "a marker is left over. Markers are comments on lines of their own, in capitals, in code cells.");
        string words = SolutionCell.Words(cell.Source);
        foreach (var (from, solution) in solutions.Where(s => s.Words.Length >= 8 && words.Contains(s.Words)))
            throw ReleaseException.At(source, number, 1, $"the solution of cell {from} stands here too. Take it out, or tag this cell \"instructor\".");
    }
}
