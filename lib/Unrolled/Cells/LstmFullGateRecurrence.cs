using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>LSTM with full gate recurrence (FGR): the three gates also hear all three gates of the step before.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + Ri i' + Ri' f' + Ri'' o' + bi)      f and o likewise
/// g = tanh(Wg x + Ug h' + bg)
/// c = f ⊙ c' + i ⊙ g                                       h = o ⊙ tanh(c)
/// </code>
/// Shapes and gate order as <see cref="Lstm"/>, and nine matrices more: weight_i_h, weight_f_h and weight_o_h (3H × H), each stacking
/// what i, f and o take of the old i, f or o. The gates are part of the state, 0 before the first step.
/// Sources: Hochreiter and Schmidhuber 1997; named FGR by K. Greff et al., "LSTM: a search space odyssey", 2015.
/// </remarks>
public readonly struct LstmFullGateRecurrence : ICell<LstmFullGateRecurrence, Lstm.Gates, LstmFullGateRecurrence.State, None>
{
    public struct State(Lane h, Lane c, Lane i, Lane f, Lane o) { public Lane H = h, C = c, I = i, F = f, O = o; }

    public static IReadOnlyList<Block> Blocks => [new("i", Of: "h,i,f,o"), new("f", Of: "h,i,f,o"), new("g"), new("o", Of: "h,i,f,o")];

    public static State Forward(ref Lstm.Gates a, in State prev, in None p)
    {
        var (i, f, g, o) = (Sigmoid(a.I), Sigmoid(a.F), Tanh(a.G), Sigmoid(a.O));
        var c = f * prev.C + i * g;
        a = new(i, f, g, o);
        return new(o * Tanh(c), c, i, f, o);
    }

    public static State Backward(ref Lstm.Gates a, in State prev, in State now, in State d, in None p)
    {
        var (i, f, g, o) = (a.I, a.F, a.G, a.O);
        var t = Tanh(now.C);
        var dc = d.C + d.H * o * (1 - t * t);
        var (di, df, @do) = (dc * g + d.I, dc * prev.C + d.F, d.H * t + d.O);
        a = new(di * i * (1 - i), df * f * (1 - f), dc * i * (1 - g * g), @do * o * (1 - o));
        return new(0, dc * f, 0, 0, 0);           // the gates feed back only through the unroller's products
    }
}
