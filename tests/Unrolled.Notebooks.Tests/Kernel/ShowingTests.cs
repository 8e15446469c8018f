namespace Unrolled.Notebooks.Tests.Kernel;

public class ShowingTests
{
    private static string Text(object? value) => MimeBundle.Of(value)["text/plain"];

    private static string? Html(object? value) => MimeBundle.Of(value).GetValueOrDefault("text/html");

    private sealed record Row(string Name, double Score);

    private sealed class Figure
    {
        public IReadOnlyDictionary<string, string> ToMimeBundle() =>
            new Dictionary<string, string> { ["image/svg+xml"] = "<svg/>", ["application/x+json"] = "{\"a\":1}" };

        public string ToHtml() => "not used";
    }

    private sealed class Markup
    {
        public string ToHtml() => "<i>m</i>";

        public override string ToString() => "m";
    }

    private sealed class Bag : List<int>
    {
        public override string ToString() => $"Bag of {Count}";
    }

    private sealed class Matrix : List<int>, IFormattable
    {
        public string ToString(string? format, IFormatProvider? provider) => "2 × 2";
    }

    [Fact]
    public void An_object_says_itself_how_it_is_shown()
    {
        Assert.Equal(["image/svg+xml", "application/x+json"], MimeBundle.Of(new Figure()).Keys);
        Assert.Equal(("<i>m</i>", "m"), (Html(new Markup()), Text(new Markup())));
        Assert.Equal("Bag of 1", Text(new Bag { 1 }));
        Assert.Equal("2 × 2", Text(new Matrix { 1 }));
    }

    [Fact]
    public void Values()
    {
        Assert.Equal("null", Text(null));
        Assert.Equal("a \"b\"", Text("a \"b\""));
        Assert.Equal("x", Text('x'));
        Assert.Equal("1234.5", Text(1234.5));
        Assert.Equal("0.1", Text(0.1f));
        Assert.Equal("True", Text(true));
        Assert.Equal("11/21/2026 00:00:00", Text(new DateTime(2026, 11, 21)));
        Assert.Equal("(1, \"a\", null)", Text((1, "a", (object?)null)));
        Assert.Equal("Row { Name = a, Score = 0.5 }", Text(new Row("a", 0.5)));
    }

    [Fact]
    public void Sequences()
    {
        Assert.Equal("[]", Text(Array.Empty<int>()));
        Assert.Equal("[1, 2.5, \"a\", null]", Text(new object?[] { 1, 2.5, "a", null }));
        Assert.Equal("[[1, 2], [3]]", Text(new[] { new[] { 1, 2 }, [3] }));
        Assert.Equal("[[1, 2],\n [3, 4]]", Text(new[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Null(Html(new[] { 1 }));
    }

    [Fact]
    public void Long_and_endless_sequences_are_cut()
    {
        static IEnumerable<int> Endless() { while (true) yield return 7; }
        Assert.EndsWith("7, … (cut here)]", Text(Endless()));
        Assert.EndsWith("99, … (23 more)]", Text(Enumerable.Range(0, 123).ToArray()));
        Assert.EndsWith("98, 99]", Text(Enumerable.Range(0, 100).Where(_ => true)));
        var rows = Enumerable.Range(0, 130).Select(i => (i, i)).ToList();
        Assert.EndsWith("… (30 more)", Text(rows));
        Assert.EndsWith("<p>… (30 more)</p>", Html(rows));
    }

    [Fact]
    public void A_lazy_sequence_runs_once()
    {
        var runs = 0;
        Text(Enumerable.Range(0, 3).Select(i => { runs++; return new Row("r", i); }));
        Assert.Equal(3, runs);
    }

    [Fact]
    public void Records_and_tuples_make_tables()
    {
        var rows = new[] { new Row("a<b", 0.5), new Row("long name", 12) };
        Assert.Equal("Name       Score\na<b          0.5\nlong name     12", Text(rows));
        Assert.Contains("<th>Name</th><th>Score</th>", Html(rows));
        Assert.Contains("<td>a&lt;b</td><td style=\"text-align:right\">0.5</td>", Html(rows));
        Assert.Equal("Item1  Item2\n    1  a", Text(new[] { (1, "a") }));
        Assert.Equal("Key  Value\nk        1", Text(new Dictionary<string, int> { ["k"] = 1 }));
        Assert.Equal("A  B\n1  x", Text(new[] { new { A = 1, B = "x" } }));
    }
}
