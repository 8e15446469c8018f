using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>Gated recurrent unit as it went to print: the reset gate acts on the state before the recurrent product.</summary>
/// <remarks><code>
/// r = σ(Wr x + Ur h' + br)             reset gate
/// z = σ(Wz x + Uz h' + bz)             update gate
/// v = r ⊙ h'                           the past, reset
/// n = tanh(Wn x + Un v + bn)           candidate
/// h = z ⊙ h' + (1 − z) ⊙ n             z = 1 keeps the old state
/// </code>
/// x (D × B), h (H × B); gates are stacked r, z, n: weight_ih (3H × D), b = b_ih + b_hh (3H); weight_hh
/// (2H × H) stacks r, z; weight_mid_h (H × H) is Un.
/// Needs a second product within the step, so <c>Mid</c> makes v. <see cref="Gru"/> resets after the product.
/// Source: K. Cho et al., "Learning phrase representations using RNN encoder–decoder for statistical machine translation", 2014,
/// equations 5–8 (version 3 of arXiv 1406.1078); Keras's reset_after=False.
/// </remarks>
public readonly struct GruOriginal : ICell<GruOriginal, GruOriginal.Gates, GruOriginal.State, None>
{
    public struct Gates(Lane r, Lane z, Lane n) { public Lane R = r, Z = z, N = n; }
    public struct State(Lane h) { public Lane H = h; }

    public static IReadOnlyList<Block> Blocks => [new("r"), new("z"), new("n", Of: "mid")];

    public static Lane Mid(ref Gates a, in State prev)
    {
        a.R = Sigmoid(a.R);
        return a.R * prev.H;                                  // v = r ⊙ h'
    }

    public static void MidBack(ref Gates a, in State prev, Lane dv, ref State dPrev)
    {
        var r = a.R;
        dPrev.H += dv * r;
        a.R = dv * prev.H * r * (1 - r);
    }

    public static State Forward(ref Gates a, in State prev, in None p)
    {
        var (z, n) = (Sigmoid(a.Z), Tanh(a.N));
        (a.Z, a.N) = (z, n);
        return new(z * prev.H + (1 - z) * n);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in None p)
    {
        var (z, n) = (a.Z, a.N);
        a.Z = d.H * (prev.H - n) * z * (1 - z);
        a.N = d.H * (1 - z) * (1 - n * n);
        return new(d.H * z);
    }
}
