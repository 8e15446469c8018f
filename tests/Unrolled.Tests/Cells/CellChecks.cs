using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Unrolled.Cells;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
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

    /// <summary>The hash of every parameter after 100 training steps on sequences of different lengths.</summary>
    public abstract string Train(int B);

    private static SortedDictionary<string, CellChecks> Named(CellChecks[] cells) => new(cells.ToDictionary(c => c.Kernel.Name), StringComparer.Ordinal);
}

internal sealed class CellChecks<TCell> : CellChecks where TCell : ICell
{
    public override CellKernel Kernel => TCell.Kernel;

    public override GradientReport Gradients(int D, int H, int B, int T, params int[] lengths) => GradientCheck.Cell<TCell>(D, H, B, T, lengths);

    public override (double Error, string Where) Slopes(int D, int H, Batch batch) => new CellSlopes<TCell>(D, H, batch).Worst();

    public override string Train(int B)
    {
        var net = new Net<TCell>(D: 7, H: 21, V: 5, seed: 3);
        var adam = new Adam(3e-3, net.Parameters);
        var lengths = Enumerable.Range(0, B).Select(b => 1 + (b * 5 + 3) % 11).ToArray();
        var (x, y) = Net<TCell>.Random(new Batch(lengths), 7, 5, 8);
        for (int step = 0; step < 100; step++) net.Step(adam, x, y);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in net.Parameters) hash.AppendData(MemoryMarshal.AsBytes(p.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
