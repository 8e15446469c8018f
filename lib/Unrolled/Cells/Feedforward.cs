using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>Units without memory: each step sees its own input and nothing else. The hidden layer of a Jordan net, and a baseline for every cell that remembers.</summary>
/// <remarks><code>
/// a = W x + b       h = tanh(a)
/// </code>
/// x (D × B), h (H × B), W (H × D), b = b_ih (H); there is no U and no b_hh. Source: PyTorch's nn.Linear and tanh, step by step.
/// </remarks>
public readonly struct Feedforward : ICell<Feedforward, Feedforward.Gates, Feedforward.State, None>
{
    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }

    public static IReadOnlyList<Block> Blocks => [new("a", Of: "")];

    public static State Forward(ref Gates a, in State prev, in None p)
    {
        var h = Tanh(a.A);
        return new(h);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in None p)
    {
        a = new(d.H * (1 - now.H * now.H));       // tanh' = 1 − h²
        return new(0);                            // nothing came from the step before
    }
}
