using System.Runtime.CompilerServices;
using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Training;

/// <summary>Adam: each weight steps by its own mean gradient, measured in units of its own typical gradient.</summary>
/// <remarks><code>
/// m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²
/// m̂ = m / (1 − β₁ᵗ)              v̂ = v / (1 − β₂ᵗ)             θ ← θ − rate · m̂ / (√v̂ + ε)
/// </code>Defaults and order of operations are PyTorch's. Source: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015.</remarks>
public class Adam : Optimizer
{
    private readonly double β1, β2, ε;
    private readonly Real[][] m, v;
    private double β1t = 1, β2t = 1;
    private Rule rule;

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
        (m, v) = (Average("exp_avg"), Average("exp_avg_sq"));
        Scalar("beta1_power", () => β1t, value => β1t = value);
        Scalar("beta2_power", () => β2t, value => β2t = value);
    }

    /// <summary>What each weight is multiplied by before it steps: 1, or less where weights decay.</summary>
    private protected virtual double Kept => 1;

    protected override void Prepare()
    {
        (β1t, β2t) = (β1t * β1, β2t * β2);
        rule = new(β1, β2, Rate / (1 - β1t), 1 / Math.Sqrt(1 - β2t), ε, Kept);
    }

    protected override void Move(int index, int from, int to) =>
        Entrywise.Walk(rule, Parameters[index].Values, Parameters[index].Gradients, m[index], v[index], from, to);

    private readonly struct Rule(double β1, double β2, Lane step, Lane scale, Lane ε, Lane kept) : IRule
    {
        private readonly Lane β1 = β1, β2 = β2, rest1 = 1 - β1, rest2 = 1 - β2;

        public static int Averages => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Move(ref Lane θ, Lane g, ref Lane m, ref Lane v)
        {
            m = β1 * m + rest1 * g;                                     // rest₁ = 1 − β₁
            v = β2 * v + rest2 * g * g;                                 // rest₂ = 1 − β₂
            θ = kept * θ - step * m / (Sqrt(v) * scale + ε);            // step = rate / (1 − β₁ᵗ), scale = 1 / √(1 − β₂ᵗ)
        }
    }
}
