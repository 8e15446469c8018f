using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Training;

/// <summary>Adam: each weight steps by its own mean gradient, measured in units of its own typical gradient.</summary>
/// <remarks><code>
/// m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²
/// m̂ = m / (1 − β₁ᵗ)              v̂ = v / (1 − β₂ᵗ)             θ ← θ − rate · m̂ / (√v̂ + ε)
/// </code>Defaults and order of operations are PyTorch's. Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015.</remarks>
public sealed class Adam : Optimizer
{
    private readonly double β1, β2, ε;
    private readonly Real[][] m, v;
    private double β1t = 1, β2t = 1;

    /// <param name="rate">The learning rate.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public Adam(double rate, params IEnumerable<Parameter>[] layers) : this(rate, 0.9, 0.999, 1e-8, layers) { }

    /// <param name="rate">The learning rate.</param>
    /// <param name="beta1">β₁, in [0, 1): decay of the mean gradient.</param>
    /// <param name="beta2">β₂, in [0, 1): decay of the mean squared gradient.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">β₁ or β₂ is outside [0, 1).</exception>
    public Adam(double rate, double beta1, double beta2, double epsilon, params IEnumerable<Parameter>[] layers) : base(rate, layers)
    {
        (β1, β2, ε) = (Fraction(beta1, nameof(beta1)), Fraction(beta2, nameof(beta2)), epsilon);
        (m, v) = (State(), State());
    }

    public override void Step()
    {
        (β1t, β2t) = (β1t * β1, β2t * β2);
        Lane step = Rate / (1 - β1t), root = Math.Sqrt(1 - β2t);
        for (int i = 0; i < Parameters.Count; i++)
        {
            var (θ, g) = (Parameters[i].Values, Parameters[i].Gradients);
            for (int at = 0; at < θ.Length; at += Lane.Width)
            {
                var gt = Lane.Load(g, at);
                var mt = β1 * Lane.Load(m[i], at) + (1 - β1) * gt;
                var vt = β2 * Lane.Load(v[i], at) + (1 - β2) * gt * gt;
                mt.Store(m[i], at);
                vt.Store(v[i], at);
                (Lane.Load(θ, at) - step * mt / (Sqrt(vt) / root + ε)).Store(θ, at);
            }
        }
    }
}
