using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Unrolled.Notebooks;

/// <summary>The runner's end of one kernel process: cells go in, events come out, and it can always be ended.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private static readonly Lock Starting = new();
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly StreamWriter _requests;
    private readonly Channel<KernelEvent> _events = Channel.CreateUnbounded<KernelEvent>();
    private readonly StandardError _error;
    private readonly MemoryWatch _memory;
    private int? _exiting;

    private KernelProcess(Process process, Stream requests, Stream events, long? memoryLimit)
    {
        _process = process;
        _requests = new StreamWriter(requests) { AutoFlush = true };
        _error = new StandardError(process.StandardError.BaseStream);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _memory = new MemoryWatch(process, memoryLimit, Kill);
        new Thread(() => Read(events)) { IsBackground = true, Name = "events" }.Start();
        _ = CompleteAfterExitAsync();
    }

    /// <summary>What the process says; completes when it has ended.</summary>
    internal ChannelReader<KernelEvent> Events => _events.Reader;

    /// <param name="folder">The notebook's folder, which becomes the current one.</param>
    /// <param name="memoryLimit">Bytes, or null.</param>
    internal static KernelProcess Start(string folder, long? memoryLimit)
    {
        // One at a time: a process started by another thread meanwhile would inherit these pipes and hold them open.
        lock (Starting)
        {
            var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var events = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var process = Process.Start(StartInfo(folder, memoryLimit, requests.GetClientHandleAsString(), events.GetClientHandleAsString()))!;
            requests.DisposeLocalCopyOfClientHandle();
            events.DisposeLocalCopyOfClientHandle();
            process.StandardInput.Close();
            return new(process, requests, events, memoryLimit);
        }
    }

    private static ProcessStartInfo StartInfo(string folder, long? memoryLimit, params string[] handles)
    {
        var program = typeof(KernelProcess).Assembly.Location;
        var start = new ProcessStartInfo(Host(), ["exec", program, .. handles, folder])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        if (memoryLimit is { } bytes) start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("x", CultureInfo.InvariantCulture);
        return start;
    }

    // The runtime this program runs on belongs to a `dotnet`: …/shared/Microsoft.NETCore.App/10.0.0/ → …/dotnet
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }

    /// <summary>Asks for something; what comes of it comes through <see cref="Events"/>, the end of the process too.</summary>
    internal async Task SendAsync(KernelRequest request)
    {
        try { await _requests.WriteLineAsync(JsonSerializer.Serialize(request, PipeJson.Default.KernelRequest)); }
        catch (IOException) { /* the process has ended */ }
    }

    /// <summary>Ends the process and all that its cells started.</summary>
    internal void Kill()
    {
        try { _process.Kill(entireProcessTree: true); }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception) { /* it has ended by itself */ }
    }

    /// <summary>How a process ended that nobody here killed.</summary>
    internal async Task<ProcessEnding> EndingAsync()
    {
        await _process.WaitForExitAsync();
        return new(_process.ExitCode, _exiting, await _error.HeadAsync(Grace), _memory.Exceeded);
    }

    private void Read(Stream events)
    {
        using var reader = new StreamReader(events);
        while (reader.ReadLine() is { } line)
        {
            var said = JsonSerializer.Deserialize(line, PipeJson.Default.KernelEvent)!;
            if (said is KernelEvent.Exiting exiting) _exiting = exiting.Code;
            else _events.Writer.TryWrite(said);
        }
        _events.Writer.TryComplete();
    }

    // A process that a cell started may hold the pipe open after the kernel's own end.
    private async Task CompleteAfterExitAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_events.Reader.Completion, Task.Delay(Grace));
        _events.Writer.TryComplete();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        await _memory.DisposeAsync();
        try { await _requests.DisposeAsync(); }
        catch (IOException) { /* what it had not read goes with it */ }
        _process.Dispose();
    }
}
