using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Unrolled.Notebooks.Interrupting;

namespace Unrolled.Notebooks.Tests.Kernel;

/// <summary>With its checks a cell compiles, means the same, and has the same lines.</summary>
public class CheckpointsTests
{
    private readonly Session _session = new();

    public static TheoryData<string, string> Cells => new()
    {
        { "var n = 0;\nwhile (n < 3) n++;\nn", "3" },
        { "var n = 0;\ndo n++; while (n < 3);\nn", "3" },
        { "var n = 0;\nfor (var i = 0; i < 3; i++)\n    for (var j = 0; j < 3; j++)\n        if (i == j) n++; else n += 10;\nn", "63" },
        { "var n = 0;\nforeach (var (a, b) in new[] { (1, 2), (3, 4) }) n += a * b;\nn", "14" },
        { "int F(int n) { switch (n) { case 0: return 5; case 1: goto case 0; default: goto done; } done: return 7; }\n(F(1), F(2))", "(5, 7)" },
        { "Action<int> f = n => Console.Write(\"\");\nf(1);\nFunc<byte> b = () => 0;\nb()", "0" },
        { "Func<int, Func<int, int>> add = a => b => a + b;\nadd(1)(2)", "3" },
        { "Func<int, int> f = n => n > 0 ? n : throw new Exception();\nFunc<int> g = () => throw new Exception();\nf(1)", "1" },
        { "Func<List<int>> f = () => [1, 2];\nFunc<(int, string)> g = () => new(1, null);\nf().Count", "2" },
        { "var f = (int n) => n + 1;\nvar g = static (int n) => { return n; };\nf(g(1))", "2" },
        { "Func<Task> f = async () => await Task.Yield();\nFunc<Task<int>> g = async () => await Task.FromResult(2);\nawait f();\nawait g()", "2" },
        { "async Task F() => await Task.Yield();\nasync Task<int> G() => await Task.FromResult(await H());\nasync ValueTask<int> H() => await Task.FromResult(2);\nawait F();\nawait G()", "2" },
        { "class A { int[] a = [1, 2]; public ref int At(int i) => ref a[i]; public int this[int i] => At(i); public int P { get => At(0); set => At(0) = value; } public A(int n) => P = n; }\nnew A(7).P", "7" },
        { "class A { public static A operator +(A a, A b) => new(); public static explicit operator int(A a) => F(3); static int F(int n) => n; public override string ToString() => $\"{F(4)}\"; }\n$\"{(int)(new A() + new A())}{new A()}\"", "34" },
        { "var q = from a in new[] { 1, 2, 3 } where a > 1 select new { a, square = a * a };\nq.Sum(p => p.square)", "13" },
        { "IEnumerable<int> Count() { for (int i = 0; ; i++) yield return i; }\nCount().Skip(3).First()", "3" },
        { "int Odd(int n) => n == 0 ? 0 : Even(n - 1);\nint Even(int n) => n == 0 ? 1 : Odd(n - 1);\nEven(100)", "1" },
        { "int F() { int G(int n) => n == 0 ? 0 : 1 + G(n - 1); return G(3); }\nF()", "3" },
        { "delegate int D(ref int n);\nD d = (ref int n) => n++;\nint x = 1;\nd(ref x);\nx", "2" },
        { "class Asked(Func<int> f, [System.Runtime.CompilerServices.CallerArgumentExpression(\"f\")] string text = \"\") { public string Text => f() + text; }\nnew Asked(() => 1 +\n    1).Text", "2() => 1 +\n    1" },
        { "lock (new object()) while (true) break;\nusing (var s = new System.IO.StringReader(\"\")) while (s.Read() >= 0) ;\n5", "5" },
        { "#nullable enable\nstring? s = null;\nwhile (s is null)\n#if true\n    s = \"x\";\n#endif\ns.Length", "1" },
    };

    [Theory, MemberData(nameof(Cells))]
    public async Task A_cell_means_the_same(string source, string result)
    {
        var written = CSharpScript.Create(source, ScriptSettings.For(Path.GetTempPath()));
        string text = Checkpoints.Insert(written.GetCompilation()) ?? source;
        Assert.Equal(source.Split('\n').Length, text.Split('\n').Length);
        Assert.DoesNotContain(CSharpScript.Create(text, ScriptSettings.For(Path.GetTempPath())).Compile(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(result, await _session.Text(source));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_with_checks_runs_without_them() =>
        Assert.Equal("n => (n + 1)", await _session.Text("System.Linq.Expressions.Expression<Func<int, int>> e = n => n + 1;\nwhile (false) { }\ne.ToString()"));

    [Theory]
    [InlineData("struct Cell { public double H; public static Cell Forward(ref double a, in Cell prev) { a = Math.Tanh(a); return new Cell { H = a + prev.H }; } }", 1)]
    [InlineData("struct State(double h) { public double H = h; }\nstruct Cell { public static State Forward(ref double a, in State prev) { a = Math.Tanh(a); return new(a + prev.H); } }", 0)]
    [InlineData("double Square(double x) => x * x;", 0)]
    [InlineData("double Again(double x) => Again(x) * x;", 1)]
    [InlineData("double Norm(double x, double y) { return Math.Sqrt(x * x + y * y); }", 1)]
    [InlineData("class Plane { public static double Norm(double x, double y) { return Math.Sqrt(x * x + y * y); } }", 0)]
    [InlineData("class Net { public override string ToString() => $\"net {this}\"; }", 1)]
    [InlineData("Func<int, int> f = n => n + 1;", 1)]
    [InlineData("int n = 0;\nfor (int i = 0; i < 9; i++) n += i * Math.Abs(-i);", 0)]
    [InlineData("int n = 0;\nfor (var i = 9; i >= 0; --i) { n -= i; int k = -i; }", 0)]
    [InlineData("int n = 0;\nfor (int i = 0; i < 9; i++)\n    for (int j = 9; j > i; j--) n += j;", 1)]
    [InlineData("int[] a = new int[9];\nfor (int i = 0; i < 9; i++) a[i] = i;", 0)]
    [InlineData("for (int i = 0; i <= int.MaxValue; i++) ;", 1)]
    [InlineData("for (int i = 0; i >= int.MinValue; i--) ;", 1)]
    [InlineData("for (int i = 0; i < 9; i--) ;", 1)]
    [InlineData("for (long i = 0; i < long.MaxValue; i++) ;", 1)]
    [InlineData("for (var i = 0.0; i < 9; i++) ;", 1)]
    [InlineData("int n = 0;\nfor (int i = 0; n < 9; i++) ;", 1)]
    [InlineData("for (int i = 0; i < 9; i++) i = 0;", 1)]
    [InlineData("for (int i = 0; i < 9; i++) --i;", 1)]
    [InlineData("for (int i = 0; i < 9; i++) (i, int k) = (0, i);", 1)]
    [InlineData("for (int i = 0; i < 9; i++) int.TryParse(\"0\", out i);", 1)]
    [InlineData("var list = new List<int> { 1 };\nfor (int i = 0; i < list.Count; i++) list.Add(i);", 1)]
    [InlineData("for (int i = 0; i < 9; i++) { again: goto again; }", 2)]
    [InlineData("for (int i = 0; i < 9; i++) while (true) ;", 2)]
    [InlineData("struct State(double h) { public double H = F(h); static double F(double x) => new State(x).H; }", 1)]
    [InlineData("double Call(Func<double, double> f) => f(1);", 1)]
    [InlineData("string Text(object o) => $\"{o}\";", 0)]
    [InlineData("double Largest(double[] v) { double most = 0; foreach (double x in v) most = Math.Max(most, x); return most; }", 2)]
    public void Only_what_could_call_itself_is_checked_at_its_entry(string source, int checks)
    {
        string? text = Checkpoints.Insert(CSharpScript.Create(source, ScriptSettings.For(Path.GetTempPath())).GetCompilation());
        Assert.Equal(checks, text is null ? 0 : text.Split("Checkpoint.").Length - 1);
    }
}
