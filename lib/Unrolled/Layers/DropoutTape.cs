using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>What a dropout remembers between Forward and Backward: the number of its mask. The caller owns it and reuses it.</summary>
public sealed class DropoutTape
{
    internal object? Owner { get; private set; }

    internal Batch Batch { get; private set; } = null!;

    internal int Rows { get; private set; }

    internal long Step { get; private set; }

    /// <summary>Whether the last Forward dropped anything.</summary>
    internal bool Drops { get; private set; }

    internal Signal Y { get; private set; } = null!;

    internal Signal DX { get; private set; } = null!;

    internal void Prepare(object owner, Signal x, bool drops, long step)
    {
        (Owner, Batch, Drops, Step) = (owner, x.Batch, drops, step);
        if (Rows != x.Rows) (Rows, Y, DX) = (x.Rows, new(x.Batch, x.Rows), new(x.Batch, x.Rows));
        Y.Resize(x.Batch);
    }
}
