using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Tests.Linting;

/// <summary>A small lesson that keeps every rule, to be spoilt in one place; it lies in a folder of its own beside a lesson 06.</summary>
internal sealed class Draft : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Draft()
    {
        Book = NotebookDocument.Parse("""
            {"cells":[],"metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#"},
            "polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp"}}},"nbformat":4,"nbformat_minor":5}
            """, "03-good.ipynb");
        Text("title", "# 03 · A good lesson\n\n**What you will learn**\n\n- One thing.\n- Another.\n- A third.\n\n**What you need first:** nothing.");
        Code("setup", "#!import unrolled.csx");
        Code("seed", "int seed = 1;", "parameters");
        Text("note", "**Teaching note: time.** Five minutes.\n\n**Misconception:** that it is easy.\n\n**To discuss:** is it?", "instructor");
        Text("question", "## The question\n\n" + string.Concat(Enumerable.Repeat("Some words of prose. ", 25)));
        Text("build", "## The equation\n\n$$y = 2 x$$\n\n## Build it by hand\n\nWrite it.");
        Code("twice", "int Twice(int n)\n{\n    // BEGIN SOLUTION\n    return 2 * n;\n    // END SOLUTION\n}\n\nLesson03.Twice.Check(Twice)");
        Text("check", "## Check it\n\nIt holds.");
        Text("library", "## The library's version\n\nThe same.");
        Code("source", "Source.Show<Elman>()");
        Text("experiment", "## The experiment: which wins?\n\n**Predict:** which?");
        Code("train", "var losses = new List<double>();\nforeach (int n in Enumerable.Range(1, 50)) losses.Add(1.0 / n);");
        Code("figure", "Charts.Loss(losses, \"Losses\", y: new Axis(\"loss\", \"nats\"))");
        Text("knob", "**The knob.** Try 2.");
        Code("turn", "int units = 2;\nReport.Result(\"E1\", seed, units, \"none\", Criterion.None)");
        Text("wrong", "## What can go wrong\n\nLittle.\n\n## Exercises\n\nThree.");
        foreach (string name in (string[])["A", "B", "C"]) Code($"exercise-{name}", $"int {name}() => 1;\nLesson03.{name}.Check({name})");
        Text("end", "## Summary\n\nDone; lesson 07 (planned) goes on.\n\n"
            + "## Sources\n\n- J. Elman, \"Finding structure\", *Cognitive Science*, 1990. The net and its tasks.\n\n## Previous and next\n\nAfter: [06 · Next](06-next.ipynb).");
        folder.Save("06-next.ipynb", Books.Of(NotebookCell.New(CellType.Markdown, "t", "# 06 · Next\n\n## A heading")));
        folder.File("notes.md", "# Notes\n\n## On gates\n");
    }

    public NotebookDocument Book { get; }

    public NotebookCell this[string id] => Book.Cells.Single(cell => cell.Id == id);

    /// <summary>What lint says of the lesson as it is now.</summary>
    public IReadOnlyList<LintMessage> Lint() => Linter.Lint(folder.Save("03-good.ipynb", Book));

    public void Replace(string id, string old, string by)
    {
        Assert.Contains(old, this[id].Source);
        this[id].Source = this[id].Source.Replace(old, by);
    }

    public void Append(string id, string text) => this[id].Source += text;

    public void Remove(string id) => Book.Cells.Remove(this[id]);

    public void Text(string id, string text, params string[] tags) => Book.Cells.Add(NotebookCell.New(CellType.Markdown, id, text, tags));

    public void Code(string id, string source, params string[] tags) => Book.Cells.Add(Coded(id, source, tags));

    /// <summary>A cell of code put behind another.</summary>
    public void CodeAfter(string id, string source) => Book.Cells.Insert(Book.Cells.IndexOf(this[id]) + 1, Coded("new", source));

    public void Output(string id, string json) => this[id].Outputs.Add(JsonNode.Parse(json));

    public void Dispose() => folder.Dispose();

    private static NotebookCell Coded(string id, string source, params string[] tags)
    {
        var cell = NotebookCell.New(CellType.Code, id, source, tags);
        cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" };
        if (source.Contains("BEGIN SOLUTION")) cell.Metadata["nbgrader"] = JsonNode.Parse($$"""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "{{id}}"}""");
        cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" };
        return cell;
    }
}
