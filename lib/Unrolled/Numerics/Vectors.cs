namespace Unrolled.Numerics;

/// <summary>Short vectors: their products and sums, in an order of their own and not the machine's.</summary>
internal static class Vectors
{
    private const int Width = 16;

    /// <summary>xᵀ y, in 16 running sums whatever the vector width.</summary>
    public static Real Dot(ReadOnlySpan<Real> x, ReadOnlySpan<Real> y)
    {
        Span<Real> running = stackalloc Real[Width];
        int whole = x.Length / Width * Width;
        for (int k = 0; k < Width; k += Lane.Width)
        {
            Lane lane = 0;
            for (int i = k; i < whole; i += Width) lane += Lane.Load(x, i) * Lane.Load(y, i);
            lane.Store(running, k);
        }
        for (int i = whole; i < x.Length; i++) running[i - whole] += x[i] * y[i];
        Real sum = 0;
        foreach (Real s in running) sum += s;
        return sum;
    }

    /// <summary>y += x.</summary>
    public static void Add(ReadOnlySpan<Real> x, Span<Real> y)
    {
        for (int at = 0; at < x.Length; at += Lane.Width) (Lane.Load(y, at) + Lane.Load(x, at)).Store(y, at);
    }

    /// <summary>y += a x.</summary>
    public static void Add(Real a, ReadOnlySpan<Real> x, Span<Real> y)
    {
        for (int at = 0; at < x.Length; at += Lane.Width) (Lane.Load(y, at) + a * Lane.Load(x, at)).Store(y, at);
    }
}
