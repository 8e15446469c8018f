namespace Unrolled.Numerics;

/// <summary>Short vectors: their products and sums, in an order of their own and not the machine's.</summary>
internal static class Vectors
{
    /// <summary>xᵀ y, in one lane of running sums.</summary>
    public static Real Dot(ReadOnlySpan<Real> x, ReadOnlySpan<Real> y)
    {
        Lane sums = 0;
        for (int i = 0; i < x.Length; i += Lane.Width) sums += Lane.Load(x, i) * Lane.Load(y, i);
        return sums.Sum();
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
