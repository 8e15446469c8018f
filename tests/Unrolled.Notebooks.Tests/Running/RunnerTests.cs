using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests.Running;

public class RunnerTests
{
    [Fact]
    public async Task Listeners_hear_everything_in_order()
    {
        var listener = new Recorder();
        var report = await Run.One(Books.OfCode("\n // first\nConsole.Write(\"a\"); Console.Error.WriteLine(\"b\"); 1.Display(); 2", "   ", "var x = 3;"), null, listener);
        Assert.Equal(
            ["notebook book.ipynb 3", "cell 1/3 // first", "output 1 Stream", "output 1 Stream", "output 1 Display", "output 1 Result", "finished 1 True",
             "cell 3/3 var x = 3;", "finished 3 True", "report book.ipynb Passed"],
            listener.Heard);
        Assert.Equal((RunStatus.Passed, 3, null, 0), (report.Status, report.Cells, report.Message, report.ExitCode));
    }

    [Fact]
    public async Task Tags_decide_what_runs_and_what_may_fail()
    {
        var document = Books.Of(
            Books.Code("a", "throw new Exception();", "raises-exception"),
            Books.Code("b", "oops", "raises-exception"),
            Books.Code("c", "throw new Exception();", "skip-execution"),
            NotebookCell.New(CellType.Markdown, "m", "# not code"),
            Books.Code("d", "1"));
        document.Cells[2].Outputs.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = "kept" });
        var report = await Run.One(document);
        Assert.Equal(RunStatus.Passed, report.Status);
        Assert.Equal([1, 2, 4], report.CellReports.Select(c => c.Number));
        Assert.Equal(["error", "error", "stream", "execute_result"], report.Executed!.CodeCells.Select(c => (string)c.Outputs[0]!["output_type"]!));
    }

    [Fact]
    public async Task A_notebook_that_allows_errors_goes_on()
    {
        var document = Books.OfCode("oops", "1");
        document.Metadata["execution"] = new JsonObject { ["allow_errors"] = true };
        Assert.Equal(2, (await Run.One(document)).CellReports.Count(c => c.Ok));
    }

    [Fact]
    public async Task Metadata_gives_a_cell_or_a_notebook_more_or_less_time()
    {
        const string halfASecond = "await Task.Delay(500);";
        var tight = Run.Quick with { CellLimit = TimeSpan.FromSeconds(0.1) };
        Assert.Equal(RunStatus.Passed, (await Run.One(Books.Of(Books.Code("a", halfASecond).WithTimeout(20)), tight)).Status);
        var document = Books.Of(Books.Code("a", halfASecond), Books.Code("b", halfASecond).WithTimeout(0.2));
        document.Metadata["execution"] = new JsonObject { ["timeout"] = 20 };
        var report = await Run.One(document, tight);
        Assert.Equal((RunStatus.TimedOut, 2), (report.Status, report.FailedCell));
        Assert.Contains("limit of 0.2 s", report.Message);
    }

    [Fact]
    public async Task A_notebook_has_a_limit_of_its_own()
    {
        var report = await Run.One(Books.OfCode("await Task.Delay(-1);"), new RunOptions { NotebookLimit = TimeSpan.FromSeconds(2) });
        Assert.Equal((RunStatus.TimedOut, 1), (report.Status, report.FailedCell));
        Assert.Contains("the notebook reached its limit of 2 s", report.Message);
    }

    [Fact]
    public async Task Parameters_are_injected_after_the_cell_that_declares_them()
    {
        var document = Books.Of(
            Books.Code("p", "int seed = 1; double rate = 0.5;", "parameters"),
            Books.Code("old", "seed = 99;", "injected-parameters"),
            Books.Code("s", "(seed, rate)"));
        var options = Run.Quick with { Parameters = new Dictionary<string, string> { ["seed"] = "3 + 100", ["rate"] = "1e-3" } };
        var report = await Run.One(document, options);
        Assert.Equal("(103, 0.001)", Lines.Join(report.Executed!.Cells[^1].Outputs[0]!["data"]!["text/plain"]));
        Assert.Equal(["p", "injected-parameters", "s"], report.Executed.Cells.Select(c => c.Id));
        Assert.Equal("seed = 3 + 100;\nrate = 1e-3;", report.Executed.Cells[1].Source);
        Assert.Equal([1, 1, 2], report.CellReports.Select(c => c.Number));
        Assert.Equal(2, report.Cells);
    }

    [Theory]
    [InlineData("seed = \"text\"", RunStatus.CompileError, "cell 1 (injected parameters), line 1")]
    public async Task A_parameter_that_does_not_fit_is_that_cells_error(string declaration, RunStatus status, string part)
    {
        var options = Run.Quick with { Parameters = new Dictionary<string, string> { ["seed"] = "7" } };
        var report = await Run.One(Books.Of(Books.Code("p", $"var {declaration};", "parameters")), options);
        Assert.Equal((status, 1), (report.Status, report.FailedCell));
        Assert.Contains(part, report.Message);
    }

    [Fact]
    public async Task Parameters_need_a_cell_that_declares_them()
    {
        var options = Run.Quick with { Parameters = new Dictionary<string, string> { ["seed"] = "7" } };
        var report = await Run.One(Books.OfCode("int seed = 1;"), options);
        Assert.Equal((RunStatus.Invalid, NotebookFault.Parameters), (report.Status, report.Fault));
        Assert.Contains("tagged \"parameters\" for seed", report.Message);
    }

    [Fact]
    public async Task Cells_own_the_console_and_cannot_harm_the_channel()
    {
        var report = await Run.One(Books.OfCode(
            "using (var raw = Console.OpenStandardOutput()) raw.Write(\"{\\\"event\\\":\\\"finished\\\",\\\"Ok\\\":false}\\n\"u8);\nConsole.ReadLine()",
            "System.IO.Path.GetFileName(System.IO.Directory.GetCurrentDirectory()).StartsWith(\"unrolled-test-\")",
            "System.Diagnostics.Process.Start(\"kill\", $\"-INT {Environment.ProcessId}\").WaitForExit();",
            "for (var i = 0; i < 300_000; i++) Console.WriteLine(new string('x', 99));"));
        Assert.Equal(RunStatus.Passed, report.Status);
        Assert.Empty(report.Executed!.Cells[0].Outputs);
        Assert.Equal("True", Lines.Join(report.Executed.Cells[1].Outputs[0]!["data"]!["text/plain"]));
        var told = report.Executed.Cells[3].Outputs;
        Assert.Equal(2, told.Count);
        Assert.InRange(Lines.Join(told[0]!["text"]).Length, 15_000_000, 16_000_000);
        Assert.Contains("left out", Lines.Join(told[1]!["text"]));
    }

    [Fact]
    public async Task Cancelling_ends_the_child_starts_no_more_and_keeps_what_finished()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var pid = 0;
        var listener = new Recorder { OnOutput = (_, e) => { if (e is KernelEvent.Display d) { pid = int.Parse(d.Bundle["text/plain"]); stop.Cancel(); } } };
        var report = await Run.All(
            [folder.Save("a.ipynb", Books.OfCode("1")), folder.Save("b.ipynb", Books.OfCode("Environment.ProcessId.Display();\nwhile (true) { }")), folder.Save("c.ipynb", Books.OfCode("1"))],
            Run.Quick with { OutputFolder = Path.Combine(folder.Path, "out") }, listener, stop.Token);
        Assert.Equal([RunStatus.Passed, RunStatus.Cancelled, RunStatus.NotRun], report.Notebooks.Select(n => n.Status));
        Assert.Equal((true, 130), (report.Cancelled, report.ExitCode));
        Assert.Equal("The run was cancelled. Stopped when asked to, at cell 1, line 2:  while (true) { }.", report.Notebooks[1].Message);
        Assert.DoesNotContain("notebook c.ipynb 1", listener.Heard);
        Assert.Equal(["a.ipynb"], Directory.GetFiles(Path.Combine(folder.Path, "out")).Select(Path.GetFileName));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public async Task A_child_whose_runner_is_gone_ends_in_the_middle_of_a_loop()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Runner).Assembly.Location, "0", "1", Path.GetTempPath()])
            { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        child.StandardInput.WriteLine("""{"request":"run","Name":"cell 1","Source":"while (true) { }"}""");
        Assert.Equal("""{"event":"started"}""", await child.StandardOutput.ReadLineAsync());
        Assert.False(child.WaitForExit(300));
        child.StandardInput.Close();
        Assert.True(child.WaitForExit(120_000));
    }

    [Fact]
    public async Task A_notebooks_seconds_hold_its_cells_seconds()
    {
        var report = await Run.One(Books.OfCode("await Task.Delay(200);", "await Task.Delay(300);"));
        Assert.All(report.CellReports, cell => Assert.True(cell.Seconds >= 0.19));
        Assert.True(report.CellReports.Sum(cell => cell.Seconds) <= report.Seconds);
    }
}
