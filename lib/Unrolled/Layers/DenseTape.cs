namespace Unrolled.Layers;

/// <summary>What a dense layer remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class DenseTape
{
    internal readonly AffineMap Affine = new();

    internal object? Owner { get; set; }
}
