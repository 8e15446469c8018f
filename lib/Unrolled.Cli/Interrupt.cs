using System.Runtime.InteropServices;

namespace Unrolled.Cli;

/// <summary>Turns Ctrl-C, SIGTERM and a closed terminal into a cancelled token; the second one ends the program at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interrupt() => registrations =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (source.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
        source.Cancel();
    }
}
