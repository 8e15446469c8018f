using System.Text.Json;

namespace Unrolled.Notebooks;

/// <summary>Sends events to the runner, one line of JSON each; what a cell says beyond its budget is left out.</summary>
internal sealed class EventPipe(Stream pipe)
{
    /// <summary>Characters one cell may say: enough for every lesson, little enough for the runner to keep.</summary>
    internal const int Budget = 16_000_000;

    private readonly Lock _lock = new();
    private long _said;

    internal void Send(KernelEvent e)
    {
        lock (_lock)
        {
            if (e is KernelEvent.CellStarted) _said = 0;
            var before = _said;
            _said += Size(e);
            if (_said <= Budget || Size(e) == 0) Write(e);
            else if (before <= Budget) Write(new KernelEvent.Stream("stderr", $"\n[This cell says more than {Budget / 1_000_000} million characters: the rest is left out.]\n"));
        }
    }

    private static long Size(KernelEvent e) => e switch
    {
        KernelEvent.Stream s => s.Text.Length,
        KernelEvent.Display d => Size(d.Bundle),
        KernelEvent.UpdateDisplay u => Size(u.Bundle),
        KernelEvent.Result r => Size(r.Bundle),
        _ => 0,
    };

    private static long Size(IReadOnlyDictionary<string, string> bundle) => bundle.Sum(entry => 50L + entry.Value.Length);

    private void Write(KernelEvent e)
    {
        try
        {
            pipe.Write([.. JsonSerializer.SerializeToUtf8Bytes(e, PipeJson.Default.KernelEvent), (byte)'\n']);
            pipe.Flush();
        }
        catch (IOException)
        {
            ChildProgram.DieWithTheRunner();
        }
    }
}
