using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Unrolled.Notebooks;

/// <summary>A run in the XML that build servers read. What went wrong outside every cell is a case of its own.</summary>
internal static class JUnit
{
    internal static string Text(RunReport report)
    {
        var suites = report.Notebooks.Select(Suite).ToArray();
        var root = new XElement("testsuites", Counts(suites.SelectMany(s => s.Elements())), Time(report.Seconds), suites);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root.ToString().ReplaceLineEndings("\n")}\n";
    }

    private static XElement Suite(NotebookReport notebook)
    {
        var cases = notebook.CellReports.Select(cell => Case(notebook, cell)).ToList();
        if (notebook.Status != RunStatus.Passed && notebook.CellReports.All(c => c.Ok))
            cases.Add(new("testcase", Name("notebook"), ClassName(notebook), Time(0), Trouble(notebook.Status, notebook.Message)));
        return new("testsuite", Name(notebook.Path), Counts(cases), Time(notebook.Seconds), cases);
    }

    private static XElement Case(NotebookReport notebook, CellReport cell) => new("testcase",
        Name(string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number}: {cell.FirstLine}")),
        ClassName(notebook), Time(cell.Seconds), cell.Ok ? null : Trouble(notebook.Status, cell.Message));

    private static XElement Trouble(RunStatus status, string? message)
    {
        if (status is RunStatus.NotRun or RunStatus.Cancelled) return new("skipped", new XAttribute("message", Clean(message ?? "")));
        var firstLine = (message ?? "").Split('\n')[0];
        return new(status is RunStatus.Failed or RunStatus.CompileError ? "failure" : "error",
            new XAttribute("type", status), new XAttribute("message", Clean(firstLine)), Clean(message ?? ""));
    }

    private static IEnumerable<XAttribute> Counts(IEnumerable<XElement> cases)
    {
        var all = cases.ToArray();
        yield return new("tests", all.Length);
        yield return new("failures", all.Count(c => c.Element("failure") is not null));
        yield return new("errors", all.Count(c => c.Element("error") is not null));
        yield return new("skipped", all.Count(c => c.Element("skipped") is not null));
    }

    private static XAttribute Name(string text) => new("name", Clean(text));

    private static XAttribute ClassName(NotebookReport notebook) => new("classname", Clean(Path.GetFileNameWithoutExtension(notebook.Path)));

    private static XAttribute Time(double seconds) => new("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));

    // XML 1.0 has no way to write most control characters or half a surrogate pair, not even escaped.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : $"\\u{rune.Value:x4}");
        return clean.ToString();
    }
}
