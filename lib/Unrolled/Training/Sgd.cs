using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Stochastic gradient descent, with momentum if asked.</summary>
/// <remarks><code>
/// v ← μ v + g          v = g at the first step
/// θ ← θ − rate · v     without momentum v is g
/// </code>PyTorch's form: the rate multiplies the velocity, so changing it acts at once.</remarks>
public sealed class Sgd : Optimizer
{
    private readonly double μ;
    private readonly Real[][] v;

    /// <param name="rate">The learning rate.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public Sgd(double rate, params IEnumerable<Parameter>[] layers) : this(rate, 0, layers) { }

    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">μ, in [0, 1): how much of the last step's velocity is kept.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">momentum is outside [0, 1).</exception>
    public Sgd(double rate, double momentum, params IEnumerable<Parameter>[] layers) : base(rate, layers)
    {
        μ = Fraction(momentum, "momentum");
        v = μ > 0 ? State() : [];
    }

    public override void Step()
    {
        Lane rate = Rate, μ = this.μ;
        for (int i = 0; i < Parameters.Count; i++)
        {
            var (θ, g) = (Parameters[i].Values, Parameters[i].Gradients);
            for (int at = 0; at < θ.Length; at += Lane.Width)
            {
                var vt = Lane.Load(g, at);
                if (v.Length > 0) (vt = μ * Lane.Load(v[i], at) + vt).Store(v[i], at);
                (Lane.Load(θ, at) - rate * vt).Store(θ, at);
            }
        }
    }
}
