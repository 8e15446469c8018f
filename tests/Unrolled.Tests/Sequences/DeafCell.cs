#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using static Unrolled.Numerics.Functions;

namespace Unrolled.Tests.Sequences;

/// <summary>A cell that does not hear its input, with one weight for each unit.</summary>
/// <remarks><code>
/// h = tanh(U h' + b + p ⊙ h')
/// </code></remarks>
internal readonly struct DeafCell : ICell<DeafCell, DeafCell.Gates, DeafCell.State, DeafCell.Units>
{
    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }
    public struct Units(Lane p) { public Lane P = p; }

    public static IReadOnlyList<Block> Blocks => [new("a", X: false)];

    public static State Forward(ref Gates a, in State prev, in Units p) => new(Tanh(a.A + p.P * prev.H));

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in Units p)
    {
        a = new(d.H * (1 - now.H * now.H));
        return new(a.A * p.P);
    }

    public static void Diagonal(in Gates da, in State prev, in State now, ref Units dp) => dp.P += da.A * prev.H;
}
#endif
