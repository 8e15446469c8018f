namespace Unrolled.Numerics;

/// <summary>Short vectors: their products and sums, in an order of their own and not the machine's.</summary>
internal static class Vectors
{
    private const int Width = 16;

    /// <summary>xᵀ y, in 16 running sums whatever the vector width.</summary>
    public static Real Dot(ReadOnlySpan<Real> x, ReadOnlySpan<Real> y)
    {
        Span<Real> running = stackalloc Real[Width];
        running.Clear();
        for (int i = 0; i < x.Length; i += Width)
            for (int k = 0; k < Width && i + k < x.Length; k += Lane.Width)
                (Lane.Load(running, k) + Lane.Load(x, i + k) * Lane.Load(y, i + k)).Store(running, k);
        Real sum = 0;
        foreach (Real s in running) sum += s;
        return sum;
    }

    /// <summary>y += a x.</summary>
    public static void Add(Real a, ReadOnlySpan<Real> x, Span<Real> y)
    {
        for (int at = 0; at < x.Length; at += Lane.Width) (Lane.Load(y, at) + a * Lane.Load(x, at)).Store(y, at);
    }
}
