#if DOUBLE
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

internal delegate Span<double> Vectors(int i);

/// <summary>Numbers a loss depends on, as vectors in place: a parameter is one, a signal one for each token.</summary>
internal sealed record Tensor(string Name, int Count, Vectors Vector)
{
    public static Tensor Of(Parameter parameter) => new(parameter.Name, 1, _ => parameter.Values);

    public static Tensor Of(string name, Signal signal)
    {
        var batch = signal.Batch;
        var tokens = (from b in Enumerable.Range(0, batch.B) from t in Enumerable.Range(0, batch.Lengths[b]) select (t, b)).ToArray();
        return new(name, tokens.Length, i => signal[tokens[i].t, tokens[i].b]);
    }

    public double[] Copy()
    {
        var all = new List<double>();
        for (int i = 0; i < Count; i++) all.AddRange(Vector(i));
        return [.. all];
    }

    public void Set(Func<int, double> value)
    {
        for (int i = 0, n = 0; i < Count; i++)
            foreach (ref double entry in Vector(i)) entry = value(n++);
    }

    /// <summary>No entry is near zero: zeros hide bugs.</summary>
    public Tensor Randomise(Random64 random)
    {
        Set(_ => random.NextDouble(0.2, 1) * (random.Next(2) * 2 - 1));
        return this;
    }
}

/// <summary>A gradient check of a large tensor by two losses: the slope along one random direction.</summary>
internal static class Slope
{
    /// <exception cref="GradientException">ΣdL/dθ·r and (L(θ + εr) − L(θ − εr)) / 2ε differ by more than 1e-6 of the size of their terms.</exception>
    public static void Verify(string who, Tensor θ, double[] analytic, Func<double> loss, Random64 random)
    {
        double[] kept = θ.Copy(), r = [.. kept.Select(_ => random.NextDouble(-1, 1))];
        double norm = Math.Sqrt(r.Sum(v => v * v));                                             // one short step: few rectifiers change sides
        for (int i = 0; i < r.Length; i++) r[i] /= norm;
        if (kept.Length != analytic.Length) throw new GradientException($"{who}: {θ.Name} has {kept.Length} entries, its gradient {analytic.Length}.");
        θ.Set(i => kept[i] + GradientCheck.Epsilon * r[i]);
        double above = loss();
        θ.Set(i => kept[i] - GradientCheck.Epsilon * r[i]);
        double below = loss();
        θ.Set(i => kept[i]);
        double numeric = (above - below) / (2 * GradientCheck.Epsilon), slope = 0, size = 0;
        for (int i = 0; i < r.Length; i++) (slope, size) = (slope + analytic[i] * r[i], size + analytic[i] * r[i] * analytic[i] * r[i]);
        double error = Math.Abs(slope - numeric) / Math.Max(Math.Max(Math.Sqrt(size), Math.Abs(numeric)), 1e-3);
        if (!(error <= 1e-6)) throw new GradientException($"{who}: d{θ.Name} along a random direction: Backward says {slope:G6}, central difference says {numeric:G6}.");
    }

    /// <exception cref="GradientException">Two arrays differ by more than 1e-12.</exception>
    public static void Equal(string what, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length) throw new GradientException($"{what}: {expected.Length} entries expected, got {actual.Length}.");
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(expected[i] - actual[i]) <= 1e-12)) throw new GradientException($"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}.");
    }

    /// <exception cref="GradientException">The action does not throw the exception, or its message does not say so.</exception>
    public static void Throws<TException>(string what, string says, Action action) where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException error) when (error.Message.Contains(says, StringComparison.Ordinal))
        {
            return;
        }
        throw new GradientException($"{what} should throw {typeof(TException).Name} saying \"{says}\".");
    }
}
#endif
