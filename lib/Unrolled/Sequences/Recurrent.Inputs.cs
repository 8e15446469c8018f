using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>Few sequences leave a step's product few columns, so it is made for all steps at once, before the loop over time.</summary>
    private void InputsAhead(RecurrentTape tape, Signal x)
    {
        AddInputs(tape, 0, x.Batch.Tokens);
        tape.Ahead = true;
    }

    /// <summary>a = b + W x for neighbouring tokens.</summary>
    private void AddInputs(RecurrentTape tape, int token, int count)
    {
        Real* a = tape.A.Pointer + token * gateStride;
        for (int j = 0; j < count; j++) Copy(tape.Bias.Pointer, a + j * gateStride, gateStride);
        if (!links[0].IsX) return;
        if (tape.Ids is null) Multiply(tape, 0, token, count);
        else for (int j = 0; j < count; j++) AddColumn(links[0], tape.Ids.Token(token + j), a + j * gateStride);
    }

    /// <summary>a += W[:, id].</summary>
    private void AddColumn(Link link, int id, Real* a)
    {
        foreach (var (block, row, blocks) in link.Runs)
            for (int i = 0, together = Together(blocks); i < blocks; i += together)
                Add(link.Weight.Values.AsSpan(id * link.Weight.Rows + (row + i) * Hidden, together * Hidden), a + (block + i) * plane);
    }

    /// <summary>How many of so many neighbouring blocks can be taken as one: all, where no padding parts them.</summary>
    private int Together(int blocks) => Hidden == plane ? blocks : 1;

    /// <summary>a += W r of one link, for neighbouring tokens.</summary>
    private void Multiply(RecurrentTape tape, int k, int token, int count)
    {
        Real* a = tape.A.Pointer + token * gateStride, r = Read(tape, links[k], token, out int stride);
        foreach (var (block, row, blocks) in links[k].Runs)
            tape.Weights[k].MultiplyRows(row * plane, blocks * plane, count, r, stride, a + block * plane, gateStride);
    }

    /// <summary>c += Wᵀ da of one link.</summary>
    private void MultiplyTransposed(RecurrentTape tape, int k, int count, Real* da, Real* c, int stride)
    {
        foreach (var (block, row, blocks) in links[k].Runs)
            tape.Transposed[k].MultiplyColumns(row * Hidden, Hidden, blocks, count, da + block * plane, gateStride, plane, c, stride);
    }

    /// <summary>Where a link reads for the tokens from <paramref name="token"/> on.</summary>
    private Real* Read(RecurrentTape tape, Link link, int token, out int stride)
    {
        stride = link.IsX ? tape.X!.Stride : link.IsMid ? plane : stateStride;
        return link.IsX ? tape.X!.Pointer + (long)token * stride : link.IsMid ? Mid(tape, token) : Before(tape, token) + link.Lane * plane;
    }

    /// <summary>∂L/∂x, unless it is there.</summary>
    private void MakeDX(RecurrentTape tape)
    {
        if (tape.HasDX) return;
        Expect(tape, Phase.Finished, nameof(RecurrentTape.DX), nameof(Backward));
        BeginDX(tape);
        Workers.Run(tape.Parts = LoopParts(tape.Batch), tape.InputPart);
    }

    private void BeginDX(RecurrentTape tape)
    {
        if (tape.Ids is not null) throw new InvalidOperationException($"{this}: the input was symbols, which have no gradient. Give it a Signal, such as an embedding's, to get ∂L/∂x.");
        tape.DXStorage.Resize(tape.Batch);
        if (links[0].IsX) tape.Transposed[0].PackTransposed(tape.Weights[0]);
        tape.HasDX = true;
    }

    private void InputPart(RecurrentTape tape, int part)
    {
        int first = tape.Batch.Offset(tape.From);
        var (from, to) = Workers.Range(tape.Batch.Tokens, part, tape.Parts);
        tape.DXStorage.Clear(from, to - from);
        from = Math.Clamp(first, from, to);
        if (links[0].IsX)
            MultiplyTransposed(tape, 0, to - from, tape.Gradients + from * gateStride, tape.DXStorage.Pointer + from * tape.DXStorage.Stride, tape.DXStorage.Stride);
    }
}
