using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>Into how many parts the loop over time is split: no fewer than 8 sequences each.</summary>
    private int LoopParts(Batch batch) => Workers.Parts(Work(batch), batch.B / 8);

    /// <summary>Into how many parts the weight gradients are split.</summary>
    private int FinishParts(Batch batch) => Workers.Parts(Work(batch), Panels);

    /// <summary>Multiply-adds of one pass over a batch.</summary>
    private long Work(Batch batch) => (long)batch.Tokens * gateStride * (Inputs + Hidden);

    private int Panels => plane / Storage.Panel;

    /// <summary>Packs the weights and lays out the tape for x; then <see cref="Step"/> for t = 0, 1, … (in reverse for a reverse layer).</summary>
    /// <param name="tape">Where the states go.</param>
    /// <param name="x">The input; step t of it is read only by Step(t), so it may be filled as the model goes.</param>
    /// <param name="initial">h⟨0⟩ (and c⟨0⟩), or null for 0.</param>
    public void Begin(RecurrentTape tape, Signal x, Carry? initial = null)
    {
        x.Expect(this, "x", Inputs, null);
        Begin(tape, x.Batch, x, null, initial);
    }

    /// <summary>The same for symbols, which must all be known.</summary>
    public void Begin(RecurrentTape tape, Tokens x, Carry? initial = null)
    {
        x.Expect(this, "x", Inputs);
        Begin(tape, x.Batch, null, x, initial);
    }

    private void Begin(RecurrentTape tape, Batch batch, Signal? x, Tokens? ids, Carry? initial)
    {
        initial?.Expect(this, "the initial state", cell, Hidden, batch.B);
        if (!ReferenceEquals(tape.Owner, this)) Own(tape);
        tape.Prepare(this, cell, batch, Inputs, Hidden, links.Length, reverse);
        (tape.X, tape.Ids, tape.Phase, tape.Parts, tape.Ahead) = (x, ids, Phase.Forward, LoopParts(batch), false);
        if (initial is null) tape.S.Clear(batch.B * stateStride);
        else initial.Scatter(batch, tape.S.Pointer, plane);
        Pack(tape);
    }

    private void Own(RecurrentTape tape)                        // apart from Begin, so that the closures are made only once
    {
        tape.ForwardPart = part => ForwardPart(tape, part);
        tape.BackwardPart = part => BackwardPart(tape, part);
        tape.FinishPart = part => FinishPart(tape, part);
        tape.InputPart = part => InputPart(tape, part);
        tape.MakeDX = MakeDX;
    }

    /// <summary>One step of every running sequence: reads x⟨t⟩ and the state before it, writes the state after it.</summary>
    public void Step(RecurrentTape tape, int t)
    {
        Expect(tape, Phase.Forward, nameof(Step), nameof(Begin));
        StepForward(tape, t, 0, tape.Batch.B);
        if (t == (reverse ? 0 : tape.Batch.T - 1)) EndForward(tape);
    }

    /// <summary>Turns round: after the last <see cref="Step"/>; then <see cref="StepBack"/> for t = T − 1, …, 0, then <see cref="Finish"/>.</summary>
    /// <param name="tape">The tape of the steps.</param>
    /// <param name="dy">∂L/∂h⟨t⟩; step t of it is read only by StepBack(t), so it may be filled as the model goes. Null is 0.</param>
    /// <param name="dLast">∂L/∂(each sequence's last h), or null.</param>
    /// <param name="dFinal">∂L/∂(final state), or null.</param>
    /// <param name="from">The first step to go back to.</param>
    public void BeginBack(RecurrentTape tape, Signal? dy = null, Signal? dLast = null, Carry? dFinal = null, int from = 0)
    {
        Expect(tape, tape.Keep ? tape.Phase : Phase.Forward, nameof(Backward), nameof(Forward));
        if ((uint)from >= (uint)tape.Batch.T) throw new ArgumentOutOfRangeException(nameof(from), $"{this}: Backward can go back to a step from 0 to {tape.Batch.T - 1}, but {from} was asked for.");
        dy?.Expect(this, "dy", Hidden, tape.Batch);
        dLast?.Expect(this, "dLast", Hidden, tape.Last.Batch);
        dFinal?.Expect(this, "dFinal", cell, Hidden, tape.Batch.B);
        (tape.DY, tape.Phase, tape.From, tape.HasDX) = (dy, Phase.Backward, from, false);
        if (reverse && from > 0) (dLast, dFinal) = (null, null);                 // its final state is that of step 0
        if (tape.Keep) Copy(tape.A.Pointer, tape.DA.Pointer, tape.Batch.Tokens * gateStride);
        for (int k = 0; k < links.Length; k++)
            if (!links[k].IsX) tape.Transposed[k].PackTransposed(tape.Weights[k]);
        tape.D.Clear(tape.Batch.B * stateStride);
        dFinal?.Scatter(tape.Batch, tape.D.Pointer, plane);
        for (int j = 0; dLast is not null && j < tape.Batch.B; j++) Add(dLast.Token(tape.Batch.Order(j)), tape.D.Pointer + j * stateStride + cell.H * plane);
    }

    /// <summary>One step backwards: ∂L/∂(state after) becomes ∂L/∂(state before), and ∂L/∂x⟨t⟩ is left in <see cref="RecurrentTape.DX"/> (not for symbols).</summary>
    public void StepBack(RecurrentTape tape, int t)
    {
        Expect(tape, Phase.Backward, nameof(StepBack), nameof(BeginBack));
        if (!tape.HasDX) BeginDX(tape);
        StepBackward(tape, t, 0, tape.Batch.B, withX: true);
    }

    private void StepForward(RecurrentTape tape, int t, int from, int to)
    {
        var (end, known) = Columns(tape.Batch, t, from, to);
        Forward(tape, tape.Batch.Offset(t) + from, known - from);
        Forward(tape, tape.Batch.Offset(t) + known, end - known);
    }

    private void StepBackward(RecurrentTape tape, int t, int from, int to, bool withX)
    {
        var (end, known) = Columns(tape.Batch, t, from, to);
        Backward(tape, tape.Batch.Offset(t) + from, from, known - from, withX);
        Backward(tape, tape.Batch.Offset(t) + known, known, end - known, withX);
    }

    /// <summary>Of the columns from … to: where those running at step t end, and where those begin whose state before is the initial one (in reverse, they join at t).</summary>
    private (int End, int Known) Columns(Batch batch, int t, int from, int to)
    {
        int end = Math.Clamp(batch.Running(t), from, to);
        return (end, !reverse ? end : t + 1 < batch.T ? Math.Clamp(batch.Running(t + 1), from, end) : from);
    }

    /// <summary>Neighbouring tokens of one step, the states before which are neighbours too.</summary>
    private void Forward(RecurrentTape tape, int token, int count)
    {
        if (count == 0) return;
        Real* a = tape.A.Pointer + token * gateStride, prev = Before(tape, token), now = After(tape, token);
        if (!tape.Ahead) AddInputs(tape, token, count);                                                          // a = b + W x
        for (int k = links[0].IsX ? 1 : 0; k < links.Length; k++)
        {
            if (links[k].IsMid) for (int j = 0; j < count; j++) cell.Mid(a + j * gateStride, prev + j * stateStride, Mid(tape, token + j), plane);
            Multiply(tape, k, token, count);                                                                     // a += U h'
        }
        for (int j = 0; j < count; j++) cell.Forward(a + j * gateStride, prev + j * stateStride, now + j * stateStride, tape.P.Pointer, plane);
    }

    private void Backward(RecurrentTape tape, int token, int rank, int count, bool withX)
    {
        if (count == 0) return;
        Real* a = tape.Gradients + token * gateStride, prev = Before(tape, token), now = After(tape, token), d = tape.D.Pointer + rank * stateStride;
        for (int j = 0; j < count; j++)
        {
            if (tape.DY is not null) Add(tape.DY.Token(token + j), d + j * stateStride + cell.H * plane);        // dh += dy
            cell.Backward(a + j * gateStride, prev + j * stateStride, now + j * stateStride, d + j * stateStride, tape.P.Pointer, plane);
        }
        for (int k = links.Length - 1; k >= 0; k--)
        {
            if (links[k].IsX && !withX) continue;
            Real* c = Into(tape, links[k], token, rank, count, out int stride);
            MultiplyTransposed(tape, k, count, a, c, stride);                                                    // dx = Wᵀ da, dh' += Uᵀ da
            if (links[k].IsMid) for (int j = 0; j < count; j++) cell.MidBack(a + j * gateStride, prev + j * stateStride, DMid(tape, rank + j), d + j * stateStride, plane);
        }
    }

    private void EndForward(RecurrentTape tape)
    {
        for (int b = 0; b < tape.Batch.B; b++)
        {
            int length = tape.Batch.Lengths[b];                                                                  // 0 in a cut batch: the state passes
            Real* final = length > 0 ? After(tape, tape.Batch.Token(reverse ? 0 : length - 1, b)) : tape.S.Pointer + tape.Batch.Rank(b) * stateStride;
            tape.Final.Gather(b, final, plane);
        }
    }

    /// <summary>The state before a token: the initial one or that of an earlier token.</summary>
    private Real* Before(RecurrentTape tape, int token) => tape.S.Pointer + (long)tape.Before[token] * stateStride;

    private Real* After(RecurrentTape tape, int token) => tape.S.Pointer + (long)(tape.Batch.B + token) * stateStride;

    /// <summary>Where a link's gradient goes: added to the state's, which other paths reach too; into zeros for x and mid.</summary>
    private Real* Into(RecurrentTape tape, Link link, int token, int rank, int count, out int stride)
    {
        stride = link.IsX ? tape.DXStorage.Stride : link.IsMid ? plane : stateStride;
        if (link.Lane >= 0) return tape.D.Pointer + rank * stride + link.Lane * plane;
        Real* zeros = link.IsX ? tape.DXStorage.Pointer + token * stride : DMid(tape, rank);
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

    private static void Add(ReadOnlySpan<Real> from, Real* to) => Vectors.Add(from, new Span<Real>(to, from.Length));
}
