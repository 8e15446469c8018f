#if DOUBLE
using Unrolled.Cells;
using Unrolled.Training;

namespace Unrolled.Tests.Cells;

public class GradientTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cells => [.. CellChecks.All.Keys];

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_on_the_smallest_net(string cell) => Check(CellChecks.All[cell](1, 1, 1, 1, []));

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_when_all_sizes_differ(string cell) => Check(CellChecks.All[cell](3, 5, 4, 7, []));

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_for_unsorted_lengths(string cell) => Check(CellChecks.All[cell](3, 5, 4, 7, [3, 7, 1, 7]));

    private void Check(GradientReport report)
    {
        output.WriteLine(report.ToString());
        report.Verify();
    }
}

/// <summary>One line a cell: a new cell joins every check by it.</summary>
internal static class CellChecks
{
    public static readonly SortedDictionary<string, Func<int, int, int, int, int[], GradientReport>> All = new()
    {
        [nameof(Elman)] = GradientCheck.Cell<Elman>,
        [nameof(ElmanRelu)] = GradientCheck.Cell<ElmanRelu>,
        [nameof(SingleGate)] = GradientCheck.Cell<SingleGate>,
        [nameof(Gru)] = GradientCheck.Cell<Gru>,
        [nameof(GruOriginal)] = GradientCheck.Cell<GruOriginal>,
        [nameof(Lstm)] = GradientCheck.Cell<Lstm>,
        [nameof(PeepholeLstm)] = GradientCheck.Cell<PeepholeLstm>,
        [nameof(LstmFullGateRecurrence)] = GradientCheck.Cell<LstmFullGateRecurrence>,
    };
}
#endif
