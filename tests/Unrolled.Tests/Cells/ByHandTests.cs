using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>The cells without a peer in PyTorch against their equations, unit by unit, with the system's own functions in double.</summary>
public class ByHandTests
{
    private static double σ(double a) => 1 / (1 + Math.Exp(-a));

    [Fact] public void Vanilla() => Check<PeepholeLstm>();
    [Fact] public void No_input_gate() => Check<LstmNoInputGate>(i: _ => 1);
    [Fact] public void No_forget_gate() => Check<LstmNoForgetGate>(f: (_, _) => 1);
    [Fact] public void No_output_gate() => Check<LstmNoOutputGate>(o: _ => 1);
    [Fact] public void Coupled_gates() => Check<LstmCoupledGates>(f: (_, i) => 1 - i);
    [Fact] public void No_input_activation() => Check<LstmNoInputActivation>(input: a => a);
    [Fact] public void No_output_activation() => Check<LstmNoOutputActivation>(output: c => c);
    [Fact] public void Full_gate_recurrence() => Check<LstmFullGateRecurrence>();

    [Fact] public void Units_without_memory() => Check<Feedforward>((a, _, _) => a(0, null).Map(Math.Tanh));
    [Fact] public void Units_without_memory_or_squashing() => Check<Affine>((a, _, _) => a(0, null));
    [Fact] public void Update_gate() => Check<Ugrnn>((a, h, _) => Mix(a(0, h).Map(σ), h, a(1, h).Map(Math.Tanh)));
    [Fact] public void Single_gate() => Check<SingleGate>((a, h, _) => Mix(a(0, h).Map(σ), h, a(1, h).Map(v => Math.Max(v, 0))));
    [Fact] public void Reset_before_the_product() => Check<GruOriginal>((a, h, layer) =>
        Mix(a(1, h).Map(σ), h, (a(2, null) + Wide(layer["weight_mid_h"].Value) * a(0, h).Map(σ).PointwiseMultiply(h) + Rows(layer, "bias_hh", 2)).Map(Math.Tanh)));

    private static Matrix<double> Mix(Matrix<double> z, Matrix<double> h, Matrix<double> n) => z.PointwiseMultiply(h) + n - z.PointwiseMultiply(n);

    private static Matrix<double> Wide(Matrix<Real> m) => m.Map(v => (double)v);

    private static Matrix<double> Rows<TCell>(Recurrent<TCell> layer, string name, int block) where TCell : ICell =>
        Wide(layer[name].Value.SubMatrix(block * layer.Hidden, layer.Hidden, 0, layer[name].Columns));

    /// <summary>a(k, h): W x + b_ih of block k, and U h + b_hh where h is given.</summary>
    private delegate Matrix<double> Heard(int block, Matrix<double>? h);

    private static void Check<TCell>(Func<Heard, Matrix<double>, Recurrent<TCell>, Matrix<double>> step) where TCell : ICell
    {
        var trial = new Trial<TCell>().Run();
        var layer = trial.Layer;
        for (int b = 0; b < trial.X.Batch.B; b++)
        {
            var h = Column(trial.Initial["h"][0, b]);
            for (int t = 0; t < trial.X.Batch.Lengths[b]; t++)
            {
                var x = Column(trial.X[t, b]);
                h = step((k, past) => Rows(layer, "weight_ih", k) * x + Rows(layer, "bias_ih", k) + (past is null ? 0 * h : Rows(layer, "weight_hh", k) * past + Rows(layer, "bias_hh", k)), h, layer);
                for (int u = 0; u < h.RowCount; u++) Assert.Equal(h[u, 0], (double)trial.Tape.Y[t, b][u], Precision.IsDouble ? 1e-12 : 1e-5);
            }
        }
    }

    private static Matrix<double> Column(Span<Real> vector) => Matrix<double>.Build.Dense(vector.Length, 1, Read(vector));

    private static void Check<TCell>(Func<double, double>? i = null, Func<double, double, double>? f = null, Func<double, double>? o = null, Func<double, double>? input = null, Func<double, double>? output = null) where TCell : ICell
    {
        (i, f, o, input, output) = (i ?? σ, f ?? ((a, _) => σ(a)), o ?? σ, input ?? Math.Tanh, output ?? Math.Tanh);
        var trial = new Trial<TCell>().Run();
        int H = Trial<TCell>.H;
        for (int b = 0; b < trial.X.Batch.B; b++)
        {
            double[] h = Read(trial.Initial["h"][0, b]), c = Read(trial.Initial["c"][0, b]);
            var gates = new Dictionary<string, double[]> { ["i"] = new double[H], ["f"] = new double[H], ["o"] = new double[H] };
            for (int t = 0; t < trial.X.Batch.Lengths[b]; t++)
            {
                var (x, hPrev, before) = (Read(trial.X[t, b]), h, gates);
                (h, gates) = (new double[H], gates.ToDictionary(g => g.Key, _ => new double[H]));
                for (int u = 0; u < H; u++)
                {
                    double I = gates["i"][u] = i(Heard("i") + Peephole("i", c[u])), F = gates["f"][u] = f(Heard("f") + Peephole("f", c[u]), I);
                    c[u] = F * c[u] + I * input(Heard("g"));
                    h[u] = (gates["o"][u] = o(Heard("o") + Peephole("o", c[u]))) * output(c[u]);
                    Assert.Equal(h[u], (double)trial.Tape.Y[t, b][u], Precision.IsDouble ? 1e-12 : 1e-5);

                    double Heard(string gate) => TCell.Kernel.Blocks.All(block => block.Name != gate) ? 0
                        : Row("weight_ih", gate, x) + Row("weight_hh", gate, hPrev) + Row("bias_ih", gate, [1]) + Row("bias_hh", gate, [1])
                        + (gate == "g" ? 0 : before.Where(g => Has($"weight_{g.Key}_h")).Sum(g => OldGate($"weight_{g.Key}_h", gate, g.Value)));

                    double Row(string parameter, string gate, double[] of) => trial.Value(parameter, gate).Row(u).Zip(of, (w, v) => w * v).Sum();

                    double OldGate(string parameter, string gate, double[] of) => trial.Layer[parameter].Value.Row("ifo".IndexOf(gate[0]) * H + u).Zip(of, (w, v) => w * v).Sum();

                    double Peephole(string gate, double of) => Has($"diagonal_{gate}") ? trial.Layer[$"diagonal_{gate}"].Values[u] * of : 0;
                }
            }
        }

        bool Has(string parameter) => trial.Layer.Parameters.Any(p => p.Name == parameter);
    }

    private static double[] Read(Span<Real> vector) => [.. vector.ToArray().Select(v => (double)v)];
}
