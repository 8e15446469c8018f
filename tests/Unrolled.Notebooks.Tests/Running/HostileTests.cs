using System.Diagnostics;

namespace Unrolled.Notebooks.Tests.Running;

/// <summary>Notebooks that do their worst. Each is followed by one that must still pass.</summary>
public sealed class HostileTests : IDisposable
{
    private const string Before = "Console.WriteLine(\"before\"); 41 + 1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<NotebookReport> Bad(string source, RunOptions? options = null, IRunListener? listener = null)
    {
        var bad = _folder.Save("bad.ipynb", Books.OfCode(Before, source, "\"never\""));
        var good = _folder.Save("good.ipynb", Books.OfCode("1 + 1"));
        var report = await Run.All([bad, good], options, listener);
        Assert.False(report.Cancelled);
        Assert.Equal(RunStatus.Passed, report.Notebooks[1].Status);
        Assert.Equal(report.ExitCode, report.Notebooks[0].ExitCode);
        KeepsWhatCameBefore(report.Notebooks[0]);
        return report.Notebooks[0];
    }

    private static void KeepsWhatCameBefore(NotebookReport bad)
    {
        var cells = bad.Executed!.Cells;
        Assert.Equal(2, bad.FailedCell);
        Assert.Equal(["stream", "execute_result"], cells[0].Outputs.Select(o => (string)o!["output_type"]!));
        Assert.Equal("error", (string)cells[1].Outputs[^1]!["output_type"]!);
        Assert.Empty(cells[2].Outputs);
        Assert.Equal([1, 2, null], cells.Select(c => c.ExecutionCount));
        Assert.Equal([true, false], bad.CellReports.Select(c => c.Ok));
    }

    private static void Says(NotebookReport report, RunStatus status, params string[] parts)
    {
        Assert.Equal(status, report.Status);
        foreach (var part in parts) Assert.Contains(part, report.Message);
    }

    [Fact]
    public async Task An_exception() =>
        Says(await Bad("var a = 1;\nthrow new InvalidOperationException(\"why\");"), RunStatus.Failed, "cell 2 threw", "InvalidOperationException: why", "cell 2, line 2");

    [Fact]
    public async Task A_compile_error() =>
        Says(await Bad("\nvar a = oops;"), RunStatus.CompileError, "cell 2 does not compile", "cell 2, line 2, column 9: CS0103", "    var a = oops;");

    [Fact]
    public async Task An_endless_loop_and_all_it_started()
    {
        var pid = 0;
        var listener = new Recorder { OnOutput = (_, e) => { if (e is KernelEvent.Display d) pid = int.Parse(d.Bundle["text/plain"]); } };
        var report = await Bad("var p = System.Diagnostics.Process.Start(\"sleep\", \"600\");\np.Id.Display();\nwhile (true) { }",
            Run.Quick with { CellLimit = TimeSpan.FromSeconds(1) }, listener);
        Says(report, RunStatus.TimedOut, "cell 2 reached its limit of 1 s", "execution.timeout");
        Assert.InRange(report.CellReports[1].Seconds, 0.9, 3);
        Assert.True(await Gone(pid), $"process {pid}, which the cell started, is still there");
    }

    [Fact]
    public async Task The_notebooks_own_limit() =>
        Says(await Bad("await Task.Delay(-1);", Run.Quick with { NotebookLimit = TimeSpan.FromSeconds(4) }), RunStatus.TimedOut, "the notebook reached its limit of 4 s");

    [Fact]
    public async Task A_stack_overflow() =>
        Says(await Bad("int Down(int n) => 1 + Down(n + 1);\nDown(0)"), RunStatus.StackOverflow, "cell 2 overflowed the stack");

    [Fact]
    public async Task Environment_Exit() =>
        Says(await Bad("Environment.Exit(3);"), RunStatus.Exited, "cell 2 ended its process", "Environment.Exit(3)");

    [Fact]
    public async Task FailFast() => Says(await Bad("Environment.FailFast(\"on purpose\");"), RunStatus.Crashed, "cell 2", "on purpose");

    [Fact]
    public async Task An_exception_on_a_thread() =>
        Says(await Bad("new System.Threading.Thread(() => throw new Exception(\"aside\")).Start();\nawait Task.Delay(-1);"), RunStatus.Crashed, "nothing caught", "aside");

    [Fact]
    public async Task Four_gigabytes_of_arrays() =>
        Says(await Bad("var all = new List<double[]>();\nfor (var i = 0; i < 64; i++) { all.Add(new double[8 << 20]); Array.Fill(all[^1], 1); }", Run.Quick with { MemoryLimit = 400 << 20 }),
            RunStatus.OutOfMemory, "cell 2 needed more memory than its limit of 400 MiB");

    [Fact]
    public async Task Four_gigabytes_outside_the_heap() =>
        Says(await Bad("unsafe class Native { public static void Fill() { while (true) { var p = (byte*)System.Runtime.InteropServices.NativeMemory.AllocZeroed(1 << 20); for (var i = 0; i < 1 << 20; i += 4096) p[i] = 1; System.Threading.Thread.Sleep(1); } } }\nNative.Fill();", Run.Quick with { MemoryLimit = 400 << 20 }),
            RunStatus.OutOfMemory, "cell 2 needed more memory than its limit of 400 MiB");

    [Theory]
    [InlineData("KILL", "SIGKILL")]
    [InlineData("TERM", "SIGTERM")]
    public async Task Killed_from_outside(string signal, string named)
    {
        var listener = new Recorder { OnOutput = (_, e) => { if (e is KernelEvent.Display d) Hosts.Run("kill", $"-{signal}", d.Bundle["text/plain"]); } };
        Says(await Bad("Environment.ProcessId.Display();\nawait Task.Delay(-1);", null, listener), RunStatus.Killed, "cell 2", $"killed from outside ({named})");
    }

    [Fact]
    public async Task The_setup_file_missing() =>
        Says(await Bad("#!import unrolled.csx"), RunStatus.CompileError, "cell 2", "unrolled.csx", _folder.Path, "dotnet run --project lib/Unrolled.Cli -c Release -- start");

    private static async Task<bool> Gone(int pid)
    {
        for (var i = 0; i < 50; i++)
        {
            try { if (Process.GetProcessById(pid).HasExited) return true; }
            catch (ArgumentException) { return true; }
            await Task.Delay(20);
        }
        return false;
    }
}
