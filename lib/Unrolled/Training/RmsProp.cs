using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Training;

/// <summary>RMSprop: each weight steps by its gradient in units of that gradient's recent size.</summary>
/// <remarks><code>
/// v ← α v + (1 − α) g²          θ ← θ − rate · g / (√v + ε)
/// </code>Defaults (α = 0.99, ε = 1e-8) and order of operations are PyTorch's. Source: G. Hinton, lecture 6 of "Neural networks for machine learning", 2012.</remarks>
public sealed class RmsProp : Optimizer
{
    private readonly double α, ε;
    private readonly Real[][] v;

    /// <param name="rate">The learning rate.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public RmsProp(double rate, params IEnumerable<Parameter>[] layers) : this(rate, 0.99, 1e-8, layers) { }

    /// <param name="rate">The learning rate.</param>
    /// <param name="alpha">α, in [0, 1): decay of the mean squared gradient.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">α is outside [0, 1).</exception>
    public RmsProp(double rate, double alpha, double epsilon, params IEnumerable<Parameter>[] layers) : base(rate, layers) =>
        (α, ε, v) = (Fraction(alpha, "alpha"), epsilon, Average("square_avg"));

    protected override void Move(int index, int from, int to) =>
        Entrywise.Walk(new Rule(Rate, α, 1 - α, ε), Parameters[index].Values, Parameters[index].Gradients, v[index], [], from, to);

    private readonly struct Rule(Lane rate, Lane α, Lane rest, Lane ε) : IRule
    {
        public static int Averages => 1;

        public void Move(ref Lane θ, Lane g, ref Lane v, ref Lane _)
        {
            v = α * v + rest * g * g;                      // rest = 1 − α
            θ -= rate * g / (Sqrt(v) + ε);
        }
    }
}
