using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>The simple recurrent net: the hidden state is a squashed sum of the input and of itself one step earlier.</summary>
/// <remarks><code>
/// a = W x + U h' + b       h = tanh(a)
/// </code>
/// x (D × B), h (H × B), W (H × D), U (H × H), b = b_ih + b_hh (H). PyTorch's nn.RNN.
/// Source: J. L. Elman, "Finding structure in time", Cognitive Science 14, 1990; his units were logistic, tanh is today's habit.
/// </remarks>
public readonly struct Elman : ICell<Elman, Elman.Gates, Elman.State>
{
    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }

    public static State Forward(ref Gates a, in State prev)
    {
        var h = Tanh(a.A);
        return new(h);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d)
    {
        a = new(d.H * (1 - now.H * now.H));       // tanh' = 1 − h²
        return new(0);                            // dh' = Uᵀ da is the unroller's
    }
}
