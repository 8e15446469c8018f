namespace Unrolled.Notebooks.Tests.Kernel;

/// <summary>Cells that would never end stop when they are asked to, and nothing that came before is lost.</summary>
public class InterruptTests
{
    private readonly Session _session = new();

    public static TheoryData<string, string> Endless => new()
    {
        { "var n = 1;\nwhile (true) { }", "2" },
        { "for (;;) ;", "1" },
        { "for (;;)\n    if (DateTime.Now.Year < 0) break;", "2" },
        { "do\n{\n} while (1 + 1 == 2);", "2" },
        { "IEnumerable<int> Ones()\n{\n    while (true)\n        yield return 1;\n}\nOnes().Count(n => n > 1)", "4|6" },
        { "async IAsyncEnumerable<int> Ones() { while (true) { await Task.Yield(); yield return 1; } }\nawait foreach (var n in Ones())\n{ }", "1|3" },
        { "IEnumerable<int> Library() => Enumerable.Range(0, int.MaxValue).SelectMany(n => Enumerable.Repeat(n, int.MaxValue));\nLibrary()\n    .Sum(n => 0L)", "1|2|3" },
        { "new[] { 1 }.Select(n =>\n{\n    while (n > 0) { }\n    return n;\n}).ToList()", "3" },
        { "Func<int, int> stay = n => n;\nwhile (stay(1) == 1) stay(2);", "1|2" },
        { "void Stay()\n{\n    again:\n    goto again;\n}\nStay();", "4" },
        { "int Turn(int n) { switch (n) { case 1: goto case 2;\n    case 2: goto case 1; default: return 0; } }\nTurn(1)", "1|2" },
        { "async Task Stay()\n{\n    await Task.Yield();\n    while (true) { }\n}\nawait Stay();", "4" },
        { "Task.Run(() =>\n{\n    while (true) { }\n}).Wait();", "1|4" },
        { "class Net { public int P { get { while (true)\n    { } } } }\nnew Net().P", "2" },
        { "while (true)\n    try { throw new Exception(); }\n    catch { }", "2" },
        { "delegate int F(int n);\nF f = delegate (int n) { for (;;) { } };\nf(1)", "2" },
    };

    [Theory, MemberData(nameof(Endless))]
    public async Task An_endless_cell_stops_and_says_where(string source, string lines)
    {
        await _session.Run("var kept = 41;");
        var error = await _session.Interrupted("1.Display(); " + source);
        Assert.Equal(KernelEvent.Error.Interrupted, error.Name);
        Assert.Matches($"^Stopped when asked to, at cell 2, line ({lines})\\b", error.Message);
        Assert.Equal("What earlier cells made is still there.", error.Traceback[^1]);
        Assert.Equal("42", await _session.Text("kept + 1"));
    }

    [Fact]
    public async Task What_the_cell_itself_made_before_it_was_stopped_is_there_too()
    {
        await _session.Interrupted("var sum = 0;\nfor (sum = 1; ; sum = 7) if (sum == 1) 1.Display();");
        Assert.Equal("7", await _session.Text("sum"));
    }

    [Fact]
    public async Task A_cell_that_only_waits_is_left_behind()
    {
        await _session.Run("var kept = 41;");
        var error = await _session.Interrupted("1.Display();\nawait Task.Delay(-1);\nkept = 0;");
        Assert.Contains("cell 2 was waiting for something that had not come", error.Message);
        Assert.Equal("42", await _session.Text("kept + 1"));
        Assert.Equal("10", await _session.Text("var sum = 0; for (var i = 0; i < 5; i++) sum += i; sum"));
    }

    [Fact]
    public async Task An_interrupt_between_cells_does_nothing_to_the_next()
    {
        await _session.Run("1");
        _session.Kernel.Interrupt();
        Assert.Equal("499500", await _session.Text("var sum = 0; for (var i = 0; i < 1000; i++) sum += i; sum"));
    }

    [Theory]
    [InlineData("int Down(int n) => 1 + Down(n + 1);\nDown(0)", "Down")]
    [InlineData("int Down(int n)\n{\n    return 1 + Down(n + 1);\n}\nDown(0)", "Down")]
    [InlineData("Func<int, int> down = null;\ndown = n => 1 + down(n + 1);\ndown(0)", "")]
    [InlineData("int Sum(int n) => Enumerable.Range(0, 1).Sum(_ => Sum(n + 1));\nSum(0)", "Sum")]
    [InlineData("class Net { public int Size => Size + 1; }\nnew Net().Size", "Net.get_Size")]
    [InlineData("class Net { public static Net operator +(Net a, Net b) => a + b; }\nnew Net() + new Net()", "Net.op_Addition")]
    [InlineData("class Node { Node next; public Node() { next = new Node(); } }\nnew Node()", "Node..ctor")]
    [InlineData("class Net { public override string ToString() => $\"net {this}\"; }\nnew Net()", "Net.ToString")]
    public async Task A_recursion_without_end_is_an_exception_that_says_so(string source, string function)
    {
        await _session.Run("var kept = 41;");
        var error = await _session.Error(source);
        Assert.Equal(nameof(InsufficientExecutionStackException), error.Name);
        Assert.Contains("calls itself without end", error.Message);
        Assert.Contains(error.Traceback, l => l.StartsWith($"   cell 2, line ") && l.Contains(function));
        Assert.InRange(error.Traceback.Count, 2, 13);
        Assert.Equal("42", await _session.Text("kept + 1"));
    }

    [Fact]
    public async Task A_deep_recursion_that_ends_is_left_alone() =>
        Assert.Equal("5000", await _session.Text("int Down(int n) => n == 0 ? 0 : 1 + Down(n - 1);\nDown(5000)"));

    [Fact]
    public async Task A_long_loop_that_ends_is_left_alone() =>
        Assert.Equal("200000000", await _session.Text("int Count(int to) { int n = 0; while (n < to) n++; return n; }\nCount(200_000_000)"));
}
