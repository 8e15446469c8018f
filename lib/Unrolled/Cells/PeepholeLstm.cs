using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Cells;

/// <summary>LSTM whose gates may look at the cell state: each unit's gates see that unit's c, through one weight each.</summary>
/// <remarks><code>
/// i = σ(Wi x + Ui h' + bi + pi ⊙ c')       f = σ(Wf x + Uf h' + bf + pf ⊙ c')
/// g = tanh(Wg x + Ug h' + bg)              c = f ⊙ c' + i ⊙ g
/// o = σ(Wo x + Uo h' + bo + po ⊙ c)        h = o ⊙ tanh(c)
/// </code>
/// x (D × B), h and c (H × B); gates are stacked i, f, g, o: W (4H × D), U (4H × H), b = b_ih + b_hh (4H). The peepholes pi, pf, po are
/// vectors (H): diagonal_i, diagonal_f, diagonal_o. Note that o sees the new c.
/// Source: F. Gers and J. Schmidhuber, "Recurrent nets that time and count", 2000.
/// </remarks>
public readonly struct PeepholeLstm : ICell<PeepholeLstm, Lstm.Gates, Lstm.State, PeepholeLstm.Peepholes>
{
    public struct Peepholes(Lane i, Lane f, Lane o) { public Lane I = i, F = f, O = o; }

    public static IReadOnlyList<Block> Blocks => [new("i"), new("f"), new("g"), new("o")];

    public static Lstm.State Forward(ref Lstm.Gates a, in Lstm.State prev, in Peepholes p)
    {
        var (i, f, g) = (Sigmoid(a.I + p.I * prev.C), Sigmoid(a.F + p.F * prev.C), Tanh(a.G));
        var c = f * prev.C + i * g;
        var o = Sigmoid(a.O + p.O * c);
        a = new(i, f, g, o);
        return new(o * Tanh(c), c);
    }

    public static Lstm.State Backward(ref Lstm.Gates a, in Lstm.State prev, in Lstm.State now, in Lstm.State d, in Peepholes p)
    {
        var (i, f, g, o) = (a.I, a.F, a.G, a.O);
        var t = Tanh(now.C);
        var dao = d.H * t * o * (1 - o);
        var dc = d.C + d.H * o * (1 - t * t) + dao * p.O;
        var (dai, daf) = (dc * g * i * (1 - i), dc * prev.C * f * (1 - f));
        a = new(dai, daf, dc * i * (1 - g * g), dao);
        return new(0, dc * f + dai * p.I + daf * p.F);
    }

    public static void Diagonal(in Lstm.Gates da, in Lstm.State prev, in Lstm.State now, ref Peepholes dp)
    {
        dp.I += da.I * prev.C;
        dp.F += da.F * prev.C;
        dp.O += da.O * now.C;
    }
}
