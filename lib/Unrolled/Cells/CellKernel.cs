using System.Runtime.CompilerServices;
using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>A cell's equations walked over one column of units: what the unroller calls, once for each token.</summary>
/// <remarks>Planes are H̄ reals apart, H̄ being H padded to whole panels. Padding is computed along and never read by a product.</remarks>
public abstract unsafe class CellKernel
{
    internal CellKernel(Type cell, IReadOnlyList<Block> blocks, string[] state, string[] perUnit)
    {
        (Name, Blocks, State, PerUnit) = (cell.Name, blocks, state, perUnit);
        H = Array.IndexOf(state, "h");
        if (H < 0) throw new InvalidOperationException($"{Name}: the state should have a lane named H, the output of the cell, but has ({string.Join(", ", state)}).");
    }

    /// <summary>The cell's name.</summary>
    public string Name { get; }

    /// <summary>The wiring.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The names of the state's lanes, "h" among them.</summary>
    public IReadOnlyList<string> State { get; }

    /// <summary>The names of the per-unit parameters.</summary>
    public IReadOnlyList<string> PerUnit { get; }

    /// <summary>Which lane of the state is h.</summary>
    internal int H { get; }

    internal abstract void Forward(Real* a, Real* prev, Real* now, Real* p, int plane);

    internal abstract void Backward(Real* a, Real* prev, Real* now, Real* d, Real* p, int plane);

    internal abstract void Mid(Real* a, Real* prev, Real* mid, int plane);

    internal abstract void MidBack(Real* a, Real* prev, Real* dMid, Real* d, int plane);

    /// <summary>Adds one token's ∂L/∂p for the units of the lane that starts at <paramref name="unit"/>.</summary>
    internal abstract void Diagonal(Real* da, Real* prev, Real* now, Real* dp, int plane, int unit);
}

internal sealed unsafe class CellKernel<TCell, A, S, P> : CellKernel
    where TCell : ICell<TCell, A, S, P> where A : unmanaged where S : unmanaged where P : unmanaged
{
    public static readonly CellKernel Instance = new CellKernel<TCell, A, S, P>();

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    // sizeof is a constant to the just-in-time compiler, so the loops over lanes unroll.
    private static int Gates => sizeof(A) / sizeof(Lane);
    private static int States => sizeof(S) / sizeof(Lane);
    private static int Units => sizeof(P) / sizeof(Lane);      // 0 for None, whose size is 1

    private CellKernel() : base(typeof(TCell), TCell.Blocks, Lanes.NamesOf<S>(), Lanes.NamesOf<P>())
    {
        string[] lanes = Lanes.NamesOf<A>();
        if (lanes.Length != Blocks.Count)
            throw new InvalidOperationException($"{Name}: Blocks names {Blocks.Count} blocks ({string.Join(", ", Blocks.Select(b => b.Name))}) but {typeof(A).Name} has {lanes.Length} lanes ({string.Join(", ", lanes)}). Each block is one lane, in the same order.");
    }

    [MethodImpl(Hot), SkipLocalsInit]
    internal override void Forward(Real* a, Real* prev, Real* now, Real* p, int plane)
    {
        for (int u = 0; u < plane; u += Lane.Width)
        {
            Lanes.Load(out A gates, a + u, plane, Gates);
            Lanes.Load(out S before, prev + u, plane, States);
            Lanes.Load(out P weights, p + u, plane, Units);
            var state = TCell.Forward(ref gates, before, weights);
            Lanes.Store(ref gates, a + u, plane, Gates);
            Lanes.Store(ref state, now + u, plane, States);
        }
    }

    [MethodImpl(Hot), SkipLocalsInit]
    internal override void Backward(Real* a, Real* prev, Real* now, Real* d, Real* p, int plane)
    {
        for (int u = 0; u < plane; u += Lane.Width)
        {
            Lanes.Load(out A gates, a + u, plane, Gates);
            Lanes.Load(out S before, prev + u, plane, States);
            Lanes.Load(out S state, now + u, plane, States);
            Lanes.Load(out S dState, d + u, plane, States);
            Lanes.Load(out P weights, p + u, plane, Units);
            var dBefore = TCell.Backward(ref gates, before, state, dState, weights);
            Lanes.Store(ref gates, a + u, plane, Gates);
            Lanes.Store(ref dBefore, d + u, plane, States);
        }
    }

    [MethodImpl(Hot), SkipLocalsInit]
    internal override void Mid(Real* a, Real* prev, Real* mid, int plane)
    {
        for (int u = 0; u < plane; u += Lane.Width)
        {
            Lanes.Load(out A gates, a + u, plane, Gates);
            Lanes.Load(out S before, prev + u, plane, States);
            TCell.Mid(ref gates, before).Store(mid + u);
            Lanes.Store(ref gates, a + u, plane, Gates);
        }
    }

    [MethodImpl(Hot), SkipLocalsInit]
    internal override void MidBack(Real* a, Real* prev, Real* dMid, Real* d, int plane)
    {
        for (int u = 0; u < plane; u += Lane.Width)
        {
            Lanes.Load(out A gates, a + u, plane, Gates);
            Lanes.Load(out S before, prev + u, plane, States);
            Lanes.Load(out S dBefore, d + u, plane, States);
            TCell.MidBack(ref gates, before, Lane.Load(dMid + u), ref dBefore);
            Lanes.Store(ref gates, a + u, plane, Gates);
            Lanes.Store(ref dBefore, d + u, plane, States);
        }
    }

    internal override void Diagonal(Real* da, Real* prev, Real* now, Real* dp, int plane, int unit)
    {
        Lanes.Load(out A gates, da + unit, plane, Gates);
        Lanes.Load(out S before, prev + unit, plane, States);
        Lanes.Load(out S state, now + unit, plane, States);
        Lanes.Load(out P sum, dp + unit, plane, Units);
        TCell.Diagonal(gates, before, state, ref sum);
        Lanes.Store(ref sum, dp + unit, plane, Units);
    }
}
