using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>The simple recurrent net with rectified units.</summary>
/// <remarks><code>
/// a = W x + U h' + b       h = max(a, 0)
/// </code>
/// x (D × B), h (H × B), W (H × D), U (H × H), b = b_ih + b_hh (H). PyTorch's nn.RNN with nonlinearity="relu"; the derivative at 0 is
/// taken as 0. With U = I and b = 0 at the start it is the IRNN: <c>layer.InitialiseIrnn(random)</c>.
/// Source: Q. Le, N. Jaitly and G. Hinton, "A simple way to initialize recurrent networks of rectified linear units", 2015.
/// </remarks>
public readonly struct ElmanRelu : ICell<ElmanRelu, ElmanRelu.Gates, ElmanRelu.State>
{
    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }

    public static State Forward(ref Gates a, in State prev)
    {
        var h = Relu(a.A);
        return new(h);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d)
    {
        a = new(d.H * Step(now.H));               // relu' = 1 where h > 0
        return new(0);                            // dh' = Uᵀ da is the unroller's
    }
}
