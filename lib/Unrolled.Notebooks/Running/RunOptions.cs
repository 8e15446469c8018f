namespace Unrolled.Notebooks;

/// <summary>What a run may use and where its results go.</summary>
public sealed record RunOptions
{
    /// <summary>Time for one cell, unless the notebook's or the cell's metadata has <c>execution.timeout</c> (seconds). Default 60 s.</summary>
    public TimeSpan CellLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for one notebook, start of its process included. Default 600 s.</summary>
    public TimeSpan NotebookLimit { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Memory of one notebook's process in bytes; null for no limit. Default 4 GiB.</summary>
    public long? MemoryLimit { get; init; } = 4L << 30;

    /// <summary>Folder for the executed copies, made if missing; null to write none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>
    /// C# expressions by variable name. They are assigned in a cell tagged <c>injected-parameters</c>,
    /// placed right after the one tagged <c>parameters</c>, which declares the variables.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}
