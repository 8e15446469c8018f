namespace Unrolled.Notebooks;

/// <summary>What came of a run: one report per notebook asked for, in that order.</summary>
public sealed record RunReport(IReadOnlyList<NotebookReport> Notebooks, double Seconds, bool Cancelled)
{
    /// <summary>0 when all passed, 130 when cancelled, else the code of the first notebook that did not pass.</summary>
    public int ExitCode => Cancelled ? 130 : Notebooks.Select(n => n.ExitCode).FirstOrDefault(code => code != 0);
}

/// <summary>What came of one notebook.</summary>
/// <param name="Path">As it was given to the runner.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Cells">How many code cells it has.</param>
/// <param name="Seconds">Wall time, start of the process included.</param>
/// <param name="Message">Why it did not pass, complete for a reader who sees nothing else; null when it passed.</param>
/// <param name="FailedCell">The number of the cell that failed, counting code cells from 1.</param>
/// <param name="Results">Rows the cells reported, in order.</param>
/// <param name="Exercises">The last state of each exercise, in order of first appearance.</param>
/// <param name="CellReports">The cells that began, in order.</param>
/// <param name="Executed">The notebook with its outputs, up to where it got; null when it was never started.</param>
public sealed record NotebookReport(
    string Path, RunStatus Status, int Cells, double Seconds, string? Message, int? FailedCell,
    IReadOnlyList<ResultRow> Results, IReadOnlyList<ExerciseRow> Exercises,
    IReadOnlyList<CellReport> CellReports, NotebookDocument? Executed)
{
    /// <summary>What was wrong with the file or with the output folder; null when neither was the trouble.</summary>
    public NotebookFault? Fault { get; init; }

    /// <summary>0 when it passed; the fault's code, or else the status's.</summary>
    public int ExitCode => Fault is { } fault ? (int)fault : (int)Status;

    internal static NotebookReport NeverStarted(string path, RunStatus status, string message, NotebookFault? fault = null) =>
        new(path, status, 0, 0, message, null, [], [], [], null) { Fault = fault };
}

/// <summary>One cell that began.</summary>
/// <param name="Number">Its place among the code cells, from 1; an injected cell has the number of the cell it follows.</param>
/// <param name="Id">Its id in the notebook.</param>
/// <param name="FirstLine">The first line of its source that says something.</param>
/// <param name="Ok">Whether it did what it should; an expected exception is what it should.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Message">Why it failed; null when it did not.</param>
public sealed record CellReport(int Number, string Id, string FirstLine, bool Ok, double Seconds, string? Message);

/// <summary>A figure a lesson reports beside its criterion (<see cref="MimeType"/>); Shown is the number with the digits that tell, Met null where there is no bar.</summary>
public sealed record ResultRow(string Row, string Measure, long? Seed, double? Ours, string Shown, string? Published, string? Criterion, bool? Met)
{
    /// <summary>The MIME type by which it leaves a cell.</summary>
    public const string MimeType = "application/vnd.unrolled.result+json";
}

/// <summary>The state of an exercise (<see cref="MimeType"/>): <c>not yet</c>, <c>right</c> or <c>wrong</c>.</summary>
public sealed record ExerciseRow(string Id, string Status, string Message)
{
    /// <summary>The MIME type by which it leaves a cell.</summary>
    public const string MimeType = "application/vnd.unrolled.exercise+json";
}
