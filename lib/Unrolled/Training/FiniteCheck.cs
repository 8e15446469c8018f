using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Says where numbers stopped being numbers.</summary>
internal static class FiniteCheck
{
    /// <summary>The error of an update whose loss or gradient is not finite.</summary>
    public static TrainingException Explain(int step, double loss, double norm, Optimizer optimizer, bool clipped)
    {
        string? weight = First(optimizer.Parameters, p => p.Values, "the weight"), gradient = First(optimizer.Parameters, p => p.Gradients, "the gradient of");
        string message = $"Trainer: update {step} (the first is 1) should have a finite loss and gradient, but the loss is {Text(loss)}. "
            + (weight is null ? "" : $"Before the update {weight}: the last update overflowed, or it was set so. ")
            + (gradient is not null ? $"Now {gradient}. " : double.IsFinite(norm) ? "Every gradient is finite. " : Overflow(optimizer.Parameters))
            + $"No weight was changed. Usual causes: the learning rate, {Text(optimizer.Rate)}, is too high; "
            + (clipped ? "" : "long gradients are not clipped (set ClipNorm); ")
            + "the loss takes the logarithm of 0 or divides by 0; the data hold a NaN or a huge number.";
        return new(message, step);
    }

    private static string? First(IReadOnlyList<Parameter> parameters, Func<Parameter, Real[]> of, string what)
    {
        foreach (var p in parameters)
        {
            int at = Array.FindIndex(of(p), v => !Real.IsFinite(v));
            if (at < 0) continue;
            int bad = of(p).Count(v => !Real.IsFinite(v));
            return $"{what} {p.Name}[{at % p.Rows}, {at / p.Rows}] is {Text(of(p)[at])}{(bad > 1 ? $", the first of {bad} such entries of its {of(p).Length}" : "")}";
        }
        return null;
    }

    private static string Overflow(IReadOnlyList<Parameter> parameters)
    {
        var p = parameters.MaxBy(p => p.Gradients.Max(Math.Abs))!;
        int at = Array.FindIndex(p.Gradients, g => Math.Abs(g) == p.Gradients.Max(Math.Abs));
        return $"Every gradient is finite, but {p.Name}[{at % p.Rows}, {at / p.Rows}] is {Text(p.Gradients[at])}, and the squares add up to more than a {typeof(Real).Name} holds. ";
    }

    private static string Text(double value) => value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A training run cannot go on.</summary>
public sealed class TrainingException : Exception
{
    internal TrainingException(string message, int step) : base(message) => Step = step;

    /// <summary>The update that failed; the first is 1. No weight was changed by it.</summary>
    public int Step { get; }
}
