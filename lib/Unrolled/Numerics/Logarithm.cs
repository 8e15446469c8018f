namespace Unrolled.Numerics;

/// <summary>The natural logarithm from + − × ÷ alone: the same bits on every machine, which the system's own does not promise.</summary>
public static class Logarithm
{
    private const double Ln2Hi = 6.93147180369123816490e-01, Ln2Lo = 1.90821492927058770002e-10;      // their sum is ln 2 to 100 bits

    private const double MinNormal = 2.2250738585072014e-308;      // 2⁻¹⁰²²: below it the exponent is not in the bits

    private static ReadOnlySpan<double> Series => [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1];

    /// <summary>ln x, relative error below 1e-15.</summary>
    /// <remarks><code>
    /// x = m 2ᵉ with √½ ≤ m &lt; √2,   s = (m − 1) / (m + 1):   ln x = e ln 2 + 2 (s + s³/3 + s⁵/5 + …)
    /// </code>|s| ≤ 0.1716, so the term s²¹/21 is below 1e-17 of the sum.</remarks>
    /// <returns>−∞ at 0, NaN below 0, +∞ at +∞.</returns>
    public static double Ln(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        int tiny = x < MinNormal ? 54 : 0;
        long bits = BitConverter.DoubleToInt64Bits(tiny > 0 ? x * (1L << tiny) : x);
        int e = (int)(bits >> 52) - 1023 - tiny;
        double m = BitConverter.Int64BitsToDouble((bits & (1L << 52) - 1) | 1023L << 52);
        if (m > 1.4142135623730951) (m, e) = (m / 2, e + 1);
        double s = (m - 1) / (m + 1), s2 = s * s, sum = 0;
        foreach (double term in Series) sum = sum * s2 + term;
        return e * Ln2Hi + (2 * s * sum + e * Ln2Lo);
    }
}
