using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>What must hold between the variants of the LSTM, and nothing but their definitions says.</summary>
public class LstmVariantTests
{
    private const double Tolerance = Precision.IsDouble ? 1e-12 : 2e-5;

    private static readonly string[] affine = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];

    /// <summary>Nothing changed.</summary>
    private readonly struct Unchanged : ILstmVariant<Unchanged>;

    private readonly struct Misdeclared : ILstmVariant<Misdeclared>
    {
        public static bool InputGate => false;
    }

    [Fact]
    public void With_nothing_changed_it_is_the_LSTM_with_peepholes_bit_for_bit()
    {
        var (ours, vanilla) = (new Trial<Unchanged>().Run(), new Trial<PeepholeLstm>().Run());
        Assert.All(ours.Layer.Parameters.Zip(vanilla.Layer.Parameters), p => Assert.Equal(p.Second.Gradients, p.First.Gradients));
        Same(vanilla, ours, 0);
    }

    [Fact] public void Without_an_input_gate_it_is_the_LSTM_whose_input_gate_is_open() => SameWithOpen<LstmNoInputGate>("i");
    [Fact] public void Without_a_forget_gate_it_is_the_LSTM_whose_forget_gate_is_open() => SameWithOpen<LstmNoForgetGate>("f");
    [Fact] public void Without_an_output_gate_it_is_the_LSTM_whose_output_gate_is_open() => SameWithOpen<LstmNoOutputGate>("o");

    [Fact]
    public void Coupled_gates_are_an_LSTM_whose_forget_gate_hears_the_opposite_of_its_input_gate()
    {
        var vanilla = new Trial<PeepholeLstm>();
        foreach (string parameter in affine) vanilla.Set(parameter, "f", -vanilla.Value(parameter, "i"));      // σ(−a) = 1 − σ(a)
        (-vanilla.Layer["diagonal_i"].Value).CopyTo(vanilla.Layer["diagonal_f"].Value);
        var ours = new Trial<LstmCoupledGates>().From(vanilla).Run();
        Same(vanilla.Run(), ours, Tolerance);
        foreach (string parameter in affine)
        {
            Near(vanilla.Gradient(parameter, "i") - vanilla.Gradient(parameter, "f"), ours.Gradient(parameter, "i"), Tolerance);
            foreach (string gate in new[] { "g", "o" }) Near(vanilla.Gradient(parameter, gate), ours.Gradient(parameter, gate), Tolerance);
        }
        Near(vanilla.Layer["diagonal_i"].Gradient - vanilla.Layer["diagonal_f"].Gradient, ours.Layer["diagonal_i"].Gradient, Tolerance);
        Near(vanilla.Layer["diagonal_o"].Gradient, ours.Layer["diagonal_o"].Gradient, Tolerance);
    }

    /// <summary>Where a candidate hears one-hot tokens and nothing else, tanh(W x) = tanh(W) x.</summary>
    [Fact]
    public void Without_an_input_activation_one_hot_tokens_write_what_tanh_of_the_weights_would()
    {
        var (vanilla, ours) = (new Trial<PeepholeLstm>(), new Trial<LstmNoInputActivation>());
        ours.From(vanilla);
        foreach (string parameter in affine.Skip(1))
        {
            vanilla.Set(parameter, "g", 0 * vanilla.Value(parameter, "g"));
            ours.Set(parameter, "g", 0 * ours.Value(parameter, "g"));
        }
        var W = vanilla.Value("weight_ih", "g");
        var squashed = W.Map(Functions.Tanh);
        ours.Set("weight_ih", "g", squashed);
        foreach (var x in new[] { vanilla.X, ours.X })
            for (int token = 0; token < x.Batch.Tokens; token++)
                for (int r = 0; r < x.Rows; r++) x.Token(token)[r] = r == token % x.Rows ? 1 : 0;
        (vanilla.Run(), ours.Run()).ToString();
        Near(vanilla.Tape.Y, ours.Tape.Y, Tolerance);
        Near(vanilla.Gradient("weight_ih", "g"), ours.Gradient("weight_ih", "g").PointwiseMultiply(squashed.Map(t => 1 - t * t)), Tolerance);
        foreach (string gate in new[] { "i", "f", "o" }) Near(vanilla.Gradient("weight_hh", gate), ours.Gradient("weight_hh", gate), Tolerance);
    }

    /// <summary>Where h is not fed back, it changes no c.</summary>
    [Fact]
    public void Without_an_output_activation_the_cell_state_is_shown_as_it_is()
    {
        var (vanilla, ours) = (new Trial<PeepholeLstm>(), new Trial<LstmNoOutputActivation>());
        vanilla.Layer["weight_hh"].Value.Clear();
        ours.From(vanilla);
        vanilla.Layer.Forward(vanilla.Tape, vanilla.X, vanilla.Initial);
        ours.Layer.Forward(ours.Tape, ours.X, ours.Initial);
        Near(vanilla.Tape.Lane("c"), ours.Tape.Lane("c"), 0);
        var (o, c) = (ours.Tape.Gate("o"), ours.Tape.Lane("c"));
        for (int token = 0; token < c.Batch.Tokens; token++)
            for (int r = 0; r < c.Rows; r++) Assert.Equal(o.Token(token)[r] * c.Token(token)[r], ours.Tape.Y.Token(token)[r]);
    }

    [Fact]
    public void Full_gate_recurrence_of_weight_0_is_the_LSTM_with_peepholes_and_without_them_the_LSTM()
    {
        var (vanilla, ours) = (new Trial<PeepholeLstm>(), new Trial<LstmFullGateRecurrence>());
        ours.From(vanilla);
        foreach (string gate in new[] { "i", "f", "o" }) ours.Layer[$"weight_{gate}_h"].Value.Clear();
        SameGradients(vanilla.Run(), ours.Run());
        var plain = new Trial<Lstm>().From(vanilla);
        foreach (string gate in new[] { "i", "f", "o" }) vanilla.Layer[$"diagonal_{gate}"].Value.Clear();
        foreach (var parameter in vanilla.Layer.Parameters) parameter.Gradient.Clear();
        SameGradients(plain.Run(), vanilla.Run());
    }

    [Theory]
    [InlineData("f,g,o", "f,o", nameof(LstmNoInputGate))]
    [InlineData("i,g,o", "i,o", nameof(LstmNoForgetGate))]
    [InlineData("i,f,g", "i,f", nameof(LstmNoOutputGate))]
    [InlineData("i,g,o", "i,o", nameof(LstmCoupledGates))]
    [InlineData("i,f,g,o", "i,f,o", nameof(LstmNoInputActivation))]
    [InlineData("i,f,g,o", "i,f,o", nameof(LstmNoOutputActivation))]
    public void What_a_variant_lacks_has_no_parameters(string blocks, string peepholes, string cell)
    {
        var kernel = CellChecks.All[cell].Kernel;
        Assert.Equal(blocks.Split(','), kernel.Blocks.Select(b => b.Name));
        Assert.Equal(peepholes.Split(','), kernel.PerUnit);
    }

    [Fact]
    public void A_variant_whose_lanes_do_not_match_says_which_should()
    {
        var error = Assert.ThrowsAny<Exception>(() => new Recurrent<Misdeclared>(1, 1, new(1))).GetBaseException();
        Assert.StartsWith("Misdeclared: A should have the lanes f, g, o, which is what InputGate, ForgetGate and OutputGate leave, but Gates has i, f, g, o.", error.Message);
    }

    private static void SameWithOpen<TVariant>(string gate) where TVariant : ICell
    {
        var vanilla = new Trial<PeepholeLstm>().Open(gate);
        var ours = new Trial<TVariant>().From(vanilla).Run();
        SameGradients(vanilla.Run(), ours);
    }

    /// <summary>Everything that both have.</summary>
    private static void SameGradients<TExpected, TOurs>(Trial<TExpected> expected, Trial<TOurs> ours) where TExpected : ICell where TOurs : ICell
    {
        Same(expected, ours, Tolerance);
        foreach (string gate in TOurs.Kernel.Blocks.Select(b => b.Name).Intersect(TExpected.Kernel.Blocks.Select(b => b.Name)))
            foreach (string parameter in affine) Near(expected.Gradient(parameter, gate), ours.Gradient(parameter, gate), Tolerance);
        foreach (string unit in TOurs.Kernel.PerUnit.Intersect(TExpected.Kernel.PerUnit)) Near(expected.Layer[$"diagonal_{unit}"].Gradient, ours.Layer[$"diagonal_{unit}"].Gradient, Tolerance);
    }

    private static void Same<TExpected, TOurs>(Trial<TExpected> expected, Trial<TOurs> ours, double tolerance) where TExpected : ICell where TOurs : ICell
    {
        Near(expected.Tape.Y, ours.Tape.Y, tolerance);
        Near(expected.Tape.DX, ours.Tape.DX, tolerance);
        foreach (string lane in new[] { "h", "c" })
        {
            Near(expected.Tape.Final[lane], ours.Tape.Final[lane], tolerance);
            Near(expected.Tape.DInitial[lane], ours.Tape.DInitial[lane], tolerance);
        }
    }

    private static void Near(Signal expected, Signal actual, double tolerance)
    {
        for (int t = 0; t < expected.Batch.T; t++) Near(expected.At(t), actual.At(t), tolerance);
    }

    private static void Near(Matrix<Real> expected, Matrix<Real> actual, double tolerance)
    {
        double off = (expected - actual).Enumerate().Max(e => Math.Abs((double)e)), scale = Math.Max(1, expected.Enumerate().Max(e => Math.Abs((double)e)));
        Assert.True(off <= tolerance * scale, $"off by {off:G3} where the largest entry is {scale:G3}");
    }
}
