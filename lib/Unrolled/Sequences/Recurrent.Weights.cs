using Unrolled.Numerics;

namespace Unrolled.Sequences;

public sealed unsafe partial class Recurrent<TCell>
{
    /// <summary>The weight gradients, once over all tokens: dW += Σ da xᵀ, dU += Σ da h′ᵀ, db += Σ da.</summary>
    public void Finish(RecurrentTape tape)
    {
        Expect(tape, Phase.Backward, nameof(Finish), nameof(BeginBack));
        Cleared(tape.DBias, GateStride);
        Cleared(tape.DP, perUnit.Length * plane);
        for (int k = 0; k < links.Length && Hidden < plane; k++) Cleared(tape.DWeights[k], links[k].Blocks.Length * plane * links[k].Weight.Columns);
        tape.Scratch(tape.Parts = FinishParts(tape.Batch));
        Workers.Run(tape.Parts, tape.FinishPart);
        for (int k = 0; k < links.Length && Hidden < plane; k++) Unpad(tape.DWeights[k].Pointer, links[k].Weight);
        AddBias(tape.DBias.Pointer, biasX, b => b.X);
        AddBias(tape.DBias.Pointer, biasH, b => b.Of != "");
        for (int i = 0; i < perUnit.Length; i++) Unpad(tape.DP.Pointer + i * plane, perUnit[i]);
        for (int b = 0; b < tape.Batch.B; b++) tape.DInitial.Gather(cell, tape.Batch.Order(b), tape.D.Pointer + b * StateStride, plane);
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
            tape.Sums[part].Begin(count, cell.Blocks.Count * units, Math.Max(Inputs, Hidden));
            for (int block = 0; block < cell.Blocks.Count; block++)                                              // db += da
                tape.Sums[part].Left(block * units, tape.Gradients + token * GateStride + block * plane + unit, GateStride, units, tape.DBias.Pointer + block * plane + unit);
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
        int stride = StateStride, K = link.Weight.Columns, rows = GradientRows(link);
        if (link.Lane >= 0) sums.Right(tape.S.Pointer + link.Lane * plane, stride, tape.Before.AsSpan(token, count), K);
        else sums.Right(Read(tape, link, token, out stride), stride, [], K);
        int together = units == plane ? link.Blocks.Length : 1;                                                  // whole blocks are neighbours in both
        foreach (var (block, row, blocks) in link.Runs)
            for (int i = 0; i < blocks; i += Math.Min(together, blocks))
                sums.Multiply((block + i) * units, Math.Min(together, blocks) * units, K, GradientOf(tape, k) + (row + i) * (rows / link.Blocks.Length) + unit, rows);
    }

    /// <summary>dW[:, id] += da for each token that is the symbol id.</summary>
    private void AddColumns(RecurrentTape tape, Link link, int token, int count, int unit, int units)
    {
        int rows = GradientRows(link), block = rows / link.Blocks.Length;
        units = Math.Min(units, block - unit);
        for (int end = token + count; token < end; token++)
            for (int i = 0; i < link.Blocks.Length; i++)
                Add(new(tape.Gradients + token * GateStride + link.Blocks[i] * plane + unit, units), GradientOf(tape, 0) + (long)tape.Ids!.Token(token) * rows + i * block + unit);
    }

    /// <summary>Where a weight's gradient is summed: in place when no block needs padding.</summary>
    private Real* GradientOf(RecurrentTape tape, int k) => Hidden == plane ? links[k].Weight.GradientPointer : tape.DWeights[k].Pointer;

    private int GradientRows(Link link) => link.Blocks.Length * plane;

    private void Diagonals(RecurrentTape tape, int start, int unit)
    {
        for (int token = start; token < tape.Batch.Tokens; token++)
            cell.Diagonal(tape.Gradients + token * GateStride, Before(tape, token), After(tape, token), tape.DP.Pointer, plane, unit);
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
