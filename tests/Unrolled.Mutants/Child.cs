using System.Diagnostics;

namespace Unrolled.Mutants;

internal enum Outcome { DoesNotCompile, SameCode, Killed, Crashed, TimedOut, Survived }

/// <summary>What became of a mutant. By: the check that failed and its message, or the mutant that compiles to the same code.</summary>
internal sealed record Verdict(Outcome Outcome, string By = "")
{
    public bool IsDeath => Outcome is Outcome.Killed or Outcome.Crashed or Outcome.TimedOut;
}

/// <summary>A process that runs checks; a mutant that crashes or hangs takes only it along.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>Processor time a mutant may use. The checks of the unchanged library need a fraction of it; what needs more is a loop without end.</summary>
    private static readonly TimeSpan processorLimit = TimeSpan.FromSeconds(6);

    /// <summary>Waiting needs no processor: a deadlock ends by this.</summary>
    public static readonly TimeSpan WallLimit = TimeSpan.FromSeconds(150);

    private readonly Process process;

    public Child()
    {
        string program = typeof(Child).Assembly.Location, host = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [program, Checker.Argument] : [Checker.Argument];
        var start = new ProcessStartInfo(host, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["DOTNET_TieredPGO"], start.Environment["DOTNET_DbgEnableMiniDump"]) = ("0", "0");
        process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();                     // the runtime's last words on a crash
    }

    /// <summary>How many mutants this process has seen.</summary>
    public int Served { get; private set; }

    /// <summary>Whether it can serve another.</summary>
    public bool IsAlive { get; private set; } = true;

    public Verdict Check(string subject, params string[] assemblies)
    {
        Served++;
        process.Refresh();
        TimeSpan before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        try
        {
            process.StandardInput.WriteLine(string.Join('\t', [subject, .. assemblies]));
            process.StandardInput.Flush();
            while (true)
            {
                var line = process.StandardOutput.ReadLineAsync();
                while (!line.Wait(50))
                    if (Used(before) > processorLimit || clock.Elapsed > WallLimit) return Ended(new(Outcome.TimedOut, $"no answer after {clock.Elapsed.TotalSeconds:0} s"));
                if (line.Result is null) return Ended(new(Outcome.Crashed, "the process died"));
                if (line.Result.StartsWith(Checker.Answer, StringComparison.Ordinal)) return Parse(line.Result[Checker.Answer.Length..]);
            }
        }
        catch (IOException)
        {
            return Ended(new(Outcome.Crashed, "the process died"));
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private TimeSpan Used(TimeSpan before)
    {
        process.Refresh();
        return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime - before;
    }

    private Verdict Ended(Verdict verdict)
    {
        IsAlive = false;
        return verdict;
    }

    private static Verdict Parse(string answer) => answer.Split('\t', 2) is ["killed", var by] ? new(Outcome.Killed, by) : new(Outcome.Survived);
}
