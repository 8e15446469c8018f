using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>The three steps of lesson 10: one unit whose weights are set by hand, against numbers worked out apart in decimal arithmetic with 60 digits.</summary>
public class LstmStepsTests
{
    private const double Tolerance = Precision.IsDouble ? 1e-12 : 1e-6;

    private static readonly (double Number, double Marker)[] heard = [(0.6, 1), (-0.9, 0), (0.3, 1)];

    private static readonly Dictionary<string, double[]> apart = new()
    {
        ["i"] = [0.952574126822433, 0.057731069352541, 0.960626862750558],
        ["f"] = [0.982013790037908, 0.977957530729383, 0.978236085450443],
        ["g"] = [0.537049566998035, -0.661933749939296, 0.377594471571668],
        ["o"] = [0.880797077977882, 0.900921420220310, 0.899754724983756],
        ["c"] = [0.511579522343520, 0.462088903218253, 0.814759432432158],
        ["h"] = [0.415009538802467, 0.389004530635292, 0.604821815677087],
    };

    private static RecurrentTape Run()
    {
        var layer = new Recurrent<Lstm>(2, 1, new Random64(1));
        ((Real[])[0, 0, 1, 0, 6, 0, 0, 0]).CopyTo(layer["weight_ih"].Values, 0);             // column after column; rows i, f, g, o
        ((Real[])[0.5f, -0.5f, 0.25f, 0.5f]).CopyTo(layer["weight_hh"].Values, 0);
        ((Real[])[-3, 4, 0, 2]).CopyTo(layer["bias_ih"].Values, 0);
        layer["bias_hh"].Constant(0);
        var x = new Signal(new Batch(3, 1), 2);
        for (int t = 0; t < 3; t++) (x[t, 0][0], x[t, 0][1]) = ((Real)heard[t].Number, (Real)heard[t].Marker);
        var tape = new RecurrentTape();
        layer.Forward(tape, x);
        return tape;
    }

    [Theory]
    [InlineData("i")]
    [InlineData("f")]
    [InlineData("g")]
    [InlineData("o")]
    public void Gates_are_those_worked_out_apart(string gate) => Agree(Run().Gate(gate), gate);

    [Theory]
    [InlineData("c")]
    [InlineData("h")]
    public void States_are_those_worked_out_apart(string lane) => Agree(Run().Lane(lane), lane);

    [Fact]
    public void The_cell_state_is_what_is_kept_and_what_is_written()
    {
        var tape = Run();
        for (int t = 0; t < 3; t++)
        {
            double before = t == 0 ? 0 : tape.Lane("c")[t - 1, 0][0];
            Assert.Equal(tape.Gate("f")[t, 0][0] * before + (double)tape.Gate("i")[t, 0][0] * tape.Gate("g")[t, 0][0], tape.Lane("c")[t, 0][0], Tolerance);
        }
    }

    private static void Agree(Signal ours, string letter)
    {
        for (int t = 0; t < 3; t++) Assert.Equal(apart[letter][t], ours[t, 0][0], Tolerance);
    }
}
