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
    private readonly Real[][]? v;

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
        if (μ > 0) v = Average("momentum_buffer");
    }

    protected override void Move(int index, int from, int to)
    {
        var (θ, g) = (Parameters[index].Values, Parameters[index].Gradients);
        if (v is null) Entrywise.Walk(new Plain(Rate), θ, g, [], [], from, to);
        else Entrywise.Walk(new Momentum(Rate, μ), θ, g, v[index], [], from, to);
    }

    private readonly struct Plain(Lane rate) : IRule
    {
        public static int Averages => 0;

        public void Move(ref Lane θ, Lane g, ref Lane _, ref Lane __) => θ -= rate * g;
    }

    private readonly struct Momentum(Lane rate, Lane μ) : IRule
    {
        public static int Averages => 1;

        public void Move(ref Lane θ, Lane g, ref Lane v, ref Lane _)
        {
            v = μ * v + g;
            θ -= rate * v;
        }
    }
}
