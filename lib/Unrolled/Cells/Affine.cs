using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>Units without memory and without squashing: a read-out that is computed step by step, because the net hears it at the next step.</summary>
/// <remarks><code>
/// h = W x + b
/// </code>
/// x (D × B), h (H × B), W (H × D), b = b_ih (H); there is no U and no b_hh. Where nothing is fed back,
/// <c>Dense</c> does the same for all steps at once. Source: PyTorch's nn.Linear, step by step.
/// </remarks>
public readonly struct Affine : ICell<Affine, Affine.Gates, Affine.State, None>
{
    public struct Gates(Lane a) { public Lane A = a; }
    public struct State(Lane h) { public Lane H = h; }

    public static IReadOnlyList<Block> Blocks => [new("a", Of: "")];

    public static State Forward(ref Gates a, in State prev, in None p) => new(a.A);

    public static State Backward(ref Gates a, in State prev, in State now, in State d, in None p)
    {
        a = new(d.H);
        return new(0);                            // nothing came from the step before
    }
}
