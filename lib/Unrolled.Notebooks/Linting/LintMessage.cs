namespace Unrolled.Notebooks;

/// <summary>One thing in a lesson that should be otherwise.</summary>
/// <param name="Rule">The rule's name, for example "words".</param>
/// <param name="File">The notebook.</param>
/// <param name="Cell">The cell's place among all cells, from 1; 0 where the whole notebook is meant.</param>
/// <param name="Id">The cell's id; empty where the whole notebook is meant.</param>
/// <param name="Line">The line in the cell, from 1; 0 where the whole cell is meant.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record LintMessage(string Rule, string File, int Cell, string Id, int Line, string Problem, string Remedy)
{
    /// <summary>On one line: file, cell, line, problem, remedy, rule.</summary>
    public override string ToString() =>
        $"{File}{(Cell > 0 ? $", cell {Cell} ({Id})" : "")}{(Line > 0 ? $", line {Line}" : "")}: {Problem} {Remedy} [{Rule}]";
}
