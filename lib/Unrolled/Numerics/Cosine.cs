namespace Unrolled.Numerics;

/// <summary>The cosine from + − × ÷ alone: the same bits on every machine, which the system's own does not promise.</summary>
public static class Cosine
{
    private const int Terms = 9;

    /// <summary>cos πx, off by less than 1e-15; exactly 1, 0 and −1 at whole and half numbers.</summary>
    /// <remarks><code>
    /// cos πx = cos π|x|, of period 2          cos π(2 − x) = cos πx          cos π(1 − x) = −cos πx          cos πx = sin π(½ − x)
    /// cos y = 1 − y²/2! + y⁴/4! − …           sin y = y (1 − y²/3! + y⁴/5! − …)                              |y| ≤ π/4
    /// </code>Each reduction of x is exact; the first term left out is below 1e-18.</remarks>
    /// <returns>NaN for NaN and ±∞.</returns>
    public static double OfPi(double x)
    {
        x = Math.Abs(x) % 2;
        if (x > 1) x = 2 - x;
        if (x > 0.5) return -Quarter(1 - x);
        return Quarter(x);
    }

    private static double Quarter(double x)
    {
        double y = Math.PI * (x <= 0.25 ? x : 0.5 - x), y2 = y * y, sum = 1;
        int odd = x <= 0.25 ? 0 : 1;
        for (int k = 2 * Terms; k >= 2; k -= 2) sum = 1 - sum * y2 / ((k - 1 + odd) * (k + odd));
        return odd == 0 ? sum : y * sum;
    }
}
