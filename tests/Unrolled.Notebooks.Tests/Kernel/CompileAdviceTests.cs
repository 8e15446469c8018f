using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Notebooks.Tests.Kernel;

/// <summary>One plain sentence after the compiler's own, where it is sure to fit.</summary>
public class CompileAdviceTests
{
    private readonly Session _session = new();

    [Theory]
    [InlineData("var a = 1\nvar b = 2;", "CS1002", "Does line 1 end without its semicolon?")]
    [InlineData("var a = 1; // one\nvar b = 2 // two\nvar c = 3;", "CS1002", "Does line 2 end without its semicolon?")]
    [InlineData("var total;", "CS0818", "var takes its type from a value: write var total = …; or name the type, for instance double total;")]
    [InlineData("int Length(string s)\n{\n    return s + 1;\n}", "CS0029", "Length promises int, and this is string.")]
    [InlineData("string Name() => 3;", "CS0029", "Name promises string, and this is int.")]
    [InlineData("int Half(int n) => 0.5 * n;", "CS0266", "Half promises int, and this is double.")]
    [InlineData("int n = 2.5 + seed;", "CS0266", "int cannot hold every double; if what is lost does not matter, write (int)(…).")]
    [InlineData("hiden + 1", "CS0103", "Did you mean hidden?")]
    [InlineData("var n = SEED;", "CS0103", "Did you mean seed?")]
    [InlineData("double g(double learningRate) => 2 * learningrate;", "CS0103", "Did you mean learningRate?")]
    [InlineData("nothingOfTheKind", "CS0103", "No name like it is known here: has the cell that declares it been run?")]
    [InlineData("new Lisst<int>()", "CS0246", "Did you mean List?")]
    [InlineData("new Nowhere()", "CS0246", "No type like it is known here: has the cell that declares it, or the import at the top, been run?")]
    [InlineData("hidden.ToStrng()", "CS1061", "Did you mean ToString?")]
    [InlineData("new[] { 1 }.Slect(n => n)", "CS1061", "Did you mean Select?")]
    [InlineData("Math.Sqr(2)", "CS0117", "Did you mean Sqrt?")]
    [InlineData("int Sign(int n)\n{\n    if (n > 0) return 1;\n}", "CS0161", "There is a way through Sign that meets no return: is an else missing, or a line after the loop?")]
    [InlineData("void Two()\n{\n    return 2;\n}", "CS0127", "Two is declared void, so it gives nothing back: name the type of its value in place of void.")]
    [InlineData("Vector<double> First(Matrix<double> M) => M;", "CS0029", "First promises Vector<double>, and this is Matrix<double>: "
        + "a matrix stands where a vector is asked: M.Column(0) takes a column of it, M.RowSums() adds its columns up.")]
    [InlineData("double Norm(Vector<double> v) => v.L2Norm();\nNorm(W)", "CS1503", "A matrix stands where a vector is asked: M.Column(0) takes a column of it, M.RowSums() adds its columns up.")]
    [InlineData("Matrix<double> M = W.Column(0);", "CS0029", "A vector stands where a matrix is asked: v.ToColumnMatrix() makes it a matrix of one column.")]
    [InlineData("W + W.Column(0)", "CS0019", "A matrix and a vector stand side by side: v.ToColumnMatrix() makes the vector a matrix of one column.")]
    public async Task The_commonest_mistakes_meet_one_plain_sentence(string source, string code, string advice)
    {
        await Prepare();
        var error = await _session.Error(source);
        Assert.Contains($": {code}: ", error.Traceback[0]);
        Assert.Equal(advice, error.Traceback[3]);
    }

    [Theory]
    [InlineData("for (int i = 0, i < 3, i++) { }")]
    [InlineData("int n = \"x\";")]
    [InlineData("hidden.Zebra()")]
    [InlineData("Q")]
    public async Task Where_no_sentence_is_sure_to_fit_none_misleads(string source)
    {
        await Prepare();
        var error = await _session.Error(source);
        Assert.DoesNotContain(error.Traceback, l => l.Contains("semicolon") || l.Contains("Did you mean"));
    }

    [Fact]
    public async Task Lines_and_columns_are_those_of_the_cell_as_it_was_written()
    {
        var error = await _session.Error("while (true) { for (;;) { oops(); } }\nFunc<int, int> f = n => { return n + more; };");
        Assert.StartsWith("cell 1, line 1, column 27: CS0103", error.Traceback[0]);
        Assert.Contains(error.Traceback, l => l.StartsWith("cell 1, line 2, column 38: CS0103"));
        Assert.DoesNotContain(error.Traceback, l => l.Contains("Checkpoint"));
    }

    private async Task Prepare()
    {
        await _session.Run($"#r \"{typeof(Matrix<double>).Assembly.Location}\"\nusing MathNet.Numerics.LinearAlgebra;\nvar W = Matrix<double>.Build.Dense(2, 2);");
        await _session.Run("int hidden = 5, seed = 1;");
    }
}
