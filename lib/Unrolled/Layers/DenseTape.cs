using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>What a dense layer remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class DenseTape
{
    internal readonly Packed Weights = new(), Transposed = new();
    internal readonly Storage Bias = new(), DBias = new();
    internal GradientSums[] Sums = [];
    internal Action<int> ForwardPart = null!, InputPart = null!, WeightPart = null!;
    internal int Parts;

    internal object? Owner { get; private set; }

    internal Signal X { get; private set; } = null!;

    internal Signal Y { get; private set; } = null!;

    internal Signal DX { get; private set; } = null!;

    internal Signal DY { get; set; } = null!;

    internal void Prepare(object owner, Signal x, int inputs, int outputs)
    {
        if (!ReferenceEquals(Owner, owner))
            (Owner, Y, DX) = (owner, new Signal(new Storage(), outputs, Storage.Padded(outputs)), new Signal(new Storage(), inputs, Storage.Padded(inputs)));
        X = x;
        Y.Resize(x.Batch);
        DX.Resize(x.Batch);
    }
}
