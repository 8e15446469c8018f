namespace Unrolled.Sequences;

/// <summary>A net as it was at one moment, going on one step at a time: for generation, where each output becomes the next input.</summary>
/// <remarks><code>
/// y⟨t⟩, s⟨t⟩ = net(x⟨t⟩, s⟨t−1⟩)
/// </code>It holds a copy of the weights, packed once, so later training of the net is not seen. It remembers the state and nothing
/// older: memory is constant however long it goes on, and a step allocates nothing after the first.</remarks>
public sealed class FrozenNet
{
    private readonly SequenceNet net;
    private readonly SequenceTape tape;
    private IReadOnlyList<Carry> state;

    internal FrozenNet(SequenceNet copy, int B) => (net, tape, state) = (copy, copy.NewTape(), copy.NewState(B));

    /// <summary>How many sequences go on together.</summary>
    public int B => state[0].B;

    /// <summary>The state after the last step, of every layer; a copy of it, taken by <see cref="Carry.CopyFrom"/>, is a place to come back to.</summary>
    public IReadOnlyList<Carry> State => state;

    /// <summary>Begins anew.</summary>
    /// <param name="from">The state to begin with, copied; null for 0.</param>
    /// <exception cref="ArgumentException">The state is of another number of layers, or of sequences.</exception>
    public void Reset(IReadOnlyList<Carry>? from = null)
    {
        net.Expect("the state", from);
        for (int k = 0; k < state.Count; k++)
            if (from is null) state[k].Zero(B);
            else if (from[k].B == B) state[k].CopyFrom(from[k]);
            else throw new ArgumentException($"FrozenNet: the state should be of {B} sequences but is of {from[k].B}.", nameof(from));
    }

    /// <summary>One step.</summary>
    /// <param name="x">x⟨t⟩ (D × B): a signal of one step.</param>
    /// <returns>y⟨t⟩ (N × B), overwritten by the next step.</returns>
    /// <exception cref="ArgumentException">x is of other rows, of other sequences or of more than one step.</exception>
    public Signal Step(Signal x) => Step(x.Batch, x, null);

    /// <summary>The same for symbols.</summary>
    public Signal Step(Tokens x) => Step(x.Batch, null, x);

    private Signal Step(Batch batch, Signal? x, Tokens? ids)
    {
        if (batch.T != 1 || batch.B != B) throw new ArgumentException($"FrozenNet: x should be one step of {B} sequences but is {batch}.");
        var y = net.Run(tape, x, ids, state);
        if (ReferenceEquals(state, tape.Finals)) return y;
        tape.Freeze();
        state = tape.Finals;                          // from now on a step reads its state where the step before left it
        return y;
    }
}
