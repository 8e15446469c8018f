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
    public RmsProp(double rate, double alpha, double epsilon, params IEnumerable<Parameter>[] layers) : base(rate, layers) =>
        (α, ε, v) = (Fraction(alpha, "alpha"), epsilon, State());

    public override void Step()
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            var (θ, g) = (Parameters[i].Values, Parameters[i].Gradients);
            for (int at = 0; at < θ.Length; at += Lane.Width)
            {
                var gt = Lane.Load(g, at);
                var vt = α * Lane.Load(v[i], at) + (1 - α) * gt * gt;
                vt.Store(v[i], at);
                (Lane.Load(θ, at) - Rate * gt / (Sqrt(vt) + ε)).Store(θ, at);
            }
        }
    }
}
