namespace Unrolled.Notebooks.Tests.Kernel;

public class ErrorTests
{
    private readonly Session _session = new();

    [Fact]
    public async Task A_compile_error_names_cell_line_column_code_and_shows_the_line()
    {
        await _session.Run("var a = 1;");
        var error = await _session.Error("var b = 2;\n\tvar c = a + nothing;\nint d = \"x\";");
        Assert.Equal(KernelEvent.Error.CompileError, error.Name);
        Assert.Equal("cell 2, line 2, column 14: CS0103: The name 'nothing' does not exist in the current context (and 1 more)", error.Message);
        Assert.Equal(
            [error.Message[..^13], "    \tvar c = a + nothing;", "    \t            ^"],
            error.Traceback.Take(3));
        Assert.StartsWith("cell 2, line 3, column 9: CS0029", error.Traceback[4]);
    }

    [Fact]
    public async Task After_a_compile_error_the_state_stands()
    {
        await _session.Run("var a = 1;");
        await _session.Error("a = 2; oops");
        Assert.Equal("1", await _session.Text("a"));
    }

    [Fact]
    public async Task An_exception_names_the_cells_lines_and_no_framework()
    {
        await _session.Run("int Bad(int n)\n{\n    return new List<int>().First() + n;\n}");
        var error = await _session.Error("// above\nvar x = 1;\nx = Bad(x);");
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal(
            ["InvalidOperationException: Sequence contains no elements",
             "   cell 1, line 3, in Bad:  return new List<int>().First() + n;",
             "   cell 2, line 3:  x = Bad(x);"],
            error.Traceback);
    }

    [Fact]
    public async Task Methods_of_types_lambdas_local_functions_and_async_ones_have_their_names()
    {
        await _session.Run("class Net { public static async Task Train() { await Task.Yield(); Step(); void Step() => throw new Exception(\"e\"); } }");
        var error = await _session.Error("Func<Task> f = async () => await Net.Train();\nawait f();");
        Assert.Equal(
            ["Exception: e", "   cell 1, line 1, in Net.Step", "   cell 1, line 1, in Net.Train", "   cell 2, line 1", "   cell 2, line 2"],
            error.Traceback.Select(l => l.Split(":  ")[0]));
    }

    [Fact]
    public async Task Causes_are_told_and_a_wrapper_of_one_is_not()
    {
        var error = await _session.Error("Task.Run(() => { try { int.Parse(\"x\"); } catch (Exception e) { throw new ArgumentException(\"outer\", e); } }).Wait();");
        Assert.Equal("ArgumentException", error.Name);
        Assert.Contains(error.Traceback, l => l.StartsWith("caused by FormatException"));
        Assert.DoesNotContain(error.Traceback, l => l.Contains("System.") || l.Contains("Submission"));
    }

    [Fact]
    public async Task Methods_of_a_library_are_named_without_compilers_marks()
    {
        await _session.Run($"#r \"{typeof(ErrorTests).Assembly.Location}\"");
        var error = await _session.Error("new Unrolled.Notebooks.Tests.Kernel.Library<int>().Fail();");
        Assert.Equal(["Exception: in a library", "   in Unrolled.Notebooks.Tests.Kernel.Library.Fail", "   cell 2, line 1"], error.Traceback.Select(l => l.Split(":  ")[0]));
    }

    [Fact]
    public async Task What_ran_before_an_exception_stands()
    {
        await _session.Run("var a = 1;");
        var error = await _session.Error("a = 2; var b = 5;\nthrow new Exception(\"here\");");
        Assert.Equal("   cell 2, line 2:  throw new Exception(\"here\");", error.Traceback[1]);
        Assert.Equal("7", await _session.Text("a + b"));
    }

    [Fact]
    public async Task A_deep_recursion_is_cut()
    {
        await _session.Run("int Down(int n) => n == 0 ? throw new Exception(\"bottom\") : 1 + Down(n - 1);");
        var error = await _session.Error("Down(1000)");
        Assert.Equal(13, error.Traceback.Count);
        Assert.Matches(@"… 9\d\d more", error.Traceback[10]);
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_fails_its_cell()
    {
        var error = await _session.Error("class Shy { public override string ToString() => throw new NotSupportedException(\"shy\"); }\nnew Shy()");
        Assert.Equal("NotSupportedException: shy", error.Traceback[0]);
        Assert.StartsWith("   cell 1, line 1, in Shy.ToString", error.Traceback[1]);
    }

    [Fact]
    public async Task Bundles_with_broken_json_fail_their_cell()
    {
        var error = await _session.Error("class B { public IReadOnlyDictionary<string, string> ToMimeBundle() => new Dictionary<string, string> { [\"application/x+json\"] = \"{NaN\" }; }\nnew B()");
        Assert.Contains("B: expected JSON for application/x+json", error.Message);
    }
}

/// <summary>A library of somebody's, for a cell to call.</summary>
public sealed class Library<T>
{
    public void Fail() => throw new Exception("in a library");
}
