using System.Text.Json.Nodes;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Publishing;

public sealed class PublicationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly Pictures None = new("no such folder");

    private static JsonObject Figure(string svg) => Sample.Display("image/svg+xml", svg, "Loss");

    /// <summary>A lesson in a file, and what a run of it gave.</summary>
    private (string Path, NotebookReport Report) Ran(params JsonObject[][] outputs)
    {
        var notebook = Books.Of(outputs.Select((_, i) => NotebookCell.New(CellType.Code, $"c{i}", $"cell {i}")));
        var path = Path.Combine(folder.Path, "03-sample.ipynb");
        if (!File.Exists(path)) notebook.Save(path);
        foreach (var (cell, i) in notebook.Cells.Select((cell, i) => (cell, i)))
        {
            cell.ExecutionCount = i + 1;
            foreach (var output in outputs[i]) cell.Outputs.Add(output);
        }
        return (path, new(path, RunStatus.Passed, outputs.Length, 0, null, null, [], [], [], notebook));
    }

    private static JsonObject Png(NotebookDocument notebook) => notebook.Cells[0].Outputs[0]!.AsObject();

    [Fact]
    public void Publishing_twice_writes_once()
    {
        var (path, report) = Ran([Sample.Stream("in 2 s\n")]);
        Assert.True(new Publication(report).Write(None));
        var stored = NotebookDocument.Load(path).Cells[0];
        Assert.Equal(("in … s\n", 1), (Lines.Join(stored.Outputs[0]!["text"]), stored.ExecutionCount));
        var (_, again) = Ran([Sample.Stream("in 3 s\n")]);
        Assert.False(new Publication(again).Write(None));
    }

    [Fact]
    public void A_cell_edited_while_the_lesson_ran_keeps_the_edit_and_loses_its_outputs()
    {
        var (path, report) = Ran([Sample.Stream("a")], [Sample.Stream("b")]);
        var edited = NotebookDocument.Load(path);
        edited.Cells[1].Source = "edited";
        edited.Save(path);
        new Publication(report).Write(None);
        var stored = NotebookDocument.Load(path);
        Assert.Equal(["cell 0", "edited"], stored.Cells.Select(cell => cell.Source));
        Assert.Equal([1, 0], stored.Cells.Select(cell => cell.Outputs.Count));
    }

    [Fact]
    public void A_lesson_that_is_too_large_is_refused_and_its_largest_outputs_are_named()
    {
        var (path, report) = Ran([Sample.Stream("small")], [Sample.Display("text/plain", "", new string('x', 1_600_000))]);
        var before = File.ReadAllText(path);
        var e = Assert.Throws<NotebookException>(() => new Publication(report).Write(None));
        Assert.Equal(NotebookFault.TooLarge, e.Fault);
        Assert.Contains("at most 1500 kB", e.Message);
        Assert.Contains("\n  cell 2 (c1), text/plain: 1600 kB", e.Message);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void Without_the_packages_nothing_is_written_and_the_command_that_helps_is_named()
    {
        var (path, report) = Ran([Figure(Sample.Svg)]);
        var before = File.ReadAllText(path);
        var e = Assert.Throws<NotebookException>(() => new Publication(report).Write(None));
        Assert.Equal(NotebookFault.NoPictures, e.Fault);
        Assert.EndsWith("Run: npm ci --prefix no such folder", e.Message);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void A_picture_that_did_not_change_keeps_its_png_and_is_not_drawn_again()
    {
        var (path, report) = Ran([Figure(Sample.Svg)]);
        new Publication(report).Write(PicturesTests.Real());
        var first = File.ReadAllText(path);
        var png = Png(NotebookDocument.Load(path));
        Assert.Equal("""{"alt":"","height":260,"width":640}""", png["metadata"]!["image/png"]!.ToJsonString());
        Assert.Equal(["application/vnd.unrolled.svg+xml", "image/png", "text/plain"], png["data"]!.AsObject().Select(p => p.Key));
        Assert.False(new Publication(Ran([Figure(Sample.Svg)]).Report).Write(None));
        Assert.Equal(first, File.ReadAllText(path));
        Assert.Throws<NotebookException>(() => new Publication(Ran([Figure(Sample.Svg)]).Report).Write(None, redraw: true));
        Assert.Throws<NotebookException>(() => new Publication(Ran([Figure(Sample.Svg.Replace("40", "41"))]).Report).Write(None));
    }

    [Fact]
    public void A_published_lesson_is_valid_and_Jupyter_saves_the_same_bytes()
    {
        Hosts.RequireNbformat();
        var chart = Sample.Display("application/vnd.plotly.v1+json", """{"layout": {"height": 1e-7}, "data": [{"y": [0.00001234567, 123456.7, 1e20, 3.0]}]}""", "é ⟨1⟩");
        chart["data"]!["image/svg+xml"] = Sample.Svg;
        var (path, report) = Ran([chart], [Sample.Display("application/vnd.unrolled.result+json", """{"row": "A", "ours": 2.9E-09}"""), Sample.Stream("1\n2")]);
        new Publication(report).Write(PicturesTests.Real());
        var (code, text) = Hosts.Run(Hosts.Python, "-c",
            $"import nbformat; s = open('{path}', encoding='utf-8').read(); n = nbformat.reads(s, 4); nbformat.validate(n); assert nbformat.writes(n) + '\\n' == s, nbformat.writes(n)");
        Assert.True(code == 0, text);
    }

    [Fact]
    public void What_is_as_stored_has_no_difference_whatever_its_pictures_look_like()
    {
        var (path, report) = Ran([Sample.Stream("loss 0.25 in 3 s\n")], [Figure(Sample.Svg)]);
        var stored = report.Executed!.Clone();
        stored.Cells[0].Outputs[0]!["text"] = new JsonArray("loss 0.25 in … s\n");
        stored.Cells[1].Outputs[0]!["data"] = new JsonObject { ["application/vnd.unrolled.svg+xml"] = Sample.Svg, ["image/png"] = "another machine's", ["text/plain"] = new JsonArray("Loss") };
        stored.Save(path);
        Assert.Empty(new Publication(report).Differences());
    }

    [Theory]
    [InlineData("stdout", "one\nthree", "output 1, text, line 2:\n    stored  three\n    now     two")]
    [InlineData("stderr", "one\ntwo", "output 1: stored as stream stderr, now stream stdout")]
    public void A_difference_names_file_cell_and_line(string stream, string text, string expected)
    {
        var (path, report) = Ran([Sample.Stream("one\ntwo")]);
        var stored = report.Executed!.Clone();
        stored.Cells[0].Outputs[0]!["name"] = stream;
        stored.Cells[0].Outputs[0]!["text"] = new JsonArray(text);
        stored.Save(path);
        Assert.Equal([$"{path}, cell 1 (c0), {expected}"], new Publication(report).Differences());
    }

    [Fact]
    public void A_difference_in_a_chart_names_its_place()
    {
        var (path, report) = Ran([Sample.Display("application/vnd.plotly.v1+json", """{"data": [{"y": [1, 2.5]}]}""")]);
        var stored = report.Executed!.Clone();
        stored.Cells[0].Outputs[0]!["data"]!["application/vnd.plotly.v1+json"] = JsonNode.Parse("""{"data": [{"y": [1, 2.25]}]}""");
        stored.Save(path);
        Assert.Equal([$"{path}, cell 1 (c0), output 1, application/vnd.plotly.v1+json, data[0].y[1]:\n    stored  2.25\n    now     2.5"], new Publication(report).Differences());
    }

    [Fact]
    public void Outputs_that_came_or_went_and_cells_never_published_are_named()
    {
        var (path, report) = Ran([], [Sample.Stream("b"), Sample.Stream("c")], []);
        var stored = report.Executed!.Clone();
        stored.Cells[0].ClearOutputs();
        stored.Cells[1].Outputs.RemoveAt(1);
        stored.Cells[2].ExecutionCount = 8;
        stored.Save(path);
        Assert.Equal(
            [$"{path}, cell 1 (c0): it has never been published.", $"{path}, cell 2 (c1), output 2: not stored, but now there is stream stdout", $"{path}, cell 3 (c2): execution count stored 8, now 3"],
            new Publication(report).Differences());
    }
}
