#if DOUBLE
using System.Globalization;
using Unrolled.Cells;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>Every cell × layers × directions × lengths × truncation, every entry of every gradient.</summary>
public class NetGradientTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cells => [.. BackwardChecks.Cells.Keys];

    [Theory, MemberData(nameof(Cells))]
    public void Every_combination_agrees_with_central_differences(string cell)
    {
        var rows = (from layers in new[] { 1, 2 }
                    from directions in new[] { 1, 2 }
                    from lengths in new int[][] { [5, 5, 5], [2, 5, 1, 4] }
                    from k2 in new[] { 0, 3 }
                    select (layers, directions, lengths, k2)).ToArray();
        output.WriteLine($"{cell}: worst relative error, allowed {GradientCheck.Tolerance:0E+0}");
        foreach (var (layers, directions, lengths, k2) in rows)
            Report($"{layers} layers, {directions} directions, lengths {string.Join(' ', lengths)}, {(k2 == 0 ? "full" : $"k1 = 2, k2 = {k2}")}",
                Check(Net(BackwardChecks.Cells[cell], 2, 3, layers, directions), new(lengths), k2));
        foreach (var (layers, directions, _, k2) in rows.DistinctBy(r => (r.layers, r.directions, r.k2)))
            Report($"{layers} layers, {directions} directions, smallest, {(k2 == 0 ? "full" : "k1 = 1, k2 = 2")}", Smallest(Net(BackwardChecks.Cells[cell], 1, 1, layers, directions), k2));
    }

    internal static GradientReport Check(SequenceNet net, Batch batch, int k2) =>
        k2 == 0 ? new NetTrial(net, batch).Whole() : new NetTrial(net, batch).Truncated(2, k2, stream: batch.Tokens == batch.T * batch.B);

    private static GradientReport Smallest(SequenceNet net, int k2) => k2 == 0 ? new NetTrial(net, new(1, 1)).Whole() : new NetTrial(net, new(2, 1)).Truncated(1, 2, stream: true);

    private void Report(string what, GradientReport report)
    {
        output.WriteLine($"  {report.Worst.ToString("0.0E+0", CultureInfo.InvariantCulture)}  {what}");
        report.Verify();
    }

    internal static SequenceNet Net(Type cell, int D, int H, int layers, int directions) =>
        (SequenceNet)typeof(NetGradientTests).GetMethod(nameof(NetOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(cell).Invoke(null, [D, H, layers, directions])!;

    private static SequenceNet NetOf<TCell>(int D, int H, int layers, int directions) where TCell : ICell => (layers, directions) switch
    {
        (1, 1) => new Recurrent<TCell>(D, H, new(1)),
        (1, 2) => new Bidirectional<TCell>(D, H, new(1)),
        _ => new Stacked<TCell>(D, H, layers, new(1), directions),
    };
}
#endif
