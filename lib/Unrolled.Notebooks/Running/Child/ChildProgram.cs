using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Unrolled.Notebooks;

/// <summary>The kernel's own process: reads cells from one inherited pipe, tells events through another, and dies with the runner.</summary>
internal static class ChildProgram
{
    internal static int Run(string[] args)
    {
        if (args is not [var requests, var events, var folder])
        {
            Console.Error.WriteLine("This program runs the cells of one notebook for the command `unrolled run`; it is not started by hand.");
            return 64;
        }
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true); // Ctrl-C is the runner's to answer
        var pipe = new EventPipe(new AnonymousPipeClientStream(PipeDirection.Out, events));
        var console = TakeConsole(pipe);
        var kernel = new CSharpKernel(folder, e => { console.Flush(); pipe.Send(e); });
        var queue = Listen(requests, kernel);
        CSharpKernel.WarmUpAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => { console.Flush(); pipe.Send(new KernelEvent.Exiting(Environment.ExitCode)); };
        foreach (var request in queue.GetConsumingEnumerable())
        {
            pipe.Send(new KernelEvent.CellStarted());
            var ok = kernel.RunAsync(request.Name, request.Source).GetAwaiter().GetResult();
            console.Flush();
            pipe.Send(new KernelEvent.CellFinished(ok));
        }
        return 0;
    }

    [DoesNotReturn]
    internal static void DieWithTheRunner()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
        throw new UnreachableException();
    }

    // Read on a thread of its own, so that an interrupt stops a cell that loops, and a closed pipe ends the process.
    private static BlockingCollection<KernelRequest.Run> Listen(string handle, CSharpKernel kernel)
    {
        var queue = new BlockingCollection<KernelRequest.Run>();
        var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, handle));
        new Thread(() =>
        {
            while (reader.ReadLine() is { } line)
                if (JsonSerializer.Deserialize(line, PipeJson.Default.KernelRequest) is KernelRequest.Run run) queue.Add(run);
                else kernel.Interrupt();
            DieWithTheRunner();
        }) { IsBackground = true, Name = "requests" }.Start();
        return queue;
    }

    private static ConsoleText TakeConsole(EventPipe pipe)
    {
        var text = new ConsoleText(pipe);
        Console.SetOut(new EventWriter("stdout", text));
        Console.SetError(new EventWriter("stderr", text));
        Console.SetIn(TextReader.Null);
        return text;
    }
}
