using System.Text.RegularExpressions;

namespace Unrolled.Tests;

/// <summary>Folder order is dependency order: a reader who begins at Numerics never meets a name from further on.</summary>
public class LayeringTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Numerics"] = [],
        ["Cells"] = ["Numerics"],
        ["Sequences"] = ["Numerics", "Cells"],
        ["Layers"] = ["Numerics", "Sequences"],
        ["Losses"] = ["Numerics", "Sequences"],
        ["Safetensors"] = [],
        ["Models"] = ["Numerics", "Cells", "Sequences", "Layers", "Losses"],
        ["Showing"] = [],
        ["Training"] = ["Numerics", "Cells", "Sequences", "Safetensors", "Showing"],
        ["Data"] = ["Numerics", "Showing"],
        ["Figures"] = ["Showing", "Figures.Svg"],
        ["Reporting"] = ["Showing"],
        ["Exercises"] = ["Numerics", "Data", "Showing", "Reporting"],
    };

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Library).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj"))];

    private static string Library => Path.Combine(Repository.Root, "lib", "Unrolled");

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_knows_only_those_before_it(string folder)
    {
        Assert.True(MayKnow.ContainsKey(folder), $"lib/Unrolled/{folder} is new: say in {nameof(LayeringTests)} which folders it may know.");
        foreach (string file in Directory.GetFiles(Path.Combine(Library, folder), "*.cs", SearchOption.AllDirectories))
            foreach (Match use in Regex.Matches(File.ReadAllText(file), @"\bUnrolled\.(?<name>[A-Z]\w+(\.Svg)?)(?=[.;])"))
            {
                string name = use.Groups["name"].Value;
                Assert.True(name == folder || name == folder + ".Svg" || MayKnow[folder].Contains(name) || !MayKnow.ContainsKey(name.Split('.')[0]),
                    $"{Path.GetRelativePath(Repository.Root, file)} knows Unrolled.{name}; {folder} may know only {string.Join(", ", MayKnow[folder])}.");
            }
    }

    [Fact]
    public void Only_Numerics_and_Cells_touch_vectors()
    {
        foreach (string file in Directory.GetFiles(Library, "*.cs", SearchOption.AllDirectories))
        {
            string folder = Path.GetRelativePath(Library, file).Split(Path.DirectorySeparatorChar)[0];
            if (folder is "Numerics" or "Cells" or "bin" or "obj") continue;
            Assert.False(Regex.IsMatch(File.ReadAllText(file), @"System\.Numerics|System\.Runtime\.Intrinsics"), $"{Path.GetRelativePath(Repository.Root, file)} uses vectors directly; that belongs in Numerics.");
        }
    }

    [Fact]
    public void No_file_of_the_library_is_long()
    {
        foreach (string file in Directory.GetFiles(Library, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")))
            Assert.True(File.ReadLines(file).Count() <= 200, $"{Path.GetRelativePath(Repository.Root, file)} has more than 200 lines: one idea a file.");
    }
}

internal static class Repository
{
    /// <summary>The folder with Unrolled.slnx, above the test program.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Unrolled.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests should run from within the repository: no Unrolled.slnx above " + AppContext.BaseDirectory);
    }
}
