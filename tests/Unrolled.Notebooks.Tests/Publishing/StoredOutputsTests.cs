using System.Text.Json.Nodes;
using Unrolled.Notebooks.Publishing;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Publishing;

public class StoredOutputsTests
{
    private static NotebookDocument Stored(params IEnumerable<NotebookCell> cells)
    {
        var notebook = Sample.Of(cells);
        new StoredOutputs(new("/srv/notebooks", new DateTime(2031, 3, 7))).Apply(notebook);
        return notebook;
    }

    private static string Flat(JsonNode? node) => node!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Fact]
    public void A_figure_keeps_chart_text_and_its_svg_once_where_no_host_prefers_it_to_a_picture()
    {
        var output = Sample.Display("application/vnd.plotly.v1+json", """{"layout": {}, "data": [{"y": [0.1234567, 3]}]}""", "Loss");
        output["data"]!["image/svg+xml"] = "<svg/>";
        output["data"]!["text/html"] = "<figure><svg/></figure>";
        Assert.Equal(
            """{"application/vnd.plotly.v1+json":{"data":[{"y":[0.12346,3]}],"layout":{}},"application/vnd.unrolled.svg+xml":"<svg/>","text/plain":["Loss"]}""",
            Flat(Stored(Sample.Code("f", output)).Cells[0].Outputs[0]!["data"]));
    }

    [Fact]
    public void Html_that_is_the_values_own_stays_and_text_is_stored_line_by_line()
    {
        var output = Sample.Display("text/html", "<table>\n<tr><td>7 ms</td></tr></table>", "7 ms\n8");
        Assert.Equal("""{"text/html":["<table>\n","<tr><td>… ms</td></tr></table>"],"text/plain":["… ms\n","8"]}""", Flat(Stored(Sample.Code("t", output)).Cells[0].Outputs[0]!["data"]));
    }

    [Fact]
    public void Results_have_their_keys_in_order_and_words_without_readings()
    {
        var output = Sample.Display("application/vnd.unrolled.result+json", """{"row": "A1", "measure": "after 3 s", "ours": 1E-05, "seed": 9007199254740993}""");
        Assert.Equal("""{"measure":"after … s","ours":1e-05,"row":"A1","seed":9007199254740993}""", Flat(Stored(Sample.Code("r", output)).Cells[0].Outputs[0]!["data"]!["application/vnd.unrolled.result+json"]));
    }

    [Fact]
    public void Streams_and_errors_are_normalised()
    {
        var error = new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "after 3 s", ["traceback"] = new JsonArray("E: after 3 s", "  at /home/ada/x/a.cs") };
        var cell = Stored(Sample.Code("e", Sample.Stream("1\n250 ms\n"), error)).Cells[0];
        Assert.Equal("""{"name":"stdout","output_type":"stream","text":["1\n","… ms\n"]}""", Flat(cell.Outputs[0]));
        Assert.Equal("""{"ename":"E","evalue":"after … s","output_type":"error","traceback":["E: after … s","  at …/a.cs"]}""", Flat(cell.Outputs[1]));
    }

    [Fact]
    public void Counts_agree_and_notes_of_the_run_are_forgotten()
    {
        var result = new JsonObject { ["output_type"] = "execute_result", ["execution_count"] = 9, ["metadata"] = new JsonObject { ["time"] = 1 }, ["data"] = new JsonObject { ["text/plain"] = "2" } };
        var (run, skipped) = (Sample.Code("1 + 1", result), Sample.Code("skip", Sample.Stream("kept")));
        run.ExecutionCount = 1;
        run.Metadata["execution"] = JsonNode.Parse("""{"iopub.execute_input": "2031-03-07T00:00:00Z", "timeout": 5}""");
        run.Metadata["papermill"] = new JsonObject();
        skipped.AddTag("skip-execution");
        skipped.ExecutionCount = 7;
        var stored = Stored(run, skipped);
        Assert.Equal("""{"data":{"text/plain":["2"]},"execution_count":1,"metadata":{},"output_type":"execute_result"}""", Flat(stored.Cells[0].Outputs[0]));
        Assert.Equal("""{"execution":{"timeout":5}}""", Flat(stored.Cells[0].Metadata));
        Assert.Null(stored.Cells[1].ExecutionCount);
        Assert.Equal("kept", Lines.Join(stored.Cells[1].Outputs[0]!["text"]));
    }
}
