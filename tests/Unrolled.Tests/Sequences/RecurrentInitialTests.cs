using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

public class RecurrentInitialTests
{
    private const int D = 7, H = 20;
    private const double Tolerance = Precision.IsDouble ? 1e-12 : 1e-6;

    [Fact]
    public void A_new_layer_begins_as_PyTorchs()
    {
        var (made, initialised) = (new Recurrent<PeepholeLstm>(D, H, new(3)), new Recurrent<PeepholeLstm>(D, H, new(8)).Initialise(Defaults.PyTorch, new(3)));
        Assert.All(made.Parameters.Zip(initialised.Parameters), p => Assert.Equal(p.First.Values, p.Second.Values));
        Assert.All(made.Parameters, p => Assert.All(p.Values, v => Assert.InRange(Math.Abs(v), 0, 1 / Math.Sqrt(H) + 1e-7)));
        var (dense, again) = (new Dense(D, H, new(3)), new Dense(D, H, new(8)).Initialise(Defaults.PyTorch, new(3)));
        Assert.Equal(dense.Weight.Values, again.Weight.Values);
        Assert.Equal(dense.Bias.Values, again.Bias.Values);
        Assert.All(dense.Weight.Values, v => Assert.InRange(Math.Abs(v), 0, 1 / Math.Sqrt(D) + 1e-7));
    }

    [Fact] public void Keras_begins_an_LSTM_so() => Keras(new Recurrent<Lstm>(D, H, new(1)), gates: 4, forget: 1);
    [Fact] public void Keras_begins_a_GRU_so() => Keras(new Recurrent<Gru>(D, H, new(1)), gates: 3);
    [Fact] public void Keras_begins_a_simple_net_so() => Keras(new Recurrent<Elman>(D, H, new(1)), gates: 1);

    [Fact]
    public void Keras_has_no_peepholes_and_more_recurrent_weights_are_orthogonal_too()
    {
        var layer = new Recurrent<LstmFullGateRecurrence>(D, H, new(1)).Initialise(Defaults.Keras, new(2));
        foreach (string gate in new[] { "i", "f", "o" })
        {
            Assert.All(layer[$"diagonal_{gate}"].Values, v => Assert.Equal(0, v));
            Orthonormal(layer[$"weight_{gate}_h"].Value);
        }
    }

    [Fact]
    public void Keras_begins_a_dense_layer_with_Glorots_numbers_and_without_bias()
    {
        var dense = new Dense(D, H, new(1)).Initialise(Defaults.Keras, new(2));
        Assert.InRange(dense.Weight.Values.Max(v => Math.Abs(v)), 0.9 * Math.Sqrt(6.0 / (D + H)), Math.Sqrt(6.0 / (D + H)) + 1e-7);
        Assert.All(dense.Bias.Values, v => Assert.Equal(0, v));
        new Dense(D, H, new(1), bias: false).Initialise(Defaults.Keras, new(2));
    }

    [Fact]
    public void A_forget_bias_is_what_f_hears_and_nothing_else_changes()
    {
        var (before, after) = (new Recurrent<Lstm>(D, H, new(1)), new Recurrent<Lstm>(D, H, new(1)).ForgetBias(1.5));
        Assert.Equal(before["weight_ih"].Values, after["weight_ih"].Values);
        Assert.Equal(before["weight_hh"].Values, after["weight_hh"].Values);
        for (int row = 0; row < 4 * H; row++)
            if (row / H == 1) Assert.Equal(1.5, after["bias_ih"].Values[row] + after["bias_hh"].Values[row]);
            else Assert.Equal((before["bias_ih"].Values[row], before["bias_hh"].Values[row]), (after["bias_ih"].Values[row], after["bias_hh"].Values[row]));
    }

    [Fact]
    public void A_forget_gate_with_a_large_bias_keeps_the_cell_state()
    {
        var (layer, tape) = (new Recurrent<Lstm>(1, H, new(1)), new RecurrentTape());
        foreach (var parameter in layer.Parameters) parameter.Constant(0);
        layer.ForgetBias(40).GateBias("i", -90);
        var start = layer.NewCarry(1);
        for (int u = 0; u < H; u++) start["c"][0, 0][u] = 1 + u;
        layer.Forward(tape, new Signal(new Batch(50, 1), 1).Clear(), start);
        for (int u = 0; u < H; u++) Assert.Equal(1 + u, (double)tape.Final["c"][0, 0][u], 1e-6);
    }

    /// <summary>Gru: r(x, h), z(x, h), n(x), m(h).</summary>
    [Theory]
    [InlineData("r", 0, 0), InlineData("z", 1, 1), InlineData("n", 2, -1), InlineData("m", -1, 2)]
    public void A_gates_bias_is_in_its_own_rows(string gate, int rowsX, int rowsH)
    {
        var layer = new Recurrent<Gru>(D, H, new(1));
        Parameter.Rename(layer.Parameters, "encoder.", "_l0");
        layer.GateBias(gate, 2);
        foreach (var (name, rows, share) in new[] { ("bias_ih", rowsX, 2.0), ("bias_hh", rowsH, rowsX < 0 ? 2.0 : 0) })
            for (int row = 0; row < 3 * H; row++) Assert.Equal(row / H == rows, layer[$"encoder.{name}_l0"].Values[row] == share);
    }

    [Fact]
    public void A_gate_that_does_not_exist_is_named()
    {
        Assert.StartsWith("Recurrent<LstmCoupledGates>(7 → 20): it has no gate 'f'; its blocks are i, g, o. A gate i that shuts f takes the opposite bias",
            Assert.Throws<KeyNotFoundException>(() => new Recurrent<LstmCoupledGates>(D, H, new(1)).ForgetBias(1)).Message);
        Assert.EndsWith("its blocks are a.", Assert.Throws<KeyNotFoundException>(() => new Recurrent<Elman>(D, H, new(1)).ForgetBias(1)).Message);
    }

    [Fact]
    public void An_IRNN_keeps_its_state_and_hardly_listens()
    {
        var (layer, tape) = (new Recurrent<ElmanRelu>(D, H, new(1)).InitialiseIrnn(new(2)), new RecurrentTape());
        Assert.Equal(Matrix<Real>.Build.DenseIdentity(H), layer["weight_hh"].Value);
        Assert.All(layer["bias_ih"].Values.Concat(layer["bias_hh"].Values), v => Assert.Equal(0, v));
        Assert.InRange(Math.Sqrt(layer["weight_ih"].Values.Average(v => v * v)), 0.0008, 0.0012);
        var start = layer.NewCarry(1);
        for (int u = 0; u < H; u++) start.H[0, 0][u] = u / (Real)8;
        layer.Forward(tape, new Signal(new Batch(300, 1), D).Clear(), start);
        for (int u = 0; u < H; u++) Assert.Equal(u / (Real)8, tape.Last[0, 0][u]);
        Assert.Equal(Matrix<Real>.Build.DenseIdentity(H) / 2, layer.InitialiseIrnn(new(2), scale: 0.5)["weight_hh"].Value);
    }

    private static void Keras<TCell>(Recurrent<TCell> layer, int gates, int? forget = null) where TCell : ICell
    {
        Parameter.Rename(layer.Parameters, "decoder.", "_l1_reverse");
        layer.Initialise(Defaults.Keras, new(2));
        double bound = Math.Sqrt(6.0 / (D + gates * H));
        Assert.InRange(layer["decoder.weight_ih_l1_reverse"].Values.Max(v => Math.Abs(v)), 0.95 * bound, bound + 1e-7);
        Orthonormal(layer["decoder.weight_hh_l1_reverse"].Value);
        for (int row = 0; row < gates * H; row++)
            Assert.Equal(row / H == forget ? 1 : 0, layer["decoder.bias_ih_l1_reverse"].Values[row] + layer["decoder.bias_hh_l1_reverse"].Values[row]);
    }

    /// <summary>UᵀU = I.</summary>
    private static void Orthonormal(Matrix<Real> U)
    {
        var exact = U.Map(v => (double)v);
        Assert.InRange((exact.TransposeThisAndMultiply(exact) - Matrix<double>.Build.DenseIdentity(U.ColumnCount)).Enumerate().Max(Math.Abs), 0, Tolerance);
    }
}
