using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Stochastic gradient descent.</summary>
/// <remarks><code>
/// θ ← θ − rate · g
/// </code></remarks>
public sealed class Sgd(double rate, params IEnumerable<Parameter>[] layers) : Optimizer(rate, layers)
{
    public override void Step()
    {
        Lane rate = Rate;
        for (int i = 0; i < Parameters.Count; i++)
        {
            var (θ, g) = (Parameters[i].Values, Parameters[i].Gradients);
            for (int at = 0; at < θ.Length; at += Lane.Width) (Lane.Load(θ, at) - rate * Lane.Load(g, at)).Store(θ, at);
        }
    }
}
