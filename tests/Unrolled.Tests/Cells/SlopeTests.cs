using Unrolled.Cells;
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

    /// <summary>An update gate net whose backward takes the candidate's slope as 1.</summary>
    private readonly struct Careless : ICell<Careless, Ugrnn.Gates, Ugrnn.State>
    {
        public static Ugrnn.State Forward(ref Ugrnn.Gates a, in Ugrnn.State prev) => Ugrnn.Forward(ref a, prev);

        public static Ugrnn.State Backward(ref Ugrnn.Gates a, in Ugrnn.State prev, in Ugrnn.State now, in Ugrnn.State d)
        {
            var (z, n) = (a.Z, a.N);
            a = new(d.H * (prev.H - n) * z * (1 - z), d.H * (1 - z));
            return new(d.H * z);
        }
    }

    [Fact]
    public void A_wrong_gradient_is_no_slope() => Assert.True(new CellChecks<Careless>().Slopes(3, 5, new Batch([3, 7, 1, 7])).Error > 0.01);

    private void Check(string cell, int D, int H, Batch batch)
    {
        var (error, where) = CellChecks.All[cell].Slopes(D, H, batch);
        output.WriteLine($"{cell}, {batch}: {error:0.0E+0} ({where})");
        Assert.True(error <= 1e-3, $"{cell}, d{where}: relative error {error:0.0E+0}, allowed 1E-3.");
    }
}
