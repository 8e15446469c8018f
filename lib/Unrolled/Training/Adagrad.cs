using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Training;

/// <summary>Adagrad: each weight steps by its gradient in units of all its gradients so far; steps only ever get shorter.</summary>
/// <remarks><code>
/// v ← v + g²          θ ← θ − rate / (1 + (t − 1) · decay) · g / (√v + ε)          v = 0 before step t = 1
/// </code>Defaults (decay = 0, ε = 1e-10) and order of operations are PyTorch's. Karpathy's min-char-rnn trains with it.
/// Source: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011.</remarks>
public sealed class Adagrad : Optimizer
{
    private readonly double decay, ε;
    private readonly Real[][] v;
    private double t, rate;

    /// <param name="rate">The learning rate.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public Adagrad(double rate, params IEnumerable<Parameter>[] layers) : this(rate, 0, 1e-10, layers) { }

    /// <param name="rate">The learning rate.</param>
    /// <param name="decay">How much the rate falls with each step, 0 or above.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">decay is below 0.</exception>
    public Adagrad(double rate, double decay, double epsilon, params IEnumerable<Parameter>[] layers) : base(rate, layers)
    {
        this.decay = decay >= 0 ? decay : throw new ArgumentException($"Adagrad: decay should be 0 or above but is {decay}.", nameof(decay));
        (ε, v) = (epsilon, Average("sum"));
        Scalar("step", () => t, value => t = value);
    }

    protected override void Prepare()
    {
        t++;
        rate = Rate / (1 + (t - 1) * decay);
    }

    protected override void Move(int index, int from, int to) =>
        Entrywise.Walk(new Rule(rate, ε), Parameters[index].Values, Parameters[index].Gradients, v[index], [], from, to);

    private readonly struct Rule(Lane rate, Lane ε) : IRule
    {
        public static int Averages => 1;

        public void Move(ref Lane θ, Lane g, ref Lane v, ref Lane _)
        {
            v += g * g;
            θ -= rate * g / (Sqrt(v) + ε);
        }
    }
}
