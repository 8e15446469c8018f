using System.Text.RegularExpressions;

namespace Unrolled.Tests.Cells;

/// <summary>Whoever lays the paper beside a cell finds in its docstring what to look for.</summary>
public class DocstringTests
{
    public static TheoryData<string> Cells => [.. CellChecks.All.Keys];

    [Theory, MemberData(nameof(Cells))]
    public void A_cell_says_its_equations_shapes_gate_order_and_source(string cell)
    {
        string file = File.ReadAllText(Path.Combine(Repository.Root, "lib", "Unrolled", "Cells", $"{cell}.cs"));
        string doc = Regex.Match(file, $@"(?<doc>(^///.*\n)+)public readonly struct {cell} :", RegexOptions.Multiline).Groups["doc"].Value;
        string equations = Regex.Match(doc, "<code>.*</code>", RegexOptions.Singleline).Value;
        Assert.Contains("h = ", equations);
        Assert.Contains("x (D × B), h", doc);
        Assert.Matches("b_ih|bias_ih", doc);
        Assert.Matches(@"Sources?: .*(\d{4}|PyTorch|dataflowr)", Regex.Replace(doc, @"\n/// ", " "));
        var blocks = CellChecks.All[cell].Kernel.Blocks;
        if (blocks.Count > 1) Assert.Contains($"gates are stacked {string.Join(", ", blocks.Where(b => b.X).Select(b => b.Name))}", Regex.Replace(doc, @"\n/// ", " "), StringComparison.OrdinalIgnoreCase);
        foreach (string block in blocks.Select(b => b.Name).Where(_ => blocks.Count > 1)) Assert.Matches($@"\b{block} = ", equations);
        foreach (string unit in CellChecks.All[cell].Kernel.PerUnit) Assert.Contains($"p{unit} ⊙ c", equations);
    }

    [Fact]
    public void Forward_stands_directly_above_Backward()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(Repository.Root, "lib", "Unrolled", "Cells"), "*.cs"))
        {
            string[] methods = [.. Regex.Matches(File.ReadAllText(path), @"^    (?:public )?static (?:S|State|Lstm\.State|void|Lane) (?:ICell<[^>]*>\.)?(?<name>\w+)\(", RegexOptions.Multiline).Select(m => m.Groups["name"].Value)];
            for (int i = 0; i < methods.Length; i++)
                if (methods[i] is "Backward" or "MidBack") Assert.Equal(methods[i] == "Backward" ? "Forward" : "Mid", methods[i - 1]);
        }
    }
}
