namespace Unrolled.Sequences;

/// <summary>Truncated backpropagation through time: after every k1 steps, the losses of those steps go back k2 steps (Williams and Peng 1990).</summary>
/// <remarks><code>
/// segment n: steps n·k1 + 1 … (n + 1)·k1                     window n: segment n and the k2 − k1 steps before it
/// ∂L/∂θ ≈ Σ over n of ∂(losses of segment n)/∂θ              with the state before window n held constant
/// </code>
/// So a loss goes back at least k2 − k1 + 1 steps and at most k2. States are carried from segment to segment; tapes of the last
/// ⌈k2 / k1⌉ segments are held, so memory is constant however long the stream. Each segment goes back through the weights it went
/// forward with, though they may have been updated since.
/// <para>Where time runs backwards, in a reverse layer or in the reverse direction of two, no state is carried: the future has not
/// come yet, so that direction starts anew at every segment's end.</para>
/// Source: R. Williams, J. Peng, "An efficient gradient-based algorithm for on-line training of recurrent network trajectories",
/// Neural Computation 2, 1990: BPTT(h; h′) with h = k2 and h′ = k1.
/// </remarks>
public sealed class Truncated
{
    private readonly SequenceNet net;
    private readonly Segment[] ring;
    private readonly Carry?[] initial, dFinal;                              // null where time runs backwards
    private IReadOnlyList<Carry>? carried;
    private long count;                                                    // segments since the stream began
    private bool known, waiting;                                           // whether there is a state; a segment that has not gone back

    /// <param name="net">Any net over sequences.</param>
    /// <param name="k1">Steps from one Backward to the next.</param>
    /// <param name="k2">Steps each goes back, at least k1.</param>
    /// <exception cref="ArgumentException">k1 is below 1, or k2 below k1.</exception>
    public Truncated(SequenceNet net, int k1, int k2)
    {
        if (k1 < 1 || k2 < k1) throw new ArgumentException($"Truncated: k1 should be at least 1 and k2 at least k1, but k1 = {k1} and k2 = {k2}. k1 is how often losses go back, k2 how far.");
        (this.net, K1, K2) = (net, k1, k2);
        ring = [.. Enumerable.Range(0, (k2 + k1 - 1) / k1).Select(_ => new Segment(net, keep: k2 > k1))];
        (initial, dFinal) = (new Carry?[net.States], new Carry?[net.States]);
    }

    /// <summary>Steps from one Backward to the next.</summary>
    public int K1 { get; }

    /// <summary>Steps each Backward goes back.</summary>
    public int K2 { get; }

    /// <summary>The newest segment: its tape, its y.</summary>
    /// <exception cref="InvalidOperationException">Nothing since the stream began.</exception>
    public Segment Segment => count > 0 ? Back(1) : throw Nothing();

    /// <summary>The state that is carried on, for checkpoints: of every layer and direction, 0 where time runs backwards. Give it to <see cref="Reset"/> to go on from it;
    /// where k2 is above k1, the first windows after that are shorter than they would have been, as the steps before are not known.</summary>
    /// <exception cref="InvalidOperationException">Neither a segment nor a state so far.</exception>
    public IReadOnlyList<Carry> State => known ? carried! : throw Nothing();

    /// <summary>Begins a new stream: no step before it is gone back to.</summary>
    /// <param name="from">The state to begin with, such as another's <see cref="State"/>; it is copied. Null for 0.</param>
    /// <exception cref="ArgumentException">The state is of another number of layers and directions.</exception>
    public void Reset(IReadOnlyList<Carry?>? from = null)
    {
        net.Expect("the state", from);
        count = 0;
        known = waiting = false;
        Array.Clear(initial);
        for (int k = 0; from is not null && k < from.Count; k++)
            if (from[k] is { } some) CarryOn(from, some.B);
    }

    /// <summary>The next k1 steps of every sequence of a stream. A stream's last segment may be shorter.</summary>
    /// <param name="x">The input (D × tokens), at most k1 steps; the caller may fill it anew after Backward.</param>
    /// <returns>y (N × tokens), overwritten by a later Forward.</returns>
    /// <exception cref="ArgumentException">More than k1 steps, or another number of sequences than the segment before.</exception>
    public Signal Forward(Signal x) => Forward(x.Batch, x, null);

    /// <summary>The same for symbols.</summary>
    public Signal Forward(Tokens x) => Forward(x.Batch, null, x);

    private Signal Forward(Batch batch, Signal? x, Tokens? ids)
    {
        if (batch.T > K1) throw new ArgumentException($"Truncated: a segment should have at most k1 = {K1} steps but has {batch.T}. {nameof(Run)} cuts a whole batch into segments.");
        if (count > 0 && Segment.Batch.T < K1) throw new InvalidOperationException($"Truncated: the segment before had {Segment.Batch.T} of k1 = {K1} steps, so it was the stream's last. Call {nameof(Reset)} to begin another.");
        var y = Back(0).Take(x, ids, initial);
        Carried();
        return y;
    }

    /// <summary>The losses of the newest segment, back k2 steps; adds to every parameter's gradient.</summary>
    /// <param name="dy">∂L/∂y of the newest segment (N × tokens), or null.</param>
    /// <param name="dLast">∂L/∂(its <see cref="SequenceTape.Last"/>) (N × B), or null.</param>
    /// <exception cref="InvalidOperationException">No Forward since the last Backward.</exception>
    public void Backward(Signal? dy = null, Signal? dLast = null)
    {
        if (!waiting) throw new InvalidOperationException("Truncated: Backward needs a segment that has just gone forward; one Forward serves one Backward.");
        net.RunBack(Back(1).Tape, dy, dLast, null, 0);
        for (int i = 2, left = K2 - K1; i <= Math.Min(count, ring.Length); left -= Back(i++).Batch.T)
        {
            var (newer, older) = (Back(i - 1).Tape, Back(i).Tape);
            for (int k = 0; k < dFinal.Length; k++) dFinal[k] = net.IsReverse(k) ? null : newer.DInitials[k];     // ds⟨last⟩ = ds⟨0⟩ of the newer
            net.RunBack(older, null, null, dFinal, Math.Max(0, older.Batch.T - left));
        }
        waiting = false;
    }

    /// <summary>A whole batch, cut into segments of k1 steps: forward, its loss and backward, one segment after the other, from a state of 0.</summary>
    /// <param name="x">The input (D × tokens); lengths may differ. A sequence that has ended has no token in later segments, and keeps its state.</param>
    /// <param name="loss">From a segment that has just gone forward to its ∂L/∂y (null for 0); <see cref="Segment.Of(Tokens)"/> gives it its targets.</param>
    /// <param name="from">The state to begin with; null for 0.</param>
    public void Run(Signal x, Func<Segment, Signal?> loss, IReadOnlyList<Carry?>? from = null) => Run(x.Batch, x, null, loss, from);

    /// <summary>The same for symbols.</summary>
    public void Run(Tokens x, Func<Segment, Signal?> loss, IReadOnlyList<Carry?>? from = null) => Run(x.Batch, null, x, loss, from);

    private void Run(Batch batch, Signal? x, Tokens? ids, Func<Segment, Signal?> loss, IReadOnlyList<Carry?>? from)
    {
        Reset(from);
        x?.Expect(this, "x", net.Inputs, null);
        for (int first = 0; first < batch.T; first += K1)
        {
            Back(0).Cut(batch, x, ids, first, K1, initial);
            Carried();
            Backward(loss(Segment));
        }
        Array.Clear(initial);
        count = 0;                                                         // its input is the caller's again
    }

    /// <summary>The newest segment's tape has the state to carry on.</summary>
    private void Carried()
    {
        (count, waiting) = (count + 1, true);
        CarryOn(Segment.Tape.Finals, Segment.Batch.B);
    }

    private void CarryOn(IReadOnlyList<Carry?> from, int B)
    {
        carried ??= net.NewState(B);
        for (int k = 0; k < initial.Length; k++)
        {
            initial[k] = net.IsReverse(k) || from[k] is null ? null : carried[k];
            if (initial[k] is { } carry) carry.CopyFrom(from[k]!);
            else carried[k].Zero(B);
        }
        known = true;
    }

    /// <summary>The segment i segments back: 1 is the newest, 0 the next one's place.</summary>
    private Segment Back(int i) => ring[(int)((count - i) % ring.Length)];

    private static InvalidOperationException Nothing() => new("Truncated: nothing has gone forward since the stream began. Call Forward first.");

    public override string ToString() => $"Truncated({net}, k1 = {K1}, k2 = {K2})";
}
