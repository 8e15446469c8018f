using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Cells;

/// <summary>What every test of all cells asks of one. The list of them is in GradientTests.cs.</summary>
internal abstract partial class CellChecks
{
    public abstract CellKernel Kernel { get; }

    /// <summary>Every entry of every gradient, in double precision.</summary>
    public abstract GradientReport Gradients(int D, int H, int B, int T, params int[] lengths);

    /// <summary>The largest relative error of the gradients along random directions, in the precision of this build, and where.</summary>
    public abstract (double Error, string Where) Slopes(int D, int H, Batch batch);

    /// <summary>The hash of every parameter of a language model (two layers, dropout between them) after training on B sequences of different lengths.</summary>
    public abstract string Train(int B, int steps);

    private static SortedDictionary<string, CellChecks> Named(CellChecks[] cells) => new(cells.ToDictionary(c => c.Kernel.Name), StringComparer.Ordinal);
}

internal sealed class CellChecks<TCell> : CellChecks where TCell : ICell
{
    public override CellKernel Kernel => TCell.Kernel;

    public override GradientReport Gradients(int D, int H, int B, int T, params int[] lengths) => GradientCheck.Cell<TCell>(D, H, B, T, lengths);

    public override (double Error, string Where) Slopes(int D, int H, Batch batch) => new CellSlopes<TCell>(D, H, batch).Worst();

    public override string Train(int B, int steps)
    {
        var random = new Random64(8);
        var model = new LanguageModel<TCell>(vocabulary: 5, hidden: 21, random, layers: 2, embedding: B % 2 == 0 ? 7 : 0, dropout: 0.3, seed: 4);
        var (tape, adam) = (model.NewTape(), new Adam(3e-3, model.Parameters));
        var batch = new Batch([.. Enumerable.Range(0, B).Select(b => 1 + (b * 5 + 3) % 11)]);
        var (x, y) = (Symbols(batch, random), Symbols(batch, random));
        for (int step = 0; step < steps; step++)
        {
            adam.ClearGradients();
            model.LossAndGradients(tape, x, y);
            Clip.ByNorm(adam.Parameters, 1);
            adam.Step();
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in model.Parameters) hash.AppendData(MemoryMarshal.AsBytes(p.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static Tokens Symbols(Batch batch, Random64 random)
    {
        var symbols = new Tokens(batch);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) symbols[t, b] = random.Next(5);
        return symbols;
    }
}
