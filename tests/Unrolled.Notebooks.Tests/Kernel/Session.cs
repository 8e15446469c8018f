namespace Unrolled.Notebooks.Tests.Kernel;

/// <summary>A kernel in this process, and everything it said.</summary>
internal sealed class Session(string? folder = null)
{
    private readonly List<KernelEvent> _events = [];
    private CSharpKernel? _kernel;
    private int _cell;

    internal CSharpKernel Kernel => _kernel ??= new(folder ?? Path.GetTempPath(), Hear);

    private TaskCompletionSource AtWork { get; set; } = new();

    private void Hear(KernelEvent e)
    {
        lock (_events) _events.Add(e);
        if (e is KernelEvent.Display) AtWork.TrySetResult();
    }

    /// <summary>Runs one cell and returns what it said.</summary>
    internal async Task<List<KernelEvent>> Run(string source)
    {
        _events.Clear();
        var ok = await Kernel.RunAsync($"cell {++_cell}", source);
        Assert.Equal(!ok, _events.OfType<KernelEvent.Error>().Any());
        return [.. _events];
    }

    /// <summary>Runs a cell that must work and returns its result as text, null when it has none.</summary>
    internal async Task<string?> Text(string source) => (await Bundle(source))?["text/plain"];

    internal async Task<IReadOnlyDictionary<string, string>?> Bundle(string source)
    {
        var events = await Run(source);
        Assert.True(events.All(e => e is not KernelEvent.Error), string.Join('\n', events));
        return events.OfType<KernelEvent.Result>().SingleOrDefault()?.Bundle;
    }

    /// <summary>Runs a cell that must not end by itself, and interrupts it once it has shown something and is at work.</summary>
    internal async Task<KernelEvent.Error> Interrupted(string source)
    {
        AtWork = new();
        var running = Task.Run(() => Error(source));
        await Task.WhenAny(running, AtWork.Task);
        while (!running.IsCompleted && await Task.WhenAny(running, Task.Delay(500)) != running) Kernel.Interrupt();
        return await running;
    }

    /// <summary>Runs a cell that must fail.</summary>
    internal async Task<KernelEvent.Error> Error(string source) =>
        Assert.Single((await Run(source)).OfType<KernelEvent.Error>());
}
