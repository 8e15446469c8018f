namespace Unrolled.Notebooks.Tests.Kernel;

public class CellTests
{
    private readonly Session _session = new();

    [Fact]
    public async Task What_a_cell_declares_the_next_cells_see()
    {
        Assert.Null(await _session.Text("using System.IO; using Numbers = System.Collections.Generic.List<int>;\nvar xs = new Numbers { 1, 2 };\nint Twice(int n) => 2 * n;"));
        Assert.Null(await _session.Text("record Point(int X, int Y);"));
        Assert.Equal("6", await _session.Text("xs.Add(3); Twice(xs.Count)"));
        Assert.Equal("a.b", await _session.Text("Path.GetFileName(\"/x/a.b\")"));
        Assert.Equal("0", await _session.Text("new Numbers().Count"));
        Assert.Equal("Point { X = 1, Y = 2 }", await _session.Text("new Point(1, 2)"));
        Assert.Equal("7", await _session.Text("int xs = 7;\nxs"));
    }

    [Fact]
    public async Task A_struct_of_a_cell_serves_as_argument_of_a_generic_with_static_abstract_members()
    {
        await _session.Run("interface ICell<S> where S : struct { static abstract S Forward(S state, float x); static virtual int Order => 1; }");
        await _session.Run("static class Unroll { public static S Over<C, S>(S s, float[] xs) where C : ICell<S> where S : struct { foreach (var x in xs) s = C.Forward(s, x); return s; } }");
        await _session.Run("readonly struct Leaky : ICell<Leaky.State> { public record struct State(float H); public static State Forward(State s, float x) => new(s.H / 2 + x); }");
        Assert.Equal("State { H = 1.75 }", await _session.Text("Unroll.Over<Leaky, Leaky.State>(default, [1, 1, 1])"));
    }

    [Fact]
    public async Task Await_works_at_the_top_and_in_lambdas()
    {
        Assert.Equal("3", await _session.Text("await Task.Delay(1);\nasync Task<int> Three() { await Task.Yield(); return 3; }\nawait Three()"));
        Assert.Equal("[0, 1]", await _session.Text("await Task.WhenAll(Enumerable.Range(0, 2).Select(async i => { await Task.Yield(); return i; }))"));
    }

    [Fact]
    public async Task Only_the_last_expression_is_the_result()
    {
        Assert.Equal("2", await _session.Text("var a = 1;\na + 1"));
        Assert.Empty(await _session.Run("var b = 1;"));
        Assert.Empty(await _session.Run("// nothing"));
        Assert.Empty(await _session.Run(""));
    }

    [Fact]
    public async Task Values_are_displayed_where_the_cell_asks_for_it()
    {
        var events = await _session.Run("5.Display(); display(\"a\"); HTML(\"<b>x</b>\").Display();\n\"<svg/>\".Display(\"image/svg+xml\"); 9");
        Assert.Equal(["5", "a", "<b>x</b>"], events.OfType<KernelEvent.Display>().Take(3).Select(d => d.Bundle["text/plain"]));
        Assert.Equal("<b>x</b>", ((KernelEvent.Display)events[2]).Bundle["text/html"]);
        Assert.Equal(["image/svg+xml"], ((KernelEvent.Display)events[3]).Bundle.Keys);
        Assert.IsType<KernelEvent.Result>(events[4]);
    }

    [Fact]
    public async Task A_display_can_be_updated_from_a_later_cell_and_from_a_thread()
    {
        var shown = Assert.IsType<KernelEvent.Display>(Assert.Single(await _session.Run("var place = display(1);")));
        await _session.Run("var t = new System.Threading.Thread(() => place.Update(2)); t.Start(); t.Join();");
        var update = Assert.IsType<KernelEvent.UpdateDisplay>(Assert.Single(await _session.Run("place.Update(3);")));
        Assert.Equal((shown.Id, "3"), (update.Id, update.Bundle["text/plain"]));
        Assert.Single(await _session.Run("display(4)"));
    }

    [Fact]
    public async Task Time_is_told()
    {
        var events = await _session.Run("#!time\n1 + 1");
        Assert.Matches(@"^Wall time: \d+\.\d{3} s$", Assert.Single(events.OfType<KernelEvent.Display>()).Bundle["text/plain"]);
    }

    [Theory]
    [InlineData("#!fsharp\n1", "#!fsharp")]
    [InlineData("\n#!value --name x", "line 2: #!value")]
    [InlineData("#r \"nuget: X, 1\"", "nothing is downloaded")]
    [InlineData("#!import a.csx\n1 + 1", "alone in its cell")]
    [InlineData("#!import", "name of a file")]
    [InlineData("#!import other.ipynb", "other.ipynb")]
    public async Task Directives_it_does_not_have_are_errors(string source, string part)
    {
        var error = await _session.Error(source);
        Assert.Equal(KernelEvent.Error.CompileError, error.Name);
        Assert.Contains("cell 1, line", error.Message);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public async Task Text_that_looks_like_a_directive_is_left_alone() =>
        Assert.Equal("#!time\n#r \"nuget: X\"", await _session.Text("// how to\nvar s = \"\"\"\n#!time\n#r \"nuget: X\"\n\"\"\";\ns"));

    [Fact]
    public async Task The_language_is_csharp_13()
    {
        Assert.Equal("[1, 2, 3]", await _session.Text("int[] a = [1, 2]; int[] b = [.. a, 3]; b"));
        Assert.Contains("CS", (await _session.Error("class A { int P { get => field; set; } }")).Message);
    }
}
