using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>The smallest gated net: one gate decides, unit by unit, how much of the old state to keep.</summary>
/// <remarks><code>
/// z = σ(Wz x + Uz h' + bz)            update gate
/// n = max(Wn x + Un h' + bn, 0)       candidate
/// h = z ⊙ h' + (1 − z) ⊙ n            z = 1 keeps the old state
/// </code>
/// x (D × B), h (H × B); gates are stacked z, n: W (2H × D), U (2H × H), b = b_ih + b_hh (2H).
/// The step between Elman's net and the GRU; with tanh for the candidate it is the UGRNN.
/// Source: the practical of dataflowr's module 11.
/// </remarks>
public readonly struct SingleGate : ICell<SingleGate, SingleGate.Gates, SingleGate.State>
{
    public struct Gates(Lane z, Lane n) { public Lane Z = z, N = n; }
    public struct State(Lane h) { public Lane H = h; }

    public static State Forward(ref Gates a, in State prev)
    {
        var (z, n) = (Sigmoid(a.Z), Relu(a.N));
        a = new(z, n);
        return new(z * prev.H + (1 - z) * n);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d)
    {
        var (z, n) = (a.Z, a.N);
        a = new(d.H * (prev.H - n) * z * (1 - z), d.H * (1 - z) * Step(n));
        return new(d.H * z);
    }
}
