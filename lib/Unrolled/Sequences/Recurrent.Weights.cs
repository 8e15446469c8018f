using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>The weight gradients, once over all tokens: dW += Σ da xᵀ, dU += Σ da h′ᵀ, db += Σ da.</summary>
    public void Finish(RecurrentTape tape)
    {
        Expect(tape, Phase.Backward, nameof(Finish), nameof(BeginBack));
        for (int k = 0; k < links.Length; k++) Cleared(tape.DWeights[k], links[k].Blocks.Length * plane * links[k].Weight.Columns);
        Cleared(tape.DBias, GateStride);
        Cleared(tape.DP, perUnit.Length * plane);
        Workers.Run(tape.Parts = FinishParts(tape.Batch), tape.FinishPart);
        for (int k = 0; k < links.Length; k++) Unpad(tape.DWeights[k].Pointer, links[k].Weight);
        AddBias(tape.DBias.Pointer, biasX, b => b.X);
        AddBias(tape.DBias.Pointer, biasH, b => b.Of != "");
        for (int i = 0; i < perUnit.Length; i++) Unpad(tape.DP.Pointer + i * plane, perUnit[i]);
        for (int b = 0; b < tape.Batch.B; b++) tape.DInitial.Gather(cell, tape.Batch.Order(b), tape.D.Pointer + b * StateStride, plane);
        tape.Phase = Phase.Finished;
    }

    /// <summary>The part's columns of every weight, and its units of the biases; each sum runs over the tokens in tape order.</summary>
    private void FinishPart(RecurrentTape tape, int part)
    {
        for (int k = 0; k < links.Length; k++)
        {
            var (from, to) = Workers.Range(links[k].Weight.Columns, part, tape.Parts);
            WeightGradient(tape, k, from, to);
        }
        var (first, end) = Workers.Range(Panels, part, tape.Parts);
        for (int token = 0; token < tape.Batch.Tokens; token++)
            for (int block = 0; block < cell.Blocks.Count; block++)                                                    // db += da
                for (int u = first * Storage.Panel; u < end * Storage.Panel; u++)
                    tape.DBias.Pointer[block * plane + u] += tape.A.Pointer[token * GateStride + block * plane + u];
        for (int u = first * Storage.Panel; perUnit.Length > 0 && u < end * Storage.Panel; u += Lane.Width) Diagonals(tape, u);
    }

    private void WeightGradient(RecurrentTape tape, int k, int from, int to)
    {
        if (links[k].Lane < 0)
        {
            Real* r = Read(tape, links[k], 0, null, out int stride);
            Outer(tape, k, 0, tape.Batch.Tokens, r, stride, from, to);
            return;
        }
        for (int t = 0, next; t < tape.Batch.T; t = next)
        {
            next = tape.Batch.Together(t);
            Outer(tape, k, tape.Batch.Offset(t), tape.Batch.Offset(next), Before(tape, t, 0) + links[k].Lane * plane, StateStride, from, to);
        }
    }

    /// <summary>dW[:, from … to) += Σ da rᵀ over the tokens first … end, where r's columns follow each other from <paramref name="r"/> on.</summary>
    private void Outer(RecurrentTape tape, int k, int first, int end, Real* r, int stride, int from, int to)
    {
        int rows = links[k].Blocks.Length * plane;
        foreach (var (block, row, blocks) in links[k].Runs)
            Products.Accumulate(blocks * plane, to - from, end - first, tape.A.Pointer + first * GateStride + block * plane, Storage.Panel, GateStride,
                r + from, stride, 1, tape.DWeights[k].Pointer + from * rows + row * plane, rows);
    }

    private void Diagonals(RecurrentTape tape, int unit)
    {
        for (int t = 0; t < tape.Batch.T; t++)
            for (int j = 0; j < tape.Batch.Running(t); j++)
            {
                int token = tape.Batch.Offset(t) + j;
                cell.Diagonal(tape.A.Pointer + token * GateStride, Before(tape, t, j), tape.S.Pointer + token * StateStride, tape.DP.Pointer, plane, unit);
            }
    }

    private void Pack(RecurrentTape tape)
    {
        for (int k = 0; k < links.Length; k++)
        {
            tape.Weights[k].Pack(links[k].Weight.Values, links[k].Blocks.Length, Hidden, links[k].Weight.Columns);
            tape.Transposed[k].PackTransposed(links[k].Weight.Values, links[k].Weight.Rows, links[k].Weight.Columns);
        }
        if (links[^1].IsMid)
        {
            tape.Mids.Ensure(tape.Batch.Tokens * plane);
            tape.DMids.Ensure(tape.Batch.B * plane);
        }
        Cleared(tape.Bias, GateStride);
        PackBias(tape.Bias.Pointer, biasX, b => b.X);
        PackBias(tape.Bias.Pointer, biasH, b => b.Of != "");
        Cleared(tape.P, perUnit.Length * plane);
        for (int i = 0; i < perUnit.Length; i++) perUnit[i].Values.CopyTo(new Span<Real>(tape.P.Pointer + i * plane, Hidden));
    }

    // Without a bias no block has one.
    private void PackBias(Real* to, Parameter? bias, Func<Cells.Block, bool> has)
    {
        for (int block = 0, i = 0; block < cell.Blocks.Count; block++)
            for (int u = 0; has(cell.Blocks[block]) && u < Hidden; u++) to[block * plane + u] += bias!.Values[i++];
    }

    private void AddBias(Real* from, Parameter? bias, Func<Cells.Block, bool> has)
    {
        for (int block = 0, i = 0; block < cell.Blocks.Count; block++)
            for (int u = 0; has(cell.Blocks[block]) && u < Hidden; u++) bias!.Gradients[i++] += from[block * plane + u];
    }

    /// <summary>Adds a gradient whose blocks are padded to one whose blocks are not.</summary>
    private void Unpad(Real* from, Parameter parameter)
    {
        int blocks = parameter.Rows / Hidden;
        for (int column = 0, i = 0; column < parameter.Columns; column++)
            for (int block = 0; block < blocks; block++)
                for (int u = 0; u < Hidden; u++) parameter.Gradients[i++] += from[(column * blocks + block) * plane + u];
    }

    private static void Cleared(Storage storage, int count) => storage.Ensure(count).Clear(count);
}
