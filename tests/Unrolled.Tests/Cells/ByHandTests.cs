using Unrolled.Cells;

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
