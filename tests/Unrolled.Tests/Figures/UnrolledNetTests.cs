using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Figures;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

public class UnrolledNetTests
{
    /// <summary>A net of the given sizes with random numbers in it.</summary>
    internal static UnrolledNet Net(int T, int D, int H, int V)
    {
        var random = new Random64(T * 1000 + D * 100 + H * 10 + V);
        double[][] Vectors(int count, int size) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() * 2 - 1).ToArray())];
        return Charts.Unrolled(Vectors(T, D), Vectors(T + 1, H), V == 0 ? null : Vectors(T, V), "T", "Each state is made from the one before.");
    }

    /// <summary>The same with the way back; gradients shrink towards the beginning.</summary>
    internal static UnrolledNet WithBackward(int T, int D, int H, int V) =>
        Net(T, D, H, V).WithBackward(Enumerable.Range(0, T + 1).Select(t => Enumerable.Repeat(Math.Pow(0.09, T - t), H)));

    [Fact]
    public void Every_size_that_is_allowed_is_legible()
    {
        foreach (int T in new[] { 1, 2, 5, 8 })
            foreach (int D in new[] { 1, 8, 12 })
                foreach (int H in new[] { 1, 4, 12 })
                    foreach (int V in new[] { 0, 1, 12 })
                    {
                        new SvgProbe(Net(T, D, H, V)).AssertLegible();
                        new SvgProbe(WithBackward(T, D, H, V)).AssertLegible();
                    }
    }

    [Fact]
    public void Every_number_is_a_cell_and_every_step_has_its_arrows()
    {
        var probe = new SvgProbe(Net(4, 3, 5, 2));
        Assert.Equal(4 * 3 + 5 * 5 + 4 * 2, probe.All("rect").Count(r => r.Elements().Any()));
        Assert.Equal(3 * 4, probe.All("path").Count(p => p.Attribute("class")!.Value == "uf-arrow"));
        foreach (var (letter, shape) in new[] { ("W", "5×3"), ("U", "5×5"), ("V", "2×5") })
        {
            Assert.Equal(4, probe.Words.Count(w => w.Text == letter));
            Assert.Equal(4, probe.Words.Count(w => w.Text == shape));
        }
        Assert.All(new[] { "x⟨1⟩", "x⟨4⟩", "h⟨0⟩", "h⟨4⟩", "ŷ⟨4⟩" }, name => Assert.NotNull(probe.Find(name)));
        Assert.NotNull(probe.Find("All 4 steps share the same weights: W (5 × 3), U (5 × 5) and V (2 × 5)."));
    }

    [Fact]
    public void Colours_and_values_are_the_vectors_own()
    {
        var probe = new SvgProbe(Charts.Unrolled([[1.0]], [[0.0], [-0.5]], null, "T", "A."));
        var cells = probe.All("rect").Where(r => r.Elements().Any()).ToDictionary(r => r.Value, r => r.Attribute("fill")!.Value);
        Assert.Equal(Palette.Hex(Palette.At(ColourScale.Diverging, 0.5)), cells["h⟨0⟩, place 1: 0"]);
        Assert.Equal(Palette.Hex(Palette.At(ColourScale.Diverging, 0.25)), cells["h⟨1⟩, place 1: −0.5"]);
        Assert.Equal(Palette.Hex(Palette.At(ColourScale.Diverging, 1)), cells["x⟨1⟩, place 1: 1"]);
        Assert.NotNull(probe.Find("−0.5"));
    }

    [Fact]
    public void A_step_without_output_has_no_arrow_up()
    {
        var net = Charts.Unrolled([[1.0], [0.0]], [[0.0], [0.1], [0.2]], [[], [0.5]], "T", "Only the last is read out.", ["<s>", "a&b"]);
        var probe = new SvgProbe(net);
        Assert.Equal(1, probe.Words.Count(w => w.Text == "V"));
        Assert.Null(probe.Find("ŷ⟨1⟩"));
        Assert.NotNull(probe.Find("“<s>”"));
        Assert.Equal("2 steps share W (1 × 1), U (1 × 1) and V (1 × 1).", net.Summary);
    }

    [Fact]
    public void The_way_back_goes_from_each_output_and_state_to_the_state_before()
    {
        var net = Charts.Unrolled([[1.0], [0.0]], [[0.0, 0], [0.1, 0], [0.2, 0]], [[], [0.5]], "T", "A.");
        var back = net.WithBackward([[0, 0], [0.3, -0.4], [3, 4]]);
        var probe = new SvgProbe(back);
        Assert.Equal(2 + 1, probe.All("path").Count(p => p.Attribute("stroke-dasharray") is not null));
        Assert.Equal(["‖∂L/∂h⟨0⟩‖: 0", "‖∂L/∂h⟨1⟩‖: 0.5", "‖∂L/∂h⟨2⟩‖: 5"], probe.All("rect").Select(r => r.Value).Where(t => t.StartsWith('‖')).Order());
        Assert.EndsWith("On the way back ‖∂L/∂h⟨t⟩‖ goes from 5 at t = 2 to 0 at t = 0.", back.Summary);
        Assert.DoesNotContain(new SvgProbe(net).All("path"), p => p.Attribute("stroke-dasharray") is not null);
        Assert.Contains("2 steps need 3 gradients, ∂L/∂h⟨0⟩ to ∂L/∂h⟨2⟩, but got 1", Assert.Throws<ArgumentException>(() => net.WithBackward([[0, 0]])).Message);
        Assert.Contains("∂L/∂h⟨1⟩ has 1 values, but h⟨1⟩ has 2", Assert.Throws<ArgumentException>(() => net.WithBackward([[0, 0], [1], [0, 0]])).Message);
    }

    [Fact]
    public void A_tape_is_drawn_with_the_state_it_began_from()
    {
        var random = new Random64(3);
        var (layer, tape, x) = (new Recurrent<Elman>(2, 3, random), new RecurrentTape(), new Signal(new Batch(3, 1), 2).Clear());
        x[2, 0][1] = 1;
        var initial = layer.NewCarry(1);
        initial.H[0, 0][2] = 0.5f;
        layer.Forward(tape, x, initial);
        var net = Diagrams.Unrolled(x, tape, null, "T", "A.");
        Assert.Equal((3, 2, 3, 0), (net.Steps, net.Inputs, net.Hidden, net.Outputs));
        Assert.Equal([0, 0, 0.5], net.H[0]);
        Assert.Equal(tape.Y[2, 0][1], net.H[3][1]);
        Assert.Equal([0, 1], net.X[2]);
        Assert.Contains("sequence b should be in 0 … 0 but is 1", Assert.Throws<ArgumentException>(() => Diagrams.Unrolled(x, tape, null, "T", "A.", 1)).Message);
        Assert.Contains("all must come from the same batch", Assert.Throws<ArgumentException>(() => Diagrams.Unrolled(new Signal(new Batch(2, 1), 2), tape, null, "T", "A.")).Message);
    }

    [Fact]
    public void Values_that_are_not_numbers_are_named()
    {
        var probe = new SvgProbe(Charts.Unrolled([[double.NaN]], [[0.0], [double.PositiveInfinity]], null, "T", "A."));
        probe.AssertLegible();
        Assert.NotNull(probe.Find("NaN"));
        Assert.NotNull(probe.Find("∞"));
    }

    [Fact]
    public void Matrices_give_the_column_of_the_chosen_example()
    {
        static Matrix<Real> Columns(params Real[][] columns) => Matrix<Real>.Build.DenseOfColumnArrays(columns);
        Matrix<Real>[] x = [Columns([1, 0], [0, 1])], h = [Columns([0], [0]), Columns([0.5f], [0.25f])];
        var second = Charts.Unrolled(x, h, null, "T", "A.", example: 1);
        Assert.Equal(Charts.Unrolled([[0.0, 1.0]], [[0.0], [0.25]], null, "T", "A.").ToSvg(), second.ToSvg());
        Assert.Contains("x is 2 × 2 and has no column 2", Assert.Throws<ArgumentException>(() => Charts.Unrolled(x, h, null, "T", "A.", example: 2)).Message);
    }
}
