using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Unrolled.Notebooks.Tests.Running;

public sealed class ReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly RunReport _report = new(
        [
            new("a/03.ipynb", RunStatus.Passed, 1, 2, null, null, [new("A6", "m", 1, 0.5, "0.5", "none", "≥ 0.4", true)], [new("03-dU", "right", "")], [new(1, "c1", "var ŷ = 1;", true, 0.25, null)], null),
            new("b.ipynb", RunStatus.Failed, 3, 1.5, "cell 2 threw\n\u001b[31m <red> & \u0000 \ud800 🎼", 2, [], [], [new(1, "c1", "1", true, 0, null), new(2, "c2", "a < b", false, 1, "cell 2 threw\n\u001b[31m <red> & \u0000 \ud800 🎼")], null),
            new("c.ipynb", RunStatus.Invalid, 0, 0, "c.ipynb: expected JSON", null, [], [], [], null) { Fault = NotebookFault.NotJson },
            new("d.ipynb", RunStatus.NotRun, 0, 0, "cancelled", null, [], [], [], null),
        ], 3.5, true);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Junit_is_valid_xml_with_a_case_for_every_trouble()
    {
        var path = Path.Combine(_folder.Path, "r.xml");
        Reports.WriteJUnit(_report, path);
        var root = XDocument.Load(path).Root!;
        Assert.Equal(("5", "1", "1", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("errors")!, (string)root.Attribute("skipped")!));
        var suites = root.Elements("testsuite").ToArray();
        Assert.Equal(["a/03.ipynb", "b.ipynb", "c.ipynb", "d.ipynb"], suites.Select(s => (string)s.Attribute("name")!));
        Assert.Equal("cell 1: var ŷ = 1;", (string)suites[0].Element("testcase")!.Attribute("name")!);
        Assert.Equal("0.250", (string)suites[0].Element("testcase")!.Attribute("time")!);
        var failure = suites[1].Elements("testcase").Last().Element("failure")!;
        Assert.Equal("cell 2 threw\n\\u001b[31m <red> & \\u0000 \ufffd 🎼", failure.Value);
        Assert.Equal("cell 2 threw", (string)failure.Attribute("message")!);
        Assert.NotNull(suites[2].Element("testcase")!.Element("error"));
        Assert.NotNull(suites[3].Element("testcase")!.Element("skipped"));
    }

    [Fact]
    public void Json_holds_status_results_and_cells()
    {
        var path = Path.Combine(_folder.Path, "r.json");
        Reports.WriteJson(_report, path);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal((130, true), ((int)root["exitCode"]!, (bool)root["cancelled"]!));
        Assert.Equal("Failed", (string)root["notebooks"]![1]!["status"]!);
        Assert.Equal(23, (int)root["notebooks"]![2]!["exitCode"]!);
        Assert.Equal(0.5, (double)root["notebooks"]![0]!["results"]![0]!["ours"]!);
        Assert.Equal("a < b", (string)root["notebooks"]![1]!["cellReports"]![1]!["firstLine"]!);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }
}
