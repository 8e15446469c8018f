#if DOUBLE
using System.Globalization;
using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

[Collection(nameof(Workers))]
public class LayerGradientTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Reports => new(from subject in LayerSubjects.Reports from report in subject.Value select (subject.Key, report.Size));

    [Theory, MemberData(nameof(Reports))]
    public void Backward_agrees_with_central_differences(string subject, string size)
    {
        var report = LayerSubjects.Reports[subject].Single(r => r.Size == size).Report();
        output.WriteLine(report.ToString());
        report.Verify();
    }

    /// <summary>The worst relative error of each layer and loss over all its sizes, also in artifacts/gradients-layers.txt.</summary>
    [Fact]
    public void The_table_of_worst_errors()
    {
        var reports = LayerSubjects.Reports.Select(s => (s.Key, All: s.Value.Select(r => r.Report()).ToArray())).ToArray();
        string table = string.Join("\n",
        [
            $"{"layer or loss",-42} tensors  entries  worst error",
            .. reports.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key,-42} {r.All.Sum(a => a.Rows.Count),7} {r.All.Sum(a => a.Rows.Sum(row => row.Entries)),8}  {r.All.Max(a => a.Worst):0.0E+0}")),
        ]);
        output.WriteLine(table);
        string path = Path.Combine(Repository.Root, "artifacts", "gradients-layers.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".tmp", table + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
        Assert.All(reports.SelectMany(r => r.All), r => r.Verify());
    }
}
#endif
