using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>LSTM with peepholes and full gate recurrence (FGR): the three gates also hear all three gates of the step before.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + Rii i' + Rif f' + Rio o' + pi ⊙ c')
/// f = σ(Wf x + Uf h' + bf + Rfi i' + Rff f' + Rfo o' + pf ⊙ c')
/// g = tanh(Wg x + Ug h' + bg)              c = f ⊙ c' + i ⊙ g
/// o = σ(Wo x + Uo h' + bo + Roi i' + Rof f' + Roo o' + po ⊙ c)
/// h = o ⊙ tanh(c)
/// </code>
/// x (D × B), h and c (H × B); gates are stacked i, f, g, o: W (4H × D), U (4H × H), b = b_ih + b_hh (4H); the peepholes pi, pf, po are
/// vectors (H). The nine matrices R are weight_i_h, weight_f_h and weight_o_h (3H × H), each stacking what i, f and o take of the old
/// i, f or o. The gates are part of the state, 0 before the first step.
/// Sources: K. Greff et al., "LSTM: a search space odyssey", 2015, there FGR; without peepholes (diagonal_i, diagonal_f and diagonal_o
/// at 0) such recurrence stood in S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997.
/// </remarks>
public readonly struct LstmFullGateRecurrence : ICell<LstmFullGateRecurrence, Lstm.Gates, LstmFullGateRecurrence.State, PeepholeLstm.Peepholes>
{
    public struct State(Lane h, Lane c, Lane i, Lane f, Lane o) { public Lane H = h, C = c, I = i, F = f, O = o; }

    public static IReadOnlyList<Block> Blocks => [new("i", Of: "h,i,f,o"), new("f", Of: "h,i,f,o"), new("g"), new("o", Of: "h,i,f,o")];

    public static State Forward(ref Lstm.Gates a, in State prev, in PeepholeLstm.Peepholes p)
    {
        var (i, f, g) = (Sigmoid(a.I + p.I * prev.C), Sigmoid(a.F + p.F * prev.C), Tanh(a.G));
        var c = f * prev.C + i * g;
        var o = Sigmoid(a.O + p.O * c);
        a = new(i, f, g, o);
        return new(o * Tanh(c), c, i, f, o);
    }

    public static State Backward(ref Lstm.Gates a, in State prev, in State now, in State d, in PeepholeLstm.Peepholes p)
    {
        var (i, f, g, o) = (a.I, a.F, a.G, a.O);
        var t = Tanh(now.C);
        var dao = (d.H * t + d.O) * o * (1 - o);
        var dc = d.C + d.H * o * (1 - t * t) + dao * p.O;
        var (dai, daf) = ((dc * g + d.I) * i * (1 - i), (dc * prev.C + d.F) * f * (1 - f));
        a = new(dai, daf, dc * i * (1 - g * g), dao);
        return new(0, dc * f + dai * p.I + daf * p.F, 0, 0, 0);      // the gates feed back only through the unroller's products
    }

    public static void Diagonal(in Lstm.Gates da, in State prev, in State now, ref PeepholeLstm.Peepholes dp)
    {
        dp.I += da.I * prev.C;
        dp.F += da.F * prev.C;
        dp.O += da.O * now.C;
    }
}
