using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Unrolled.Mutants;

public class MutantTests(ITestOutputHelper output)
{
    // All take minutes, so only UNROLLED_MUTANTS=all asks for them; a number asks for every so manieth, as continuous integration does,
    // and another pattern for those of some files, as "Stacked|Truncated". Unless it is set, every 25th is tried.
    private static readonly string Asked = Environment.GetEnvironmentVariable("UNROLLED_MUTANTS") ?? "";
    private static readonly int Every = Asked == "" ? 25 : int.TryParse(Asked, out int every) ? every : 1;
    private static readonly bool IsPattern = Asked is not ("" or "all") && Every == 1;

    [Fact]
    public void Every_mutant_of_a_backward_pass_is_killed()
    {
        var clock = Stopwatch.StartNew();
        var library = Library.Find();
        using var campaign = new Campaign(library);
        var verdicts = campaign.Run([.. Mutator.Mutants(library, Target.All).Where((_, i) => i % Every == 0).Where(m => !IsPattern || Regex.IsMatch(m.File, Asked))]);
        var report = Report.Of(verdicts, Equivalent.Load(library.Root), clock.Elapsed.TotalSeconds);
        report.Write(Path.Combine(library.Root, "artifacts", "mutants.json"));
        output.WriteLine(report.ToString());
        Assert.True(report.Survivors.Count == 0, $"A survivor is a missing check, or belongs into equivalent.json with its reason:\n{string.Join("\n", report.Survivors)}");
        Assert.True(Asked != "all" || report.Stale.Count == 0, $"These are in equivalent.json, but are killed or gone:\n{string.Join("\n", report.Stale)}");
    }

    /// <summary>A new layer or loss joins by a line in <see cref="Target.All"/> and its checks by a line in LayerSubjects. Exercises plant their bugs on purpose.</summary>
    [Fact]
    public void Every_backward_pass_has_mutants()
    {
        var library = Library.Find();
        var without = library.Files.Where(file => !file.StartsWith("Exercises/", StringComparison.Ordinal) && Mutator.HasBackward(library[file]) && !Target.All.Any(t => t.HasFile(file) && t.HasMember("Backward")));
        Assert.Empty(without);
    }
}
