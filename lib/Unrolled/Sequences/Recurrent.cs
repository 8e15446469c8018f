using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>A recurrent layer: a cell, its weights, and backpropagation through time.</summary>
/// <typeparam name="TCell">The cell's equations.</typeparam>
/// <remarks><code>
/// forward    t = 1 … T:   a⟨t⟩ = W x⟨t⟩ + U h⟨t−1⟩ + b         s⟨t⟩ = cell(a⟨t⟩, s⟨t−1⟩)
/// backward   t = T … 1:   ds⟨t⟩ += dy⟨t⟩     da⟨t⟩, ds⟨t−1⟩ = cell backwards     dh⟨t−1⟩ += Uᵀ da⟨t⟩     dx⟨t⟩ = Wᵀ da⟨t⟩
/// finish     dW += Σ da⟨t⟩ x⟨t⟩ᵀ     dU += Σ da⟨t⟩ h⟨t−1⟩ᵀ     db += Σ da⟨t⟩         sums over all tokens
/// </code>
/// With <c>reverse</c>, t − 1 and t + 1 change places.
/// The layer holds parameters only; a state goes in and comes out, and the tape is the caller's. Forward and Backward are
/// loops over <see cref="Step"/> and <see cref="StepBack"/>, which are public: a model that feeds its output back calls them itself.
/// <para>PyTorch's shapes and names: weight_ih (G·H × D), weight_hh (G·H × H), bias_ih and bias_hh (G·H), b being their sum.</para>
/// </remarks>
public sealed partial class Recurrent<TCell> : SequenceNet where TCell : ICell
{
    private readonly CellKernel cell = TCell.Kernel;
    private readonly Link[] links;
    private readonly Parameter? biasX, biasH;
    private readonly int[] blocksX, blocksH;                 // the blocks that have each bias
    private readonly Parameter[] perUnit;
    private readonly int plane, gates, gateStride, stateStride;      // H̄; blocks; reals of one token's gates and state
    private readonly bool reverse;

    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="random">Where the first weights come from: uniform in ±1/√H, PyTorch's default.</param>
    /// <param name="reverse">Whether it reads each sequence from its end to its beginning: h⟨t⟩ then comes from h⟨t+1⟩, and the final state is that of step 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Recurrent(int inputs, int hidden, Random64 random, bool reverse = false) : base(inputs, hidden)
    {
        (plane, this.reverse) = (Storage.Padded(hidden), reverse);
        (gates, gateStride, stateStride) = (cell.Blocks.Count, cell.Blocks.Count * plane, cell.State.Count * plane);
        links = Link.Of(cell, inputs, hidden);
        (blocksX, blocksH) = (Link.BlocksWhere(cell, b => b.X), Link.BlocksWhere(cell, b => b.Of != ""));
        (biasX, biasH) = (Bias("bias_ih", blocksX), Bias("bias_hh", blocksH));
        perUnit = [.. cell.PerUnit.Select(name => new Parameter($"diagonal_{name}", hidden, 1))];
        Parameters = [.. links.Select(l => l.Weight), .. new[] { biasX, biasH }.OfType<Parameter>(), .. perUnit];
        foreach (var parameter in Parameters) parameter.Uniform(1 / Math.Sqrt(hidden), random);
    }

    /// <summary>H, the units.</summary>
    public int Hidden => Outputs;

    /// <summary>A zero state for B sequences.</summary>
    public Carry NewCarry(int B) => new(cell, Hidden, B);

    /// <summary>The whole batch forward.</summary>
    /// <param name="tape">Where the states go; reuse it.</param>
    /// <param name="x">The input (D × tokens); it must keep its values until Backward.</param>
    /// <param name="initial">h⟨0⟩ (and c⟨0⟩), in the caller's order; null is 0.</param>
    /// <returns>Every hidden state (H × tokens), which is <see cref="RecurrentTape.Y"/>.</returns>
    /// <exception cref="ArgumentException">x has other rows than D, or initial another number of sequences.</exception>
    public Signal Forward(RecurrentTape tape, Signal x, Carry? initial = null)
    {
        Begin(tape, x, initial);
        if (x.Batch.B < 8) InputsAhead(tape, x);
        return Forward(tape);
    }

    /// <summary>The whole batch forward on symbols: x⟨t⟩ is one-hot, so W x is one column of W and nothing is multiplied.</summary>
    /// <param name="tape">Where the states go; reuse it.</param>
    /// <param name="x">The symbols, each in 0 … D − 1; they must stay until Backward.</param>
    /// <param name="initial">h⟨0⟩ (and c⟨0⟩), in the caller's order; null is 0.</param>
    /// <exception cref="ArgumentException">A symbol outside 0 … D − 1 (named with its step and sequence), or initial has another number of sequences.</exception>
    public Signal Forward(RecurrentTape tape, Tokens x, Carry? initial = null)
    {
        Begin(tape, x, initial);
        return Forward(tape);
    }

    private Signal Forward(RecurrentTape tape)
    {
        Workers.Run(tape.Parts, tape.ForwardPart);
        EndForward(tape);
        return tape.Y;
    }

    /// <summary>The whole batch backward; adds to every parameter's gradient. ∂L/∂x is <see cref="RecurrentTape.DX"/>, ∂L/∂(initial state) <see cref="RecurrentTape.DInitial"/>.</summary>
    /// <param name="tape">The tape of Forward. Its activations are used up, unless it is to <see cref="SequenceTape.Keep"/> them: one Backward for each Forward.</param>
    /// <param name="dy">∂L/∂h⟨t⟩ for every token (H × tokens), or null where the loss sees no single step.</param>
    /// <param name="dLast">∂L/∂(each sequence's last h) (H × B), or null.</param>
    /// <param name="dFinal">∂L/∂(final state), every lane of it, or null.</param>
    /// <param name="from">The first step to go back to: steps before it count as given.</param>
    public void Backward(RecurrentTape tape, Signal? dy = null, Signal? dLast = null, Carry? dFinal = null, int from = 0)
    {
        BeginBack(tape, dy, dLast, dFinal, from);
        Workers.Run(tape.Parts, tape.BackwardPart);
        Finish(tape);
    }

    private void ForwardPart(RecurrentTape tape, int part)
    {
        var (from, to) = Workers.Range(tape.Batch.B, part, tape.Parts);
        for (int i = 0, T = tape.Batch.T; i < T; i++) StepForward(tape, reverse ? T - 1 - i : i, from, to);
    }

    private void BackwardPart(RecurrentTape tape, int part)
    {
        var (from, to) = Workers.Range(tape.Batch.B, part, tape.Parts);
        for (int i = tape.From, T = tape.Batch.T; i < T; i++) StepBackward(tape, reverse ? i : T - 1 - i + tape.From, from, to, withX: false);
    }

    private Parameter? Bias(string name, int[] blocks) => blocks.Length == 0 ? null : new(name, blocks.Length * Hidden, 1);

    public override string ToString() => $"Recurrent<{cell.Name}>({Inputs} → {Hidden}{(reverse ? ", reverse" : "")})";
}
