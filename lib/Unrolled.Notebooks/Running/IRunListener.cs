namespace Unrolled.Notebooks;

/// <summary>Hears how a run goes, in order and never from two threads at once. Implement what you need.</summary>
public interface IRunListener
{
    /// <summary>A notebook begins; <paramref name="codeCells"/> is how many it will run.</summary>
    void NotebookStarted(string path, int codeCells) { }

    /// <summary>A cell begins: the <paramref name="index"/>-th of <paramref name="count"/> code cells, from 1.</summary>
    void CellStarted(string path, int index, int count, string firstLine) { }

    /// <summary>A stream, display, update, result or error of that cell.</summary>
    void Output(string path, int cell, KernelEvent output) { }

    /// <summary>A cell is over.</summary>
    void CellFinished(string path, int index, double seconds, bool ok) { }

    /// <summary>A notebook is over, in whatever way.</summary>
    void NotebookFinished(NotebookReport report) { }
}

/// <summary>Hears and does nothing.</summary>
public sealed class SilentListener : IRunListener;
