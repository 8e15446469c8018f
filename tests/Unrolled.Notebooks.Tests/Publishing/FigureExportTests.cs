using Unrolled.Notebooks.Publishing;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Publishing;

public class FigureExportTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>Loss: “A” / B</title><desc>It falls.</desc><style>.a{fill:#fff}@media(prefers-color-scheme:dark){.a{fill:#000}}</style></svg>""";

    private static NotebookDocument Executed(params string[] types)
    {
        var notebook = Sample.Of([Sample.Code("no figure", Sample.Stream("a")), Sample.Code("figures", [.. types.Select(type => Sample.Display(type, Svg, "Loss"))])]);
        foreach (var (cell, i) in notebook.Cells.Select((cell, i) => (cell, i))) cell.ExecutionCount = i + 1;
        return notebook;
    }

    [Fact]
    public void Every_figure_stored_or_fresh_gets_a_safe_name_of_its_own_and_a_place_in_the_index()
    {
        using var folder = new TemporaryFolder();
        var export = new FigureExport(folder.Path, new("no such folder")) { Png = false, Schemes = [ColourScheme.Light, ColourScheme.Dark] };
        Assert.Equal(2, export.Add(Executed("image/svg+xml", "application/vnd.unrolled.svg+xml"), "03-sample"));
        export.WriteIndex();
        string[] names = ["03-sample-cell-02-loss-a-b-2-dark.svg", "03-sample-cell-02-loss-a-b-2-light.svg", "03-sample-cell-02-loss-a-b-dark.svg", "03-sample-cell-02-loss-a-b-light.svg"];
        Assert.Equal([.. names, "index.md"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("<style>.a{fill:#fff}</style>", File.ReadAllText(Path.Combine(folder.Path, names[3])));
        Assert.Contains(".a{fill:#000}</style>", File.ReadAllText(Path.Combine(folder.Path, names[2])));
        var index = File.ReadAllText(Path.Combine(folder.Path, "index.md"));
        Assert.Contains($"## 03-sample\n\n### Loss: “A” / B\n\nIt falls.\n\n- [{names[3]}]({names[3]})\n- [{names[2]}]({names[2]})\n", index);
    }

    [Fact]
    public void A_stored_light_picture_is_used_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var notebook = Executed("application/vnd.unrolled.svg+xml");
        notebook.Cells[1].Outputs[0]!["data"]!["image/png"] = Convert.ToBase64String([1, 2, 3]);
        new FigureExport(folder.Path, new("no such folder")) { Svg = false }.Add(notebook, "03-sample");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.Path))));
        Assert.Throws<NotebookException>(() => new FigureExport(folder.Path, new("no such folder")) { Schemes = [ColourScheme.Dark] }.Add(notebook, "03-sample"));
    }

    [Theory]
    [InlineData("‖∂L⟨t⟩/∂h⟨k⟩‖ before training", "l-t-h-k-before-training")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("Fewer units, less memory?", "fewer-units-less-memory")]
    public void Names_of_files_hold_letters_digits_and_hyphens(string words, string name) => Assert.Equal(name, FileName.Of(words));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(80, FileName.Of(new string('a', 200)).Length);
}
