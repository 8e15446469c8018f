using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>Into how many parts the loop over time is split: no fewer than 8 sequences each.</summary>
    private int LoopParts(Batch batch) => Workers.Parts(Work(batch), batch.B / 8);

    /// <summary>Into how many parts the weight gradients are split.</summary>
    private int FinishParts(Batch batch) => Workers.Parts(Work(batch), Workers.Threads);

    /// <summary>Multiply-adds of one pass over a batch.</summary>
    private long Work(Batch batch) => (long)batch.Tokens * GateStride * (Inputs + Hidden);

    private int Panels => plane / Storage.Panel;

    private int GateStride => cell.Blocks.Count * plane;

    private int StateStride => cell.State.Count * plane;

    /// <summary>Packs the weights and lays out the tape for x; then <see cref="Step"/> for t = 0, 1, …</summary>
    /// <param name="tape">Where the states go.</param>
    /// <param name="x">The input; step t of it is read only by Step(t), so it may be filled as the model goes.</param>
    /// <param name="initial">h⟨0⟩ (and c⟨0⟩), or null for 0.</param>
    public void Begin(RecurrentTape tape, Signal x, Carry? initial = null)
    {
        x.Expect(this, "x", Inputs, null);
        initial?.Expect(this, "the initial state", cell, Hidden, x.Batch.B);
        if (!ReferenceEquals(tape.Owner, this)) Own(tape);
        tape.Prepare(this, cell, x.Batch, Inputs, Hidden, links.Length);
        (tape.X, tape.Phase, tape.Parts) = (x, Phase.Forward, LoopParts(x.Batch));
        tape.Initial.Clear(x.Batch.B * StateStride);
        initial?.Scatter(cell, x.Batch, tape.Initial.Pointer, plane);
        Pack(tape);
    }

    private void Own(RecurrentTape tape)                        // apart from Begin, so that the closures are made only once
    {
        tape.ForwardPart = part => ForwardPart(tape, part);
        tape.BackwardPart = part => BackwardPart(tape, part);
        tape.FinishPart = part => FinishPart(tape, part);
    }

    /// <summary>One step of every running sequence: reads x⟨t⟩ and the state before it, writes the state after it.</summary>
    public void Step(RecurrentTape tape, int t)
    {
        Expect(tape, Phase.Forward, nameof(Step), nameof(Begin));
        StepForward(tape, t, 0, tape.Batch.Running(t));
        if (t == tape.Batch.T - 1) EndForward(tape);
    }

    /// <summary>Turns round: after the last <see cref="Step"/>; then <see cref="StepBack"/> for t = T − 1, …, 0, then <see cref="Finish"/>.</summary>
    /// <param name="tape">The tape of the steps.</param>
    /// <param name="dy">∂L/∂h⟨t⟩; step t of it is read only by StepBack(t), so it may be filled as the model goes. Null is 0.</param>
    /// <param name="dLast">∂L/∂(each sequence's last h), or null.</param>
    /// <param name="dFinal">∂L/∂(final state), or null.</param>
    public void BeginBack(RecurrentTape tape, Signal? dy = null, Signal? dLast = null, Carry? dFinal = null)
    {
        Expect(tape, Phase.Forward, nameof(Backward), nameof(Forward));
        dy?.Expect(this, "dy", Hidden, tape.Batch);
        dLast?.Expect(this, "dLast", Hidden, tape.Last.Batch);
        dFinal?.Expect(this, "dFinal", cell, Hidden, tape.Batch.B);
        (tape.DY, tape.Phase) = (dy, Phase.Backward);
        tape.D.Clear(tape.Batch.B * StateStride);
        dFinal?.Scatter(cell, tape.Batch, tape.D.Pointer, plane);
        for (int j = 0; dLast is not null && j < tape.Batch.B; j++) Add(dLast.Token(tape.Batch.Order(j)), tape.D.Pointer + j * StateStride + cell.H * plane);
    }

    /// <summary>One step backwards: ∂L/∂(state after) becomes ∂L/∂(state before), and ∂L/∂x⟨t⟩ is left in <see cref="RecurrentTape.DX"/>.</summary>
    public void StepBack(RecurrentTape tape, int t)
    {
        Expect(tape, Phase.Backward, nameof(StepBack), nameof(BeginBack));
        StepBackward(tape, t, 0, tape.Batch.Running(t));
    }

    private void StepForward(RecurrentTape tape, int t, int from, int to)
    {
        int token = tape.Batch.Offset(t) + from, count = to - from;
        Real* a = tape.A.Pointer + token * GateStride, prev = Before(tape, t, from), now = tape.S.Pointer + token * StateStride;
        for (int j = 0; j < count; j++) Copy(tape.Bias.Pointer, a + j * GateStride, GateStride);              // a = b
        for (int k = 0; k < links.Length; k++)
        {
            if (links[k].IsMid) for (int j = 0; j < count; j++) cell.Mid(a + j * GateStride, prev + j * StateStride, Mid(tape, token + j), plane);
            Real* r = Read(tape, links[k], token, prev, out int stride);
            foreach (var (block, row, blocks) in links[k].Runs)                                                 // a += W x, a += U h'
                tape.Weights[k].MultiplyPanels(row * Panels, blocks * Panels, count, r, stride, a + block * plane, GateStride);
        }
        for (int j = 0; j < count; j++) cell.Forward(a + j * GateStride, prev + j * StateStride, now + j * StateStride, tape.P.Pointer, plane);
    }

    private void StepBackward(RecurrentTape tape, int t, int from, int to)
    {
        int token = tape.Batch.Offset(t) + from, count = to - from;
        Real* a = tape.A.Pointer + token * GateStride, prev = Before(tape, t, from), now = tape.S.Pointer + token * StateStride;
        Real* d = tape.D.Pointer + from * StateStride;
        for (int j = 0; j < count; j++)
        {
            if (tape.DY is not null) Add(tape.DY.Token(token + j), d + j * StateStride + cell.H * plane);          // dh += dy
            cell.Backward(a + j * GateStride, prev + j * StateStride, now + j * StateStride, d + j * StateStride, tape.P.Pointer, plane);
        }
        for (int k = links.Length - 1; k >= 0; k--)
        {
            Real* c = Into(tape, links[k], token, from, count, out int stride);
            for (int i = 0; i < links[k].Blocks.Length; i++)                                                    // dx = Wᵀ da, dh' += Uᵀ da
                tape.Transposed[k].MultiplyColumns(i * Hidden, Hidden, count, a + links[k].Blocks[i] * plane, GateStride, c, stride);
            if (links[k].IsMid) for (int j = 0; j < count; j++) cell.MidBack(a + j * GateStride, prev + j * StateStride, DMid(tape, from + j), d + j * StateStride, plane);
        }
    }

    private void EndForward(RecurrentTape tape)
    {
        for (int b = 0; b < tape.Batch.B; b++)
            tape.Final.Gather(cell, b, tape.S.Pointer + tape.Batch.Token(tape.Batch.Lengths[b] - 1, b) * StateStride, plane);
    }

    /// <summary>The state before step t of the sequence at rank j; its neighbours follow.</summary>
    private Real* Before(RecurrentTape tape, int t, int j) =>
        t == 0 ? tape.Initial.Pointer + j * StateStride : tape.S.Pointer + (tape.Batch.Offset(t - 1) + j) * StateStride;

    /// <summary>Where a link reads for the tokens from <paramref name="token"/> on, whose states before are at <paramref name="prev"/>.</summary>
    private Real* Read(RecurrentTape tape, Link link, int token, Real* prev, out int stride)
    {
        stride = link.IsX ? tape.X.Stride : link.IsMid ? plane : StateStride;
        return link.IsX ? tape.X.Pointer + token * stride : link.IsMid ? Mid(tape, token) : prev + link.Lane * plane;
    }

    /// <summary>Where a link's gradient goes: added to the state's, which other paths reach too; into zeros for x and mid.</summary>
    private Real* Into(RecurrentTape tape, Link link, int token, int j, int count, out int stride)
    {
        stride = link.IsX ? tape.DX.Stride : link.IsMid ? plane : StateStride;
        if (link.Lane >= 0) return tape.D.Pointer + j * stride + link.Lane * plane;
        Real* zeros = link.IsX ? tape.DX.Pointer + token * stride : DMid(tape, j);
        new Span<Real>(zeros, count * stride).Clear();
        return zeros;
    }

    private Real* Mid(RecurrentTape tape, int token) => tape.Mids.Pointer + token * plane;

    private Real* DMid(RecurrentTape tape, int j) => tape.DMids.Pointer + j * plane;

    private void Expect(RecurrentTape tape, Phase phase, string asked, string first)
    {
        if (!ReferenceEquals(tape.Owner, this) || tape.Phase != phase)
            throw new InvalidOperationException($"{this}: {asked} needs a tape on which this layer has just run {first}. One {nameof(Forward)} serves one {nameof(Backward)}: the activations on the tape are used up by it.");
    }

    private static void Copy(Real* from, Real* to, int count) => new Span<Real>(from, count).CopyTo(new Span<Real>(to, count));

    private static void Add(ReadOnlySpan<Real> from, Real* to)
    {
        for (int i = 0; i < from.Length; i++) to[i] += from[i];
    }
}
