using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>Every cell as it is shipped: in the float build central differences of single entries drown in rounding, slopes do not.</summary>
public class SlopeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cells => [.. CellChecks.All.Keys];

    [Theory, MemberData(nameof(Cells))]
    public void The_gradient_is_the_slope_on_the_smallest_net(string cell) => Check(cell, 1, 1, new Batch(1, 1));

    [Theory, MemberData(nameof(Cells))]
    public void The_gradient_is_the_slope_when_all_sizes_differ(string cell) => Check(cell, 3, 5, new Batch([3, 7, 1, 7]));

    private void Check(string cell, int D, int H, Batch batch)
    {
        var (error, where) = CellChecks.All[cell].Slopes(D, H, batch);
        output.WriteLine($"{cell}, {batch}: {error:0.0E+0} ({where})");
        Assert.True(error <= 1e-3, $"{cell}, d{where}: relative error {error:0.0E+0}, allowed 1E-3.");
    }
}
