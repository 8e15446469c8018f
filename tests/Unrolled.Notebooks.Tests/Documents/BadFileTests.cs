namespace Unrolled.Notebooks.Tests.Documents;

public class BadFileTests
{
    private static readonly string Good = Books.OfCode("1", "2").ToJson();

    private static NotebookException Refused(string text) =>
        Assert.Throws<NotebookException>(() => NotebookDocument.Parse(text, "book.ipynb"));

    private static void Says(NotebookException e, NotebookFault fault, params string[] parts)
    {
        Assert.Equal(fault, e.Fault);
        Assert.Equal((int)fault, e.ExitCode);
        foreach (var part in parts) Assert.Contains(part, e.Message);
    }

    [Fact]
    public void No_such_file() =>
        Says(Assert.Throws<NotebookException>(() => NotebookDocument.Load("/no/such.ipynb")),
            NotebookFault.NoSuchFile, "/no/such.ipynb", "no such file");

    [Fact]
    public void A_folder() =>
        Says(Assert.Throws<NotebookException>(() => NotebookDocument.Load(Path.GetTempPath())), NotebookFault.IsFolder, "a folder");

    [Fact]
    public void Bytes_that_are_not_utf8()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", "");
        File.WriteAllBytes(path, [0x7b, 0x22, 0xff]);
        Says(Assert.Throws<NotebookException>(() => NotebookDocument.Load(path)), NotebookFault.Unreadable, path, "offset 2");
    }

    [Fact]
    public void Not_json_names_line_and_column() =>
        Says(Refused("{\n \"é\": 1,\n \"é\" ?"), NotebookFault.NotJson, "book.ipynb, line 3, column 6");

    [Fact]
    public void A_merge_conflict_is_not_json() =>
        Says(Refused("{\n<<<<<<< HEAD\n \"cells\": []\n}"), NotebookFault.NotJson, "line 2, column 1", "version control");

    [Fact]
    public void A_key_twice_is_not_json() => Says(Refused("""{"nbformat":4,"nbformat":4}"""), NotebookFault.NotJson);

    [Fact]
    public void Empty_file() => Says(Refused(""), NotebookFault.NotJson, "line 1, column 1");

    [Theory]
    [InlineData("[]", "a JSON object")]
    [InlineData("{}", "no nbformat number")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 3")]
    [InlineData("""{"nbformat":5,"cells":[],"metadata":{}}""", "nbformat 5")]
    [InlineData("""{"nbformat":4,"metadata":{}}""", "\"cells\"")]
    [InlineData("""{"nbformat":4,"cells":[],"metadata":[]}""", "\"metadata\"")]
    public void Another_format(string text, string part) => Says(Refused(text), NotebookFault.Format, "book.ipynb", part);

    [Theory]
    [InlineData("\"language\": \"C#\"", "\"language\": \"python\"", "\"python\"")]
    [InlineData("\"language\": \"C#\"", "\"language\": \"F#\"", "\"F#\"")]
    public void Another_language(string from, string to, string part) =>
        Says(Refused(Good.Replace(from, to)), NotebookFault.Language, part, "C# kernel");

    [Fact]
    public void No_language_at_all() =>
        Says(Refused("""{"nbformat":4,"cells":[],"metadata":{}}"""), NotebookFault.Language, "no language");

    [Fact]
    public void A_cell_in_another_language()
    {
        var document = Books.OfCode("1", "2");
        document.Cells[1].Metadata["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "fsharp" };
        Says(Refused(document.ToJson()), NotebookFault.Language, "cell 2 of 2", "fsharp");
    }

    [Theory]
    [InlineData("""{"kernelspec":{"language":"csharp"}}""")]
    [InlineData("""{"language_info":{"name":"C#"}}""")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp"}}}""")]
    public void Ways_to_say_csharp(string metadata) =>
        Assert.Empty(NotebookDocument.Parse($$"""{"nbformat":4,"cells":[],"metadata":{{metadata}}}""", "a").Cells);

    [Theory]
    [InlineData("\"id\": \"c2\"", "\"id\": \"c1\"", "which cell 1 has too")]
    [InlineData("\"id\": \"c2\"", "\"id\": \"c 2\"", "c 2")]
    [InlineData("\"id\": \"c2\"", "\"id\": \"c2\\n\"", "letters, digits")]
    [InlineData("\"id\": \"c2\"", "\"id\": 2", "got 2")]
    [InlineData("\"id\": \"c2\"", "\"x\": 2", "got none")]
    public void Cell_ids(string from, string to, string part) =>
        Says(Refused(Good.Replace(from, to)), NotebookFault.CellId, "book.ipynb, cell 2 of 2", part);

    [Theory]
    [InlineData("cell_type", "kind", "\"cell_type\"")]
    [InlineData("source", "text", "\"source\"")]
    [InlineData("outputs", "out", "\"outputs\"")]
    public void A_cell_without_a_field(string key, string other, string part)
    {
        var at = Good.LastIndexOf($"\"{key}\"", StringComparison.Ordinal);
        Says(Refused(Good[..at] + $"\"{other}\"" + Good[(at + key.Length + 2)..]), NotebookFault.BrokenCell, "cell 2 of 2", part, "got none");
    }

    [Theory]
    [InlineData("\"2\"", "2")]
    [InlineData("\"2\"", "\"\\ud800\"")]
    public void A_source_that_is_no_text(string from, string to) =>
        Says(Refused(Good.Replace(from, to)), NotebookFault.BrokenCell, "cell 2 of 2", "\"source\"");
}
