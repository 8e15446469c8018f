using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

/// <summary>Every optimiser against its equations, written once more for one number in double.</summary>
public class OptimizerReferenceTests
{
    private delegate double Reference(int t, double θ, double g, ref double m, ref double v);

    private static readonly Dictionary<string, Reference> references = new()
    {
        ["Sgd"] = (int t, double θ, double g, ref double m, ref double v) => θ - 0.1 * g,
        ["Sgd with momentum"] = (int t, double θ, double g, ref double m, ref double v) => θ - 0.1 * (m = t == 1 ? g : 0.8 * m + g),
        ["RmsProp"] = (int t, double θ, double g, ref double m, ref double v) => θ - 0.02 * g / (Math.Sqrt(v = 0.9 * v + 0.1 * g * g) + 1e-6),
        ["Adagrad"] = (int t, double θ, double g, ref double m, ref double v) => θ - 0.1 / (1 + (t - 1) * 0.05) * g / (Math.Sqrt(v += g * g) + 1e-7),
        ["Adam"] = Adam,
        ["AdamW"] = (int t, double θ, double g, ref double m, ref double v) => Adam(t, θ - 0.02 * 0.3 * θ, g, ref m, ref v),
    };

    public static TheoryData<string> Names => [.. OptimizerHash.All.Keys];

    private static double Adam(int t, double θ, double g, ref double m, ref double v)
    {
        (m, v) = (0.8 * m + 0.2 * g, 0.95 * v + 0.05 * g * g);
        double mHat = m / (1 - Math.Pow(0.8, t)), vHat = v / (1 - Math.Pow(0.95, t));
        return θ - 0.02 * mHat / (Math.Sqrt(vHat) + 1e-6);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_entry_moves_by_the_equations(string name)
    {
        var (random, parameters) = (new Random64(2), OptimizerHash.Parameters(3));
        var expected = parameters.Select(p => p.Values.Select(θ => ((double)θ, m: 0.0, v: 0.0)).ToArray()).ToArray();
        var optimizer = OptimizerHash.All[name](parameters);
        for (int t = 1; t <= 25; t++)
        {
            OptimizerHash.Gradients(parameters, random);
            optimizer.Step();
            for (int p = 0; p < parameters.Length; p++)
                for (int i = 0; i < expected[p].Length; i++)
                {
                    var (θ, m, v) = expected[p][i];
                    θ = references[name](t, θ, parameters[p].Gradients[i], ref m, ref v);
                    expected[p][i] = (θ, m, v);
                    Assert.Equal(θ, parameters[p].Values[i], Precision.IsDouble ? 1e-12 : 2e-5);
                }
        }
    }

    [Fact]
    public void Defaults_are_PyTorchs()
    {
        var (p, q) = (new Parameter("θ", 1, 1), new Parameter("θ", 1, 1));
        foreach (var (ours, spelled) in new (Optimizer, Optimizer)[]
        {
            (new Adagrad(0.1, [p]), new Adagrad(0.1, 0, 1e-10, [q])),
            (new Adam(0.1, [p]), new Adam(0.1, 0.9, 0.999, 1e-8, [q])),
            (new AdamW(0.1, [p]), new AdamW(0.1, 0.01, 0.9, 0.999, 1e-8, [q])),
            (new RmsProp(0.1, [p]), new RmsProp(0.1, 0.99, 1e-8, [q])),
            (new Sgd(0.1, [p]), new Sgd(0.1, 0, [q])),
        })
        {
            (p.Values[0], q.Values[0], p.Gradients[0], q.Gradients[0]) = (3, 3, (Real)0.01, (Real)0.01);
            for (int t = 0; t < 3; t++)
            {
                ours.Step();
                spelled.Step();
            }
            Assert.Equal(p.Values[0], q.Values[0]);
        }
    }

    [Fact]
    public void AdamW_without_decay_is_Adam_to_the_bit()
    {
        var (one, other) = (OptimizerHash.Parameters(3), OptimizerHash.Parameters(3));
        var (adam, adamW) = (new Adam(0.02, one), new AdamW(0.02, 0, other));
        for (int t = 0; t < 5; t++)
        {
            OptimizerHash.Gradients(one, new Random64(t));
            OptimizerHash.Gradients(other, new Random64(t));
            adam.Step();
            adamW.Step();
        }
        Assert.Equal(OptimizerHash.Hash(one), OptimizerHash.Hash(other));
    }

    [Theory, MemberData(nameof(Names))]
    public void State_has_PyTorchs_names_and_every_parameters_shape(string name)
    {
        var parameters = OptimizerHash.Parameters(1);
        var optimizer = OptimizerHash.All[name](parameters);
        string[] kept = name switch
        {
            "Sgd" => [],
            "Sgd with momentum" => ["momentum_buffer"],
            "RmsProp" => ["square_avg"],
            "Adagrad" => ["sum"],
            _ => ["exp_avg", "exp_avg_sq"],
        };
        Assert.Equal(kept.SelectMany(k => parameters.Select(p => $"{k}.{p.Name}")), optimizer.State.Select(s => s.Name));
        Assert.Contains(("rate", optimizer.Rate), optimizer.Scalars);
        Assert.All(optimizer.State.Zip(kept.SelectMany(_ => parameters)), s => Assert.Equal((s.Second.Rows, s.Second.Columns), (s.First.Value.RowCount, s.First.Value.ColumnCount)));
    }
}
