namespace Unrolled.Numerics;

/// <summary>Whole powers from products alone: the same bits on every machine, which the system's Pow does not promise.</summary>
public static class Power
{
    /// <summary>xⁿ by repeated squaring; x⁰ = 1.</summary>
    /// <remarks><code>
    /// xⁿ = (x²)^⌊n/2⌋ · x^(n mod 2)
    /// </code></remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is below 0.</exception>
    public static double Of(double x, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double power = 1;
        for (; n > 0; n >>= 1, x *= x)
            if ((n & 1) == 1) power *= x;
        return power;
    }
}
