namespace Unrolled.Notebooks;

/// <summary>Writes a run's report for machines.</summary>
public static class Reports
{
    /// <summary>Writes JSON.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void WriteJson(RunReport report, string path) => throw new NotImplementedException();

    /// <summary>Writes JUnit's XML: a suite per notebook, a case per cell.</summary>
    /// <exception cref="NotebookException">The file cannot be written.</exception>
    public static void WriteJUnit(RunReport report, string path) => throw new NotImplementedException();
}
