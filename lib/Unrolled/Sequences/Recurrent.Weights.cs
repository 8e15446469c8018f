using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>The weight gradients, once over all tokens: dW += Σ da xᵀ, dU += Σ da h′ᵀ, db += Σ da.</summary>
    public void Finish(RecurrentTape tape)
    {
        Expect(tape, Phase.Backward, nameof(Finish), nameof(BeginBack));
        Cleared(tape.DBias, gateStride);
        Cleared(tape.DP, perUnit.Length * plane);
        tape.Scratch(tape.Parts = FinishParts(tape.Batch));
        Workers.Run(tape.Parts, tape.FinishPart);
        AddBias(tape.DBias.Pointer, biasX, blocksX);
        AddBias(tape.DBias.Pointer, biasH, blocksH);
        for (int i = 0; i < perUnit.Length; i++) Add(new(tape.DP.Pointer + i * plane, Hidden), perUnit[i].GradientPointer);
        for (int b = 0; b < tape.Batch.B; b++) tape.DInitial.Gather(tape.Batch.Order(b), tape.D.Pointer + b * stateStride, plane);
        tape.Phase = Phase.Finished;
    }

    /// <summary>The part's units of every block, of all weights and biases; each sum runs over the tokens in tape order.</summary>
    private void FinishPart(RecurrentTape tape, int part)
    {
        var (first, end) = Workers.Range(Panels, part, tape.Parts);
        int unit = first * Storage.Panel, units = (end - first) * Storage.Panel, start = tape.Batch.Offset(tape.From);
        for (int token = start; token < tape.Batch.Tokens; token += GradientSums.Block)
        {
            int count = Math.Min(GradientSums.Block, tape.Batch.Tokens - token);
            tape.Sums[part].Begin(count, gates * units);
            for (int block = 0; block < gates; block++)                                              // db += da
                tape.Sums[part].Left(block * units, tape.Gradients + token * gateStride + block * plane + unit, gateStride, units, tape.DBias.Pointer + block * plane + unit);
            for (int k = 0; k < links.Length; k++)
                if (links[k].IsX && tape.Ids is not null) AddColumns(tape, links[k], token, count, unit, units);
                else Outer(tape, k, tape.Sums[part], token, count, unit, units);
        }
        for (int u = unit; perUnit.Length > 0 && u < unit + units; u += Lane.Width) Diagonals(tape, start, u);
    }

    /// <summary>dW += Σ da rᵀ over a block of tokens, for the units from <paramref name="unit"/> on.</summary>
    private void Outer(RecurrentTape tape, int k, GradientSums sums, int token, int count, int unit, int units)
    {
        var link = links[k];
        int stride = stateStride, K = link.Weight.Columns, rows = link.Weight.Rows, valid = Math.Min(units, Hidden - unit);
        if (link.Lane >= 0) sums.Right(tape.S.Pointer + link.Lane * plane, stride, tape.Before.AsSpan(token, count), K);
        else sums.Right(Read(tape, link, token, out stride), stride, [], K);
        for (int i = 0; i < link.Blocks.Length; i++)
            sums.Multiply(link.Blocks[i] * units, valid, K, link.Weight.GradientPointer + i * Hidden + unit, rows);
    }

    /// <summary>dW[:, id] += da for each token that is the symbol id.</summary>
    private void AddColumns(RecurrentTape tape, Link link, int token, int count, int unit, int units)
    {
        units = Math.Min(units, Hidden - unit);
        for (int end = token + count; token < end; token++)
            foreach (var (block, row, blocks) in link.Runs)
                for (int i = 0, together = units == plane ? blocks : 1; i < blocks; i += together)
                    Add(new(tape.Gradients + token * gateStride + (block + i) * plane + unit, together * units),
                        link.Weight.GradientPointer + tape.Ids!.Token(token) * link.Weight.Rows + (row + i) * Hidden + unit);
    }

    private void Diagonals(RecurrentTape tape, int start, int unit)
    {
        for (int token = start; token < tape.Batch.Tokens; token++)
            cell.Diagonal(tape.Gradients + token * gateStride, Before(tape, token), After(tape, token), tape.DP.Pointer, plane, unit);
    }

    private void Pack(RecurrentTape tape)
    {
        for (int k = 0; k < links.Length; k++)
            if (!links[k].IsX || tape.Ids is null) tape.Weights[k].Pack(links[k].Weight.Values, links[k].Blocks.Length, Hidden, links[k].Weight.Columns);
        if (links[^1].IsMid)
        {
            tape.Mids.Ensure((long)tape.Batch.Tokens * plane);
            tape.DMids.Ensure(tape.Batch.B * plane);
        }
        if (tape.Frozen) return;
        Cleared(tape.Bias, gateStride);
        PackBias(tape.Bias.Pointer, biasX, blocksX);
        PackBias(tape.Bias.Pointer, biasH, blocksH);
        Cleared(tape.P, perUnit.Length * plane);
        for (int i = 0; i < perUnit.Length; i++) perUnit[i].Values.CopyTo(new Span<Real>(tape.P.Pointer + i * plane, Hidden));
    }

    private void PackBias(Real* to, Parameter? bias, int[] blocks)
    {
        for (int i = 0; i < blocks.Length; i++) Add(bias!.Values.AsSpan(i * Hidden, Hidden), to + blocks[i] * plane);
    }

    private void AddBias(Real* from, Parameter? bias, int[] blocks)
    {
        for (int i = 0; i < blocks.Length; i++) Add(new(from + blocks[i] * plane, Hidden), bias!.GradientPointer + i * Hidden);
    }

    private static void Cleared(Storage storage, int count) => storage.Ensure(count).Clear(count);
}
