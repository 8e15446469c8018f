using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>Long short-term memory: a cell state that is added to, never squashed, and three gates that guard it.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi)          input gate
/// f = σ(Wf x + Uf h' + bf)          forget gate
/// g = tanh(Wg x + Ug h' + bg)       candidate
/// o = σ(Wo x + Uo h' + bo)          output gate
/// c = f ⊙ c' + i ⊙ g                cell state
/// h = o ⊙ tanh(c)                   hidden state
/// </code>
/// x (D × B), h and c (H × B). Gates are stacked i, f, g, o, as in PyTorch: W (4H × D), U (4H × H), b = b_ih + b_hh (4H).
/// Sources: S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997; the forget gate is that of F. Gers et al., 2000.
/// </remarks>
public readonly struct Lstm : ICell<Lstm, Lstm.Gates, Lstm.State>
{
    public struct Gates(Lane i, Lane f, Lane g, Lane o) { public Lane I = i, F = f, G = g, O = o; }
    public struct State(Lane h, Lane c) { public Lane H = h, C = c; }

    public static State Forward(ref Gates a, in State prev)
    {
        var (i, f, g, o) = (Sigmoid(a.I), Sigmoid(a.F), Tanh(a.G), Sigmoid(a.O));
        var c = f * prev.C + i * g;
        a = new(i, f, g, o);
        return new(o * Tanh(c), c);
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d)
    {
        var (i, f, g, o) = (a.I, a.F, a.G, a.O);
        var t = Tanh(now.C);
        var dc = d.C + d.H * o * (1 - t * t);
        var di = dc * g;
        var df = dc * prev.C;
        var dg = dc * i;
        var @do = d.H * t;
        a = new(di * i * (1 - i), df * f * (1 - f), dg * (1 - g * g), @do * o * (1 - o));
        return new(0, dc * f);                    // dh' = Uᵀ da is the unroller's
    }
}
