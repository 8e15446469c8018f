using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>Update gate recurrent net: one gate slides each unit between its old state and a new candidate.</summary>
/// <remarks><code>
/// z = σ(Wz x + Uz h' + bz)            update gate
/// n = tanh(Wn x + Un h' + bn)         candidate
/// h = z ⊙ h' + (1 − z) ⊙ n            z = 1 keeps the old state
/// </code>
/// x (D × B), h (H × B); gates are stacked z, n: W (2H × D), U (2H × H), b = b_ih + b_hh (2H).
/// Source: J. Collins, J. Sohl-Dickstein and D. Sussillo, "Capacity and trainability in recurrent neural networks", 2017;
/// there the gate is g and the candidate c.
/// </remarks>
public readonly struct Ugrnn : ICell<Ugrnn, Ugrnn.Gates, Ugrnn.State>
{
    public struct Gates(Lane z, Lane n) { public Lane Z = z, N = n; }
    public struct State(Lane h) { public Lane H = h; }

    public static State Forward(ref Gates a, in State prev)
    {
        var (z, n) = (Sigmoid(a.Z), Tanh(a.N));
        a = new(z, n);
        return new(z * prev.H + (1 - z) * n);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d)
    {
        var (z, n) = (a.Z, a.N);
        var (dz, dn) = (d.H * (prev.H - n), d.H * (1 - z));
        a = new(dz * z * (1 - z), dn * (1 - n * n));
        return new(d.H * z);                      // dh' through U is the unroller's
    }
}
