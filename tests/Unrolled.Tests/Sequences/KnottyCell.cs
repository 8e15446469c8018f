#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Tests.Sequences;

/// <summary>A cell with every kind of wiring at once; what the library's cells have alone cannot hide behind another's sizes here.</summary>
/// <remarks><code>
/// r = σ(Wr x + Ur h' + br)                  v = r ⊙ c'                two products in one step, and two lanes of state
/// n = tanh(Wn x + Un v + bn)                g = tanh(Ug h' + Rg c' + cg + pg ⊙ c')
/// c = g ⊙ c' + n                            e = We x + be + pe ⊙ c
/// h = e ⊙ tanh(c)                           h is the second lane
/// </code></remarks>
internal readonly struct KnottyCell : ICell<KnottyCell, KnottyCell.Gates, KnottyCell.State, KnottyCell.Units>
{
    public struct Gates(Lane r, Lane g, Lane n, Lane e) { public Lane R = r, G = g, N = n, E = e; }
    public struct State(Lane c, Lane h) { public Lane C = c, H = h; }
    public struct Units(Lane g, Lane e) { public Lane G = g, E = e; }

    public static IReadOnlyList<Block> Blocks => [new("r"), new("g", X: false, Of: "h,c"), new("n", Of: "mid"), new("e", Of: "")];

    public static Lane Mid(ref Gates a, in State prev)
    {
        a.R = Sigmoid(a.R);
        return a.R * prev.C;
    }

    public static void MidBack(ref Gates a, in State prev, Lane dv, ref State dPrev)
    {
        var r = a.R;
        dPrev.C += dv * r;
        a.R = dv * prev.C * r * (1 - r);
    }

    public static State Forward(ref Gates a, in State prev, in Units p)
    {
        var (g, n) = (Tanh(a.G + p.G * prev.C), Tanh(a.N));
        var c = g * prev.C + n;
        var e = a.E + p.E * c;
        (a.G, a.N, a.E) = (g, n, e);
        return new(c, e * Tanh(c));
    }

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in Units p)
    {
        var t = Tanh(now.C);
        var de = d.H * t;
        var dc = d.C + d.H * a.E * (1 - t * t) + de * p.E;
        var dg = dc * prev.C * (1 - a.G * a.G);
        var dPrev = dc * a.G + dg * p.G;
        (a.G, a.N, a.E) = (dg, dc * (1 - a.N * a.N), de);
        return new(dPrev, 0);
    }

    public static void Diagonal(in Gates da, in State prev, in State now, ref Units dp)
    {
        dp.G += da.G * prev.C;
        dp.E += da.E * now.C;
    }
}
#endif
