#if DOUBLE
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Every entry of every gradient of a layer or loss against central differences.</summary>
internal static class LayerReport
{
    private const double Held = 0.25;                                                          // Backward adds to what is there

    /// <param name="what">The layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">The other numbers L depends on.</param>
    /// <param name="loss">Forward: L from scratch.</param>
    /// <param name="backward">Backward: ∂L/∂input of each of the inputs, in their order.</param>
    public static GradientReport Of(string what, IReadOnlyList<Parameter> parameters, Tensor[] inputs, Func<double> loss, Func<double[][]> backward)
    {
        foreach (var parameter in parameters) Array.Fill(parameter.Gradients, Held);
        loss();
        double[][] gradients = backward();
        return new(what,
        [
            .. parameters.Select(p => Row(Tensor.Of(p), [.. p.Gradients.Select(g => g - Held)], loss)).ToArray(),
            .. inputs.Zip(gradients, (input, gradient) => Row(input, gradient, loss)),
        ]);
    }

    /// <summary>L = Σ vᵀ y; v as it is now, so that a layer that wrote into it would be found out.</summary>
    public static Func<Signal, double> Seeing(Signal v)
    {
        double[] kept = Tensor.Of("v", v).Copy();
        return y => Tensor.Of("y", y).Copy().Zip(kept, (a, b) => a * b).Sum();
    }

    /// <summary>A signal of random numbers, none near zero.</summary>
    public static Signal Random(Batch batch, int rows, Random64 random)
    {
        var signal = new Signal(batch, rows);
        Tensor.Of("", signal).Randomise(random);
        return signal;
    }

    /// <summary>Makes every weight a number that is not near zero, smaller where more of them make a sum: units stay in their soft range.</summary>
    public static void Randomise(IEnumerable<Parameter> parameters, Random64 random)
    {
        foreach (var parameter in parameters)
        {
            double scale = 1 / Math.Sqrt(parameter.Columns);
            Tensor.Of(parameter).Set(_ => scale * random.NextDouble(0.2, 1) * (random.Next(2) * 2 - 1));
        }
    }

    /// <summary>Throws unless two arrays are equal to the last bit.</summary>
    public static void SameBits(string what, IEnumerable<double[]> expected, IEnumerable<double[]> actual)
    {
        foreach (var (one, other) in expected.Zip(actual))
            if (!one.SequenceEqual(other)) throw new GradientException($"{what}: the bits differ.");
    }

    private static GradientRow Row(Tensor θ, double[] analytic, Func<double> loss)
    {
        GradientRow? worst = null;
        double largest = analytic.Max(Math.Abs);
        int at = 0;
        for (int i = 0; i < θ.Count; i++)
        {
            var row = GradientCheck.Compare(θ.Name, θ.Vector(i), analytic.AsSpan(at, θ.Vector(i).Length), loss);
            row = row with { Error = GradientCheck.Error(row.Analytic, row.Numeric, largest), Where = at + row.Where };
            if (worst is null || !(row.Error <= worst.Error)) worst = row;
            at += row.Entries;
        }
        return worst! with { Entries = at };
    }
}
#endif
