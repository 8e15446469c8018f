namespace Unrolled.Notebooks.Tests.Kernel;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Session _session;

    public ImportTests() => _session = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Usings_aliases_and_references_of_an_imported_file_carry_over()
    {
        var library = typeof(AngleSharp.Html.Parser.HtmlParser).Assembly.Location;
        _folder.File("setup.csx", $"#r \"{library}\"\nusing System.IO;\nusing AngleSharp.Html.Parser;\nusing Real = double;\nusing Pair = System.Collections.Generic.KeyValuePair<int, double>;\nusing static System.Math;\n");
        Assert.Null(await _session.Text("#!import setup.csx"));
        Assert.Equal("c", await _session.Text("Path.GetFileName(\"b/c\")"));
        Assert.Equal("0.5", await _session.Text("Real x = 1; Sqrt(x / 4)"));
        Assert.Equal("3", await _session.Text("Real F(Real y) => y * 3;\nF(x)"));
        Assert.Equal("1", await _session.Text("new Pair(1, 2.5).Key"));
        Assert.Equal("HtmlParser", await _session.Text("new HtmlParser().GetType().Name"));
    }

    [Fact]
    public async Task An_alias_does_not_hide_what_a_later_cell_means_by_its_own()
    {
        _folder.File("setup.csx", "using Real = double;");
        await _session.Run("#!import setup.csx");
        Assert.Equal("Single", await _session.Text("using Real = float;\ntypeof(Real).Name"));
    }

    [Fact]
    public async Task Paths_start_at_the_notebooks_folder_and_in_an_imported_file_at_its_own()
    {
        var sub = Directory.CreateDirectory(Path.Combine(_folder.Path, "sub dir")).FullName;
        File.Copy(typeof(AngleSharp.Html.Parser.HtmlParser).Assembly.Location, Path.Combine(sub, "Angle.dll"));
        File.WriteAllText(Path.Combine(sub, "setup.csx"), "#r \"Angle.dll\"\nusing AngleSharp.Dom;\nvar imported = 1;");
        Assert.Null(await _session.Text("#r \"sub dir/Angle.dll\"\nusing AngleSharp.Html;"));
        Assert.Null(await _session.Text("#!import \"sub dir/setup.csx\""));
        Assert.Equal("INode 1", await _session.Text("$\"{typeof(INode).Name} {imported}\""));
    }

    [Fact]
    public async Task A_missing_setup_file_is_answered_by_the_first_command()
    {
        var error = await _session.Error("#!import unrolled.csx");
        Assert.Contains("cell 1, line 1", error.Message);
        Assert.Contains("unrolled.csx", error.Message);
        Assert.Contains(_folder.Path, error.Message);
        Assert.Contains("dotnet run --project lib/Unrolled.Cli -c Release -- start", error.Message);
    }

    [Fact]
    public async Task A_missing_library_and_a_broken_setup_file_name_the_files_line()
    {
        _folder.File("old.csx", "\n#r \"/no/such/Library.dll\"");
        var missing = await _session.Error("#!import old.csx");
        Assert.StartsWith("old.csx, line 2, column 1: CS0006", missing.Message);
        Assert.Contains(missing.Traceback, l => l.Contains("-- start"));
        _folder.File("broken.csx", "\n\nint x = ;");
        Assert.StartsWith("broken.csx, line 3, column 9: CS1525", (await _session.Error("#!import broken.csx")).Message);
        _folder.File("throws.csx", "\nthrow new Exception(\"in setup\");");
        Assert.Equal("   throws.csx, line 2:  throw new Exception(\"in setup\");", (await _session.Error("#!import throws.csx")).Traceback[1]);
    }
}
