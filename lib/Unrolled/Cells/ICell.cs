using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>One pre-activation of a cell: which products it is the sum of.</summary>
/// <param name="Name">Its letter, as in the equations.</param>
/// <param name="X">Whether it sees the input (W x + b_ih).</param>
/// <param name="Of">What is fed back into it (U h′ + b_hh): fields of the cell's state one step earlier, <c>"h"</c> or <c>"h,i,f,o"</c>;
/// <c>"mid"</c> for the value <c>Mid</c> makes within this step; <c>""</c> for nothing.</param>
public readonly record struct Block(string Name, bool X = true, string Of = "h");

/// <summary>A recurrent cell. Implement <see cref="ICell{TSelf, A, S}"/>; this is what the unroller sees of it.</summary>
public interface ICell
{
    /// <summary>The cell's equations, compiled for whole columns of units.</summary>
    static abstract CellKernel Kernel { get; }
}

/// <summary>A cell whose wiring is its own: blocks without input, feedback of more than h, two products in one step, per-unit weights.</summary>
/// <typeparam name="TSelf">The cell.</typeparam>
/// <typeparam name="A">Its pre-activations: a struct of lanes, one for each block, in the order of <see cref="Blocks"/>.</typeparam>
/// <typeparam name="S">Its state: a struct of lanes, one of them H.</typeparam>
/// <typeparam name="P">Its per-unit parameters: a struct of lanes, or <see cref="None"/>.</typeparam>
/// <remarks><code>
/// a  = W x + U h′ + b        the unroller's, block by block
/// s  = Forward(a, s′)        the cell's, unit by unit; leaves in a what Backward needs
/// da = Backward(a, s′, s, ds)
/// dh′ += Uᵀ da, dx = Wᵀ da, dW += da xᵀ, dU += da h′ᵀ, db += da       the unroller's
/// </code></remarks>
public interface ICell<TSelf, A, S, P> : ICell
    where TSelf : ICell<TSelf, A, S, P> where A : unmanaged where S : unmanaged where P : unmanaged
{
    static CellKernel ICell.Kernel => CellKernel<TSelf, A, S, P>.Instance;

    /// <summary>The wiring, a block for each lane of A.</summary>
    static abstract IReadOnlyList<Block> Blocks { get; }

    /// <summary>The unit's equations. <paramref name="a"/>: pre-activations in, whatever <see cref="Backward"/> needs out (mostly activations).</summary>
    static abstract S Forward(ref A a, in S prev, in P p);

    /// <summary>The same equations backwards. <paramref name="a"/>: what Forward left in, ∂L/∂pre-activations out.</summary>
    /// <returns>∂L/∂s′ without the part that went through U: that one is the unroller's.</returns>
    static abstract S Backward(ref A a, in S prev, in S now, in S d, in P p);

    /// <summary>A value made between two products of one step; the blocks that read "mid" get U mid instead of U h′, and are complete only in Forward.</summary>
    static virtual Lane Mid(ref A a, in S prev) => 0;

    /// <summary><see cref="Mid"/> backwards, after <see cref="Backward"/> and after dMid = Uᵀ da of the blocks that read it.</summary>
    static virtual void MidBack(ref A a, in S prev, Lane dMid, ref S dPrev) { }

    /// <summary>Adds one step's ∂L/∂p.</summary>
    static virtual void Diagonal(in A da, in S prev, in S now, ref P dp) { }
}

/// <summary>A recurrent cell whose blocks all see x and h: two methods, forward and backward.</summary>
/// <remarks>The lanes of <typeparamref name="A"/> are its blocks and give them their names. A learner's own cell, written in a notebook, implements this.</remarks>
public interface ICell<TSelf, A, S> : ICell<TSelf, A, S, None>
    where TSelf : ICell<TSelf, A, S> where A : unmanaged where S : unmanaged
{
    /// <summary>The unit's equations. <paramref name="a"/>: pre-activations in, activations out.</summary>
    static abstract S Forward(ref A a, in S prev);

    /// <summary>The same equations backwards. <paramref name="a"/>: activations in, ∂L/∂pre-activations out.</summary>
    /// <param name="a">What Forward left.</param>
    /// <param name="prev">The state one step earlier.</param>
    /// <param name="now">The state Forward returned.</param>
    /// <param name="d">∂L/∂now.</param>
    /// <returns>∂L/∂prev without the part that went through U.</returns>
    static abstract S Backward(ref A a, in S prev, in S now, in S d);

    static IReadOnlyList<Block> ICell<TSelf, A, S, None>.Blocks => [.. Lanes.NamesOf<A>().Select(name => new Block(name))];

    static S ICell<TSelf, A, S, None>.Forward(ref A a, in S prev, in None p) => TSelf.Forward(ref a, prev);

    static S ICell<TSelf, A, S, None>.Backward(ref A a, in S prev, in S now, in S d, in None p) => TSelf.Backward(ref a, prev, now, d);
}

/// <summary>No per-unit parameters.</summary>
public readonly struct None;
