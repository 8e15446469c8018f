using System.Diagnostics;

namespace Unrolled.Notebooks.Tests.Running;

/// <summary>Notebooks that do their worst, one after the other in one run; the last is harmless.</summary>
public sealed class HostileRun : IAsyncLifetime
{
    private static readonly string[] Names =
        ["exception", "compile", "loop", "deaf", "stack", "overflow", "exit", "failfast", "thread", "arrays", "native", "KILL", "TERM", "setup", "good"];

    private readonly TemporaryFolder _folder = new();
    private RunReport? _report;

    internal string Folder => _folder.Path;

    internal int Started { get; private set; }

    internal NotebookReport this[string name] => _report!.Notebooks[Array.IndexOf(Names, name)];

    private static NotebookCell Bad(string name) => Books.Code("bad", name switch
    {
        "exception" => "var a = 1;\nthrow new InvalidOperationException(\"why\");",
        "compile" => "\nvar a = oops;",
        "loop" => "var p = System.Diagnostics.Process.Start(\"sleep\", \"600\");\n$\"started {p.Id}\".Display();\nwhile (true) { }",
        "deaf" => "System.Threading.Thread.Sleep(-1);",
        "stack" => "int Down(int n) => 1 + Down(n + 1);\nDown(0)",
        "overflow" => "class Node { Node next = new(); }\nnew Node()",
        "exit" => "Environment.Exit(3);",
        "failfast" => "Environment.FailFast(\"on purpose\");",
        "thread" => "new System.Threading.Thread(() => throw new Exception(\"aside\")).Start();\nawait Task.Delay(-1);",
        "arrays" => "var all = new List<double[]>();\nfor (var i = 0; i < 64; i++) { all.Add(new double[8 << 20]); Array.Fill(all[^1], 1); }",
        "native" => "class Native { public static void Fill() { while (true) System.Runtime.InteropServices.Marshal.Copy(new byte[1 << 20], 0, System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 20), 1 << 20); } }\nNative.Fill();",
        "KILL" or "TERM" => $"$\"kill -{name} {{Environment.ProcessId}}\".Display();\nawait Task.Delay(-1);",
        "setup" => "#!import unrolled.csx",
        _ => "2",
    });

    public async ValueTask InitializeAsync()
    {
        var paths = Names.Select(name => _folder.Save($"{name}.ipynb", Books.Of(
            Books.Code("before", "Console.WriteLine(\"before\"); 41 + 1"),
            name is "loop" or "deaf" ? Bad(name).WithTimeout(1) : Bad(name),
            Books.Code("after", "\"after\""))));
        var options = new RunOptions { CellLimit = TimeSpan.FromSeconds(60), MemoryLimit = 400 << 20 };
        _report = await Run.All([.. paths], options, new Recorder { OnOutput = Obey });
    }

    private void Obey(string path, KernelEvent e)
    {
        if (e is not KernelEvent.Display shown) return;
        var words = shown.Bundle["text/plain"].Split(' ');
        if (words[0] == "kill") Hosts.Run("kill", words[1..]);
        else Started = int.Parse(words[1]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class HostileTests(HostileRun run) : IClassFixture<HostileRun>
{
    private void Says(string name, RunStatus status, params string[] parts)
    {
        Assert.Equal(status, run[name].Status);
        Assert.Equal((int)status, run[name].ExitCode);
        foreach (var part in parts) Assert.Contains(part, run[name].Message);
        KeepsWhatCameBefore(run[name]);
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

    [Fact]
    public void After_all_of_them_the_next_notebook_runs() => Assert.Equal(RunStatus.Passed, run["good"].Status);

    [Fact]
    public void An_exception() => Says("exception", RunStatus.Failed, "cell 2 threw", "InvalidOperationException: why", "cell 2, line 2");

    [Fact]
    public void A_compile_error() => Says("compile", RunStatus.CompileError, "cell 2 does not compile", "cell 2, line 2, column 9: CS0103", "    var a = oops;");

    [Fact]
    public void An_endless_loop()
    {
        Says("loop", RunStatus.TimedOut, "cell 2 reached its limit of 1 s", "a loop that does not end?", "--cell-limit", "execution.timeout",
            "Stopped when asked to, at cell 2, line 3:  while (true) { }.");
        Assert.True(run["loop"].CellReports[1].Seconds >= 0.9);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(run.Started));
    }

    [Fact]
    public void A_cell_that_cannot_hear() => Says("deaf", RunStatus.TimedOut, "cell 2 reached its limit of 1 s", "did not stop within 2 s", "what its cells made is lost");

    [Fact]
    public void A_recursion_without_end() => Says("stack", RunStatus.StackOverflow, "cell 2 overflowed the stack", "calls itself without end", "cell 2, line 1, in Down");

    [Fact]
    public void A_stack_overflow_that_no_check_foresees() => Says("overflow", RunStatus.StackOverflow, "cell 2 overflowed the stack: a method calls itself without end.");

    [Fact]
    public void Environment_Exit() => Says("exit", RunStatus.Exited, "cell 2 ended its process", "Environment.Exit(3)");

    [Fact]
    public void Environment_FailFast() => Says("failfast", RunStatus.Crashed, "cell 2 crashed its process: on purpose");

    [Fact]
    public void An_exception_on_a_thread() => Says("thread", RunStatus.Crashed, "nothing caught", "aside");

    [Theory]
    [InlineData("arrays")]
    [InlineData("native")]
    public void Four_gigabytes(string name) => Says(name, RunStatus.OutOfMemory, "cell 2 needed more memory than its limit of 400 MiB");

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public void Killed_from_outside(string signal) => Says(signal, RunStatus.Killed, "cell 2", $"killed from outside (SIG{signal})");

    [Fact]
    public void The_setup_file_missing() =>
        Says("setup", RunStatus.CompileError, "cell 2", "unrolled.csx", run.Folder, "dotnet run --project lib/Unrolled.Cli -c Release -- start");
}
