using Unrolled.Cells;
using Unrolled.Training;

namespace Unrolled.Tests.Cells;

/// <summary>One line a cell: a new cell joins every check by it.</summary>
internal abstract partial class CellChecks
{
    public static readonly IReadOnlyDictionary<string, CellChecks> All = Named(
    [
        new CellChecks<Affine>(),
        new CellChecks<Elman>(),
        new CellChecks<ElmanRelu>(),
        new CellChecks<Feedforward>(),
        new CellChecks<Gru>(),
        new CellChecks<GruOriginal>(),
        new CellChecks<Lstm>(),
        new CellChecks<LstmCoupledGates>(),
        new CellChecks<LstmFullGateRecurrence>(),
        new CellChecks<LstmNoForgetGate>(),
        new CellChecks<LstmNoInputActivation>(),
        new CellChecks<LstmNoInputGate>(),
        new CellChecks<LstmNoOutputActivation>(),
        new CellChecks<LstmNoOutputGate>(),
        new CellChecks<PeepholeLstm>(),
        new CellChecks<SingleGate>(),
        new CellChecks<Ugrnn>(),
    ]);
}

#if DOUBLE
public class GradientTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cells => [.. CellChecks.All.Keys];

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_on_the_smallest_net(string cell) => Check(CellChecks.All[cell].Gradients(1, 1, 1, 1));

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_when_all_sizes_differ(string cell) => Check(CellChecks.All[cell].Gradients(3, 5, 4, 7));

    [Theory, MemberData(nameof(Cells))]
    public void Backward_agrees_with_central_differences_for_unsorted_lengths(string cell) => Check(CellChecks.All[cell].Gradients(3, 5, 4, 7, 3, 7, 1, 7));

    private void Check(GradientReport report)
    {
        output.WriteLine(report.ToString());
        report.Verify();
    }
}
#endif
