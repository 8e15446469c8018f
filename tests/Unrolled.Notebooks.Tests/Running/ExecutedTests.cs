using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests.Running;

public class ExecutedTests
{
    private const string Bundle = """
        class Shown { public IReadOnlyDictionary<string, string> ToMimeBundle() => new Dictionary<string, string> {
            ["text/plain"] = "two\nlines", ["image/svg+xml"] = "<svg/>",
            ["application/vnd.plotly.v1+json"] = "{\"data\": [{\"x\": [1, 2.50]}], \"layout\": {}}" }; }
        new Shown().Display();
        new Shown()
        """;

    private const string Rows = """
        static class Report {
            public static void Json(string type, string json) => json.Display(type);
            public static void Row(string row, double ours, string met) => Json("application/vnd.unrolled.result+json",
                $"{{\"row\":\"{row}\",\"measure\":\"m\",\"seed\":1,\"ours\":{ours},\"published\":\"none\",\"criterion\":\"≥ 0.95\",\"met\":{met}}}"); }
        Report.Row("A6", 0.994, "true");
        Report.Row("A7", 0.5, "false");
        Report.Json("application/vnd.unrolled.exercise+json", "{\"id\":\"03-dU\",\"status\":\"not yet\",\"message\":\"…\"}");
        Report.Json("application/vnd.unrolled.exercise+json", "{\"id\":\"03-dU\",\"status\":\"right\",\"message\":\"well\"}");
        """;

    [Fact]
    public async Task Outputs_are_stored_as_nbformat_has_them_and_the_copy_is_valid()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "new", "out");
        var document = Books.Of(
            Books.Code("a", Bundle), Books.Code("b", "Console.WriteLine(\"1\"); Console.Write(\"2\"); Console.Error.Write(\"3\"); Console.Write(\"4\");"),
            Books.Code("c", "var d = display(\"old\"); Console.Write(\"after\"); d.Update(\"new\");"), Books.Code("e", "int.Parse(\"\\u001b[31m\")", "raises-exception"),
            NotebookCell.New(CellType.Raw, "r", "raw"), Books.Code("f", Rows));
        var report = await Run.All([folder.Save("book.ipynb", document)], Run.Quick with { OutputFolder = output });
        Assert.Equal(RunStatus.Passed, report.Notebooks[0].Status);
        var path = Path.Combine(output, "book.ipynb");
        var cells = NotebookDocument.Load(path).Cells;
        const string data = """{"application/vnd.plotly.v1+json":{"data":[{"x":[1,2.50]}],"layout":{}},"image/svg+xml":["<svg/>"],"text/plain":["two\n","lines"]}""";
        Assert.Equal($$"""{"data":{{data}},"metadata":{},"output_type":"display_data"}""", Flat(cells[0].Outputs[0]));
        Assert.Equal($$"""{"data":{{data}},"execution_count":1,"metadata":{},"output_type":"execute_result"}""", Flat(cells[0].Outputs[1]));
        Assert.Equal(["stdout 1\n2", "stderr 3", "stdout 4"], cells[1].Outputs.Select(o => $"{o!["name"]} {Lines.Join(o["text"])}"));
        Assert.Equal(["new"], cells[2].Outputs[0]!["data"]!["text/plain"]!.AsArray().Select(l => (string)l!));
        Assert.Equal("FormatException", (string)cells[3].Outputs[0]!["ename"]!);
        Validate(path);
        Assert.Equal(
            [new("A6", "m", 1, 0.994, "0.994", "none", "≥ 0.95", true), new("A7", "m", 1, 0.5, "0.5", "none", "≥ 0.95", false)], report.Notebooks[0].Results);
        Assert.Equal([new("03-dU", "right", "well")], report.Notebooks[0].Exercises);
    }

    private static string Flat(JsonNode? node) => node!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void Validate(string path)
    {
        Hosts.RequireNbformat();
        var (code, text) = Hosts.Run(Hosts.Python, "-W", "error", "-c", $"import nbformat; nbformat.validate(nbformat.read('{path}', 4))");
        Assert.True(code == 0, text);
    }

    [Fact]
    public async Task A_failed_notebook_is_written_and_valid_too()
    {
        using var folder = new TemporaryFolder();
        var book = folder.Save("book.ipynb", Books.OfCode("1", "Environment.Exit(3);", "2"));
        var report = await Run.All([book], Run.Quick with { OutputFolder = Path.Combine(folder.Path, "out") });
        Assert.Equal(RunStatus.Exited, report.Notebooks[0].Status);
        Validate(Path.Combine(folder.Path, "out", "book.ipynb"));
    }
}
