namespace Unrolled.Notebooks.Tests.Linting;

/// <summary>Rules about the lesson as a whole: its parts, its measure, its links and sources, its file.</summary>
public class LessonRulesTests
{
    private static readonly (string Rule, string Says, Action<Draft> Spoil)[] Cases =
    [
        Case("frame", "the title is not", d => d.Replace("title", "# 03 · A", "# A")),
        Case("frame", "the first cell is no title", d => d.Book.Cells.Insert(0, NotebookCell.New(CellType.Raw, "raw", "x"))),
        Case("frame", "has 2 lines", d => d.Replace("title", "- A third.\n", "")),
        Case("frame", "\"What you need first\" is missing", d => d.Replace("title", "**What you need first:** nothing.", "")),
        Case("frame", "does not import the library", d => d.Remove("setup")),
        Case("frame", "the part \"Check it\" is missing", d => d.Replace("check", "## Check it", "## Look")),
        Case("frame", "\"The equation\" stands too early", d => { d.Replace("build", "## The equation\n\n", ""); d.Replace("question", "## The question", "## The equation\n\n## The question"); }),
        Case("frame", "the library's own source is not shown", d => d.Remove("source")),
        Case("parameters", "0 cells are tagged", d => d["seed"].Metadata.Remove("tags")),
        Case("parameters", "does not set the seed", d => d.Replace("seed", "int seed", "int start")),
        Case("headings", "a second heading of level 1", d => d.Append("question", "\n\n# Again\n\n## And")),
        Case("headings", "a heading of level 4 below one of level 2", d => d.Append("question", "\n\n#### Deep")),
        Case("teaching notes", "\"Misconception\"", d => d.Replace("note", "**Misconception:**", "**Slip:**")),
        Case("teaching notes", "\"To discuss\"", d => d["note"].Metadata.Remove("tags")),
        Case("words", "words of prose", d => { d.Append("question", string.Concat(Enumerable.Repeat("word ", 2500))); for (int i = 0; i < 40; i++) d.Code($"more-{i}", "F(1);\nF(2);\nF(3);\nF(4);\nF(5);"); }),
        Case("words per line", "words to a line of code", d => d.Replace("question", "Some words of prose. ", "")),
        Case("words per line", "words to a line of code", d => d.Append("question", string.Concat(Enumerable.Repeat("word ", 300)))),
        Case("cell length", "21 lines of code", d => d.Replace("source", "Source", string.Concat(Enumerable.Repeat("{\n", 20)) + "Source")),
        Case("cell length", "91 characters wide", d => d.Append("source", " //".PadRight(71, 'x'))),
        Case("cell length", "the median code cell has 8 lines", d => { foreach (var cell in d.Book.CodeCells.Where(c => c.Id != "setup")) cell.Source += "\n{}\n{}\n{}\n{}\n{}\n{}"; }),
        Case("experiments", "4 experiments", d => d.Append("check", string.Concat(Enumerable.Range(1, 3).Select(n => $"\n\n## Experiment {n}")))),
        Case("experiments", "asks for no prediction", d => d.Replace("experiment", "**Predict:** which?", "")),
        Case("experiments", "the result stands before the prediction", d => { d.Replace("experiment", "**Predict:** which?", ""); d.Append("knob", " **Predict** first."); }),
        Case("experiments", "has no knob", d => d.Replace("knob", "**The knob.**", "Or")),
        Case("experiments", "does not begin by setting", d => d.Replace("turn", "int units = 2;\n", "int units;\n")),
        Case("exercises", "nothing in the build", d => d.Replace("twice", "\n\nLesson03.Twice.Check(Twice)", "")),
        Case("exercises", "2 exercises", d => d.Remove("exercise-C")),
        Case("links", "leads to no file", d => d.Append("check", " [x](missing.ipynb)")),
        Case("links", "leads to no heading", d => d.Append("check", " [x](06-next.ipynb#nowhere)")),
        Case("links", "leads to no heading", d => d.Append("check", " [x](#nowhere)")),
        Case("links", "not a well-formed https address", d => d.Append("check", " [x](http://example.org)")),
        Case("links", "not a well-formed https address", d => d.Append("check", " [x](https://example)")),
        Case("links", "is empty", d => d.Append("check", " [x]()")),
        Case("planned lessons", "lesson 09 is named as if it were there", d => d.Append("check", " See lessons 03 and 09.")),
        Case("planned lessons", "lesson 06 is called planned", d => d.Append("check", " See lesson 06 (planned).")),
        Case("previous and next", "does not lead to lesson 06", d => d.Replace("end", "[06 · Next](06-next.ipynb)", "06 · Next")),
        Case("sources", "no source is listed", d => d.Replace("end", "- J. Elman", "J. Elman")),
        Case("sources", "lacks an author", d => d.Replace("end", "- J. Elman, ", "- ")),
        Case("sources", "lacks a title", d => d.Replace("end", "\"Finding structure\", *Cognitive Science*", "Finding structure")),
        Case("sources", "lacks a year", d => d.Replace("end", ", 1990", "")),
        Case("sources", "lacks what to look for", d => d.Replace("end", " The net and its tasks.", "")),
        Case("stored errors", "the error DivideByZero", d => d.Output("train", """{"output_type":"error","ename":"DivideByZero","evalue":"","traceback":[]}""")),
        Case("stored figures", "has no text alternative", d => d.Output("figure", """{"output_type":"display_data","metadata":{},"data":{"image/png":"QUJD"}}""")),
        Case("stored figures", "xaxis.title has no text", d => d.Output("figure", """{"output_type":"display_data","metadata":{},"data":{"text/plain":"T","application/vnd.plotly.v1+json":{"layout":{"title":{"text":"T"},"yaxis":{"title":{"text":"y"}}}}}}""")),
        Case("metadata", "metadata.kernelspec.name is \"c\"", d => d.Book.Metadata["kernelspec"]!["name"] = "c"),
        Case("metadata", "metadata.polyglot_notebook.kernelName is missing", d => d["train"].Metadata.Remove("polyglot_notebook")),
        Case("tags", "the tag \"solution\" means nothing", d => d["twice"].AddTag("solution")),
    ];

    [Fact]
    public void A_good_lesson_passes()
    {
        using var draft = new Draft();
        draft.Append("check", " [x](06-next.ipynb#a-heading), [y](notes.md#on-gates), [z](#check-it), <https://example.org/a>, lessons 04 and 05 (planned), lesson 05 · The experiments of 1997 (planned).");
        draft.Output("figure", """{"output_type":"display_data","metadata":{},"data":{"text/plain":["T\n","alt"],"image/png":"QUJD","application/vnd.plotly.v1+json":{"layout":{"title":{"text":"T"},"xaxis":{"title":{"text":"x"}},"yaxis":{"title":{"text":"y"}}}}}}""");
        Assert.Empty(draft.Lint());
    }

    [Theory, MemberData(nameof(Places))]
    public void A_fault_is_told_by_its_rule_alone(int place)
    {
        var (rule, says, spoil) = Cases[place];
        using var draft = new Draft();
        spoil(draft);
        var messages = draft.Lint();
        Assert.All(messages, message => Assert.Equal(rule, message.Rule));
        var told = Assert.Single(messages, message => message.Problem.Contains(says));
        Assert.NotEmpty(told.Remedy);
    }

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void Every_rule_is_broken_by_some_test() =>
        Assert.Equal(Linter.Rules.Order(), Cases.Select(c => c.Rule).Concat(CodeRulesTests.Rules).Distinct().Order());

    [Fact]
    public void A_message_names_file_cell_line_problem_remedy_and_rule() =>
        Assert.Equal("03-a.ipynb, cell 2 (setup), line 1: it is wrong. Mend it. [hosts]", new LintMessage("hosts", "03-a.ipynb", 2, "setup", 1, "it is wrong.", "Mend it.").ToString());

    private static (string, string, Action<Draft>) Case(string rule, string says, Action<Draft> spoil) => (rule, says, spoil);
}
