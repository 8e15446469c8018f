namespace Unrolled.Notebooks.Tests.Linting;

/// <summary>Rules about code: what a host would refuse, what slows a cell down, what hides an experiment, what a figure lacks.</summary>
public class CodeRulesTests
{
    /// <summary>Rule, what it says, the code that breaks it.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "directives", "#load", "#load \"a.csx\"" },
        { "directives", "would download", "#r \"nuget: A, 1.0\"" },
        { "directives", "a path that is not the same everywhere", "#r \"a.dll\"" },
        { "directives", "stands in quotation marks", "#!import \"unrolled.csx\"" },
        { "directives", "something stands beside #!import", "#!import unrolled.csx\nint a = 1;" },
        { "directives", "imports a file of its own", "#!import other.csx" },
        { "directives", "#!time is not known", "#!time\nint a = 1;" },
        { "C# 13", "own storage is C# 14", "class A { public int B { get; set => field = value; } }" },
        { "C# 13", "an extension block is C# 14", "static class A { extension(int n) { public int Two => 2; } }" },
        { "C# 13", "assignment behind ?. is C# 14", "void F(Node a) { a?.Next = null; }" },
        { "C# 13", "open generic type is C# 14", "string F() => nameof(List<>);" },
        { "C# 13", "no type is C# 14", "Parse<int> F() => (text, out result) => int.TryParse(text, out result);" },
        { "hosts", "Console.Error", "Console.Error.WriteLine(1);" },
        { "hosts", "a namespace", "namespace A;" },
        { "hosts", "an extension method", "static class A { public static int Two(this int n) => 2; }" },
        { "hosts", "display(…)", "display(1)" },
        { "hosts", "HTML(…)", "HTML(\"<b>\")" },
        { "top-level variables", "using var", "using var stream = Open();" },
        { "top-level variables", "a span", "Span<int> part = new int[3];" },
        { "top-level variables", "a span", "var part = losses.ToArray().AsSpan();" },
        { "top-level loops", "20,000 passes", "for (int i = 0; i < 20_000; i++) losses.Add(i);" },
        { "top-level loops", "40,000 passes", "int many = 200;\nfor (int i = 0; i < many; i++)\n    foreach (int j in Enumerable.Range(0, 200)) losses.Add(j);" },
        { "top-level loops", "3 deep", "foreach (var a in losses)\n    foreach (var b in losses)\n        while (a > b) losses.Clear();" },
        { "System.IO", "File is used without its namespace", "string text = File.ReadAllText(\"a\");" },
        { "System.IO", "StringReader is used", "var reader = new StringReader(\"a\");" },
        { "one call", "one call of Experiments", "Experiments.Brackets(seed)" },
        { "one call", "one call of Trainer", "var result = Trainer.Reproduce(seed: seed, hidden: 50);\nresult" },
        { "stub calls", "Twice throws until", "int four = Twice(2);" },
        { "figures", "alternative is written in the cell", "Charts.Line(losses, \"Falling\", \"n\", \"value\", \"It falls to nothing.\")" },
        { "figures", "alternative is written in the cell", "Charts.Line(losses, \"Falling\", \"n\", \"value\", alt: \"It falls\")" },
        { "figures", "takes a text alternative", "Figure Draw(string alt) => Charts.Line(losses, \"Falling\", \"n\", \"value\", alt);" },
        { "figures", "has the title of one in cell", "Charts.Line(losses, \"Twice\", \"n\", \"value\").Display();\nCharts.Line(losses, \"Twice\", \"n\", \"value\")" },
        { "figures", "has no words", "Charts.Line(losses, \"Falling\", \"\", \"value\")" },
        { "units", "the axis \"time\" has no unit", "Charts.Line(losses, \"Falling\", \"time\", \"value\")" },
        { "units", "the axis \"length\" has no unit", "Charts.Line(losses, \"Falling\", new Axis(\"length\"), \"value\")" },
        { "units", "the axis \"loss\" has no unit", "Charts.Loss(losses, \"Falling\")" },
    };

    /// <summary>Code that looks like a fault and is none.</summary>
    public static TheoryData<string> Sound =>
    [
        "string text = \"#load, #!import \\\"x\\\", Console.Error, namespace A\";   // Console.Error\n/* using var x = 1; */",
        "string raw = \"\"\"\n    #!import \"x.csx\"\n    #r \"nuget: A\"\n    \"\"\";",
        "void F()\n{\n    using var stream = Open();\n    Span<int> part = stackalloc int[3];\n    for (int i = 0; i < 1_000_000; i++) part[0] += i;\n}",
        "using System.IO;\nstring text = File.ReadAllText(\"a\");",
        "var result = Trainer.Run(losses, loss => loss / 2);",
        "var first = Tables.Of(losses);",
        "int four = Lesson03.Twice.Use(Twice)(2);",
        "Charts.Line(losses, \"time\", new Axis(\"time\", \"s\"), \"accuracy\")",
        "for (int i = 0; i < 100; i++)\n    for (int j = 0; j < 100; j++) losses.Add(i * j);",
        "record Error(string Text);\nvar e = new Error(\"x\").Text;\nclass Field { int field; void F() => field = 1; }",
    ];

    internal static IEnumerable<string> Rules => Faults.Select(row => row.Data.Item1);

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_told_by_its_rule_alone(string rule, string says, string code)
    {
        using var draft = new Draft();
        draft.CodeAfter(rule == "one call" ? "train" : "check", code);
        var messages = draft.Lint();
        Assert.All(messages, message => Assert.Equal(rule, message.Rule));
        var told = Assert.Single(messages, message => message.Problem.Contains(says));
        Assert.Equal("new", told.Id);
        Assert.NotEmpty(told.Remedy);
    }

    [Theory, MemberData(nameof(Sound))]
    public void What_only_looks_like_a_fault_passes(string code)
    {
        using var draft = new Draft();
        draft.CodeAfter("train", code);
        Assert.Empty(draft.Lint());
    }

    [Fact]
    public void The_line_of_a_fault_is_the_line_in_its_cell()
    {
        using var draft = new Draft();
        draft.CodeAfter("train", "int a = 1;\n\nConsole.Error.WriteLine(a);");
        Assert.Equal((13, 3), draft.Lint().Select(message => (message.Cell, message.Line)).Single());
    }
}
