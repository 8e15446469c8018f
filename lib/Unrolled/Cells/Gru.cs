using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>Gated recurrent unit, in the form PyTorch and Keras compute it: the reset gate acts after the recurrent product.</summary>
/// <remarks><code>
/// r = σ(Wr x + br + Ur h' + cr)              reset gate
/// z = σ(Wz x + bz + Uz h' + cz)              update gate
/// m = Un h' + cn                             what the candidate hears of the past
/// n = tanh(Wn x + bn + r ⊙ m)                candidate
/// h = (1 − z) ⊙ n + z ⊙ h'                   z = 1 keeps the old state
/// </code>
/// x (D × B), h (H × B); gates are stacked r, z, n: weight_ih (3H × D), weight_hh (3H × H), bias_ih = b and bias_hh = c (3H).
/// The two biases of n cannot be merged, because r stands between them. <see cref="GruOriginal"/> resets before the product: weights do not transfer.
/// Source: K. Cho et al., "Learning phrase representations using RNN encoder–decoder for statistical machine translation", 2014: this form is
/// that of version 1 of arXiv 1406.1078, Keras's reset_after=True; version 3 has <see cref="GruOriginal"/>'s.
/// </remarks>
public readonly struct Gru : ICell<Gru, Gru.Gates, Gru.State, None>
{
    public struct Gates(Lane r, Lane z, Lane n, Lane m) { public Lane R = r, Z = z, N = n, M = m; }
    public struct State(Lane h) { public Lane H = h; }

    public static IReadOnlyList<Block> Blocks => [new("r"), new("z"), new("n", Of: ""), new("m", X: false)];

    public static State Forward(ref Gates a, in State prev, in None p)
    {
        var (r, z, m) = (Sigmoid(a.R), Sigmoid(a.Z), a.M);
        var n = Tanh(a.N + r * m);
        a = new(r, z, n, m);
        return new((1 - z) * n + z * prev.H);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in None p)
    {
        var (r, z, n, m) = (a.R, a.Z, a.N, a.M);
        var dn = d.H * (1 - z) * (1 - n * n);
        a = new(dn * m * r * (1 - r), d.H * (prev.H - n) * z * (1 - z), dn, dn * r);
        return new(d.H * z);
    }
}
