namespace Unrolled.Notebooks.Tests.Running;

/// <summary>A listener that keeps what it heard, in order, and can act on it.</summary>
internal sealed class Recorder : IRunListener
{
    internal List<string> Heard { get; } = [];

    internal Action<string, KernelEvent>? OnOutput { get; init; }

    public void NotebookStarted(string path, int codeCells) => Heard.Add($"notebook {Path.GetFileName(path)} {codeCells}");

    public void CellStarted(string path, int index, int count, string firstLine) => Heard.Add($"cell {index}/{count} {firstLine}");

    public void Output(string path, int cell, KernelEvent output)
    {
        Heard.Add($"output {cell} {output.GetType().Name}");
        OnOutput?.Invoke(path, output);
    }

    public void CellFinished(string path, int index, double seconds, bool ok) => Heard.Add($"finished {index} {ok}");

    public void NotebookFinished(NotebookReport report) => Heard.Add($"report {Path.GetFileName(report.Path)} {report.Status}");
}

/// <summary>Runs notebooks as `unrolled run` does.</summary>
internal static class Run
{
    internal static readonly RunOptions Quick = new() { NotebookLimit = TimeSpan.FromSeconds(120) };

    internal static Task<RunReport> All(IReadOnlyList<string> paths, RunOptions? options = null, IRunListener? listener = null, CancellationToken token = default) =>
        new Runner().RunAsync(paths, options ?? Quick, listener ?? new SilentListener(), token);

    internal static async Task<NotebookReport> One(NotebookDocument document, RunOptions? options = null, IRunListener? listener = null)
    {
        using var folder = new TemporaryFolder();
        return Assert.Single((await All([folder.Save("book.ipynb", document)], options, listener)).Notebooks);
    }
}
