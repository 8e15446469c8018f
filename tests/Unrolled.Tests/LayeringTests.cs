using System.Text;
using System.Text.RegularExpressions;
using Unrolled.Cells;

namespace Unrolled.Tests;

/// <summary>Folder order is dependency order: a reader who begins at Numerics never meets a name from further on.</summary>
public class LayeringTests
{
    /// <summary>Every folder in the order of reading, and which of those before it it may know.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Hosting"] = [],
        ["Showing"] = [],
        ["Numerics"] = [],
        ["Cells"] = ["Numerics"],
        ["Sequences"] = ["Numerics", "Cells"],
        ["Layers"] = ["Numerics", "Sequences"],
        ["Losses"] = ["Numerics", "Sequences"],
        ["Safetensors"] = [],
        ["Training"] = ["Hosting", "Showing", "Numerics", "Cells", "Sequences", "Safetensors"],
        ["Sampling"] = ["Numerics", "Sequences"],
        ["Models"] = ["Hosting", "Numerics", "Cells", "Sequences", "Layers", "Losses", "Safetensors", "Training", "Sampling"],
        ["Metrics"] = ["Showing", "Numerics", "Sequences"],
        ["Text"] = ["Showing"],
        ["Data"] = ["Hosting", "Showing", "Numerics", "Sequences", "Text"],
        ["Analysis"] = ["Numerics", "Cells", "Sequences"],
        ["Figures"] = ["Showing", "Analysis", "Cells", "Sequences"],
        ["Reporting"] = ["Showing"],
        ["Exercises"] = ["Hosting", "Showing", "Numerics", "Sequences", "Text", "Data", "Reporting"],
    };

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Library).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj"))];

    private static string Library => Path.Combine(Repository.Root, "lib", "Unrolled");

    private static bool Allowed(string folder, string other) => other == folder || MayKnow[folder].Contains(other) || !MayKnow.ContainsKey(other);

    private static string? FolderOf(Type type) => type.Namespace?.Split('.') is ["Unrolled", var folder, ..] ? folder : null;

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_knows_only_those_before_it(string folder)
    {
        Assert.True(MayKnow.ContainsKey(folder), $"lib/Unrolled/{folder} is new: say in {nameof(LayeringTests)} which folders it may know.");
        foreach (string file in Directory.GetFiles(Path.Combine(Library, folder), "*.cs", SearchOption.AllDirectories))
            foreach (Match use in Regex.Matches(File.ReadAllText(file), @"\bUnrolled\.(?<name>[A-Z]\w+)(?=[.;])"))
            {
                string name = use.Groups["name"].Value;
                Assert.True(Allowed(folder, name), $"{Path.GetRelativePath(Repository.Root, file)} knows Unrolled.{name}; {folder} may know only {string.Join(", ", MayKnow[folder])}.");
            }
    }

    /// <summary>What the source does not spell out: a name found in a parent namespace, a type that only passes through a method's body.</summary>
    [Theory, MemberData(nameof(Folders))]
    public void What_a_folder_compiles_to_knows_only_those_before_it(string folder)
    {
        foreach (var type in typeof(ICell).Assembly.GetTypes().Where(t => FolderOf(t) == folder))
            foreach (var known in Mentions.Of(type))
                Assert.True(FolderOf(known) is not { } other || Allowed(folder, other), $"{type.FullName} knows {known.FullName}; {folder} may know only {string.Join(", ", MayKnow[folder])}.");
    }

    [Fact]
    public void Mentions_of_every_kind_are_seen()
    {
        Type[] seen = [.. Mentions.Of(typeof(Mentioning<>))];
        Assert.All([typeof(Stream), typeof(ICell), typeof(Uri), typeof(Version), typeof(StringBuilder), typeof(Random), typeof(TimeZoneInfo), typeof(Math)], type => Assert.Contains(type, seen));
    }

    private sealed class Mentioning<T>(List<Uri[]> uris) where T : ICell
    {
        public Stream? Stream { get; init; }

        public Version? Method(object o)
        {
            if (uris.Count > Math.Cbrt(8) && o is StringBuilder) throw new NotSupportedException(typeof(Random).Name + TimeZoneInfo.Local);
            return null;
        }
    }

    [Fact]
    public void Every_arrow_points_back()
    {
        List<string> order = [.. MayKnow.Keys];
        Assert.All(MayKnow, entry => Assert.All(entry.Value, known => Assert.True(order.IndexOf(known) >= 0 && order.IndexOf(known) < order.IndexOf(entry.Key), $"{entry.Key} may know {known}, which does not come before it.")));
    }

    [Fact]
    public void Every_file_is_in_the_namespace_of_its_folder()
    {
        foreach (string folder in Directory.GetDirectories(Library).Where(f => Path.GetFileName(f) is not ("bin" or "obj")))
            foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
                Assert.True(Regex.Match(File.ReadAllText(file), @"^namespace (Unrolled\.\w+)[.;\w]*$", RegexOptions.Multiline) is not { Success: true } line || line.Groups[1].Value == $"Unrolled.{Path.GetFileName(folder)}",
                    $"{Path.GetRelativePath(Repository.Root, file)} should be in namespace Unrolled.{Path.GetFileName(folder)}.");
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
