namespace Unrolled.Notebooks;

/// <summary>Runs notebooks one after the other, each in a process of its own.</summary>
public sealed class Runner
{
    /// <summary>Runs every notebook; one that fails does not keep the next from running.</summary>
    /// <exception cref="NotebookException">The output folder cannot be written to; nothing was run.</exception>
    public async Task<RunReport> RunAsync(
        IReadOnlyList<string> notebooks, RunOptions options, IRunListener listener, CancellationToken token)
    {
        await Task.Yield();
        throw new NotImplementedException();
    }
}
