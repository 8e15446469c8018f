using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Changes parameters by their gradients. Backward adds to gradients; whoever trains clears them.</summary>
public abstract class Optimizer
{
    /// <param name="rate">The learning rate, above 0.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">No parameter, the same one twice, or a rate that is not a positive number.</exception>
    protected Optimizer(double rate, params IEnumerable<Parameter>[] layers)
    {
        Parameters = [.. layers.SelectMany(p => p)];
        if (Parameters.Count == 0) throw new ArgumentException($"{GetType().Name}: there is nothing to train. Pass the layers' Parameters.", nameof(layers));
        if (Parameters.Distinct().Count() < Parameters.Count)
            throw new ArgumentException($"{GetType().Name}: '{Parameters.GroupBy(p => p).First(g => g.Count() > 1).Key.Name}' was given twice and would be moved twice in each step.", nameof(layers));
        Rate = rate > 0 && double.IsFinite(rate) ? rate : throw new ArgumentException($"{GetType().Name}: the learning rate should be a positive number but is {rate}.", nameof(rate));
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The learning rate; change it between steps to follow a schedule.</summary>
    public double Rate { get; set; }

    /// <summary>Moves every parameter once. Gradients are left as they are.</summary>
    public abstract void Step();

    /// <summary>Sets every gradient to 0: call it before each Backward that starts a new sum.</summary>
    public void ClearGradients()
    {
        for (int i = 0; i < Parameters.Count; i++) Parameters[i].Gradients.AsSpan().Clear();
    }

    /// <summary>Zeros in the shape of every parameter.</summary>
    private protected Real[][] State() => [.. Parameters.Select(p => new Real[p.Values.Length])];

    private protected double Fraction(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentException($"{GetType().Name}: {name} should be in [0, 1) but is {value}.", name);
}
