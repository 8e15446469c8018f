using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>eˣ, tanh x and σ(x) in float, from + − × ÷, fused multiply-add and exact powers of two alone, for vectors of any width.</summary>
/// <remarks><code>
/// n = round(x / ln 2),  r = x − n ln 2,  |r| ≤ ½ ln 2:   eˣ = 2ⁿ eʳ,   eʳ − 1 = r + r²/2! + … + r⁷/7!
/// </code>Errors are below 1.1 units in the last place for eˣ and 2.4 for the others. Comparisons with NaN are false, so NaN passes through.</remarks>
internal static class Exponentials<V> where V : unmanaged, IWide<V>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;             // else each step of the series is a call

    private const float Log2E = 1.44269504f, Ln2Hi = 0.693145752f, Ln2Lo = 1.42860677e-6f;     // Ln2Hi has 15 bits, so n · Ln2Hi is exact
    private const float Round = 12582912f;                                                     // 1.5 · 2²³: a sum with it has no room for a fraction

    /// <summary>eˣ: ∞ above 88.7, 0 below −104.</summary>
    [MethodImpl(Inline)]
    public static V Exp(V x)
    {
        x = AtMost(89, AtLeast(-104, x));
        V n = Whole(x * V.All(Log2E)), half = Whole(n * V.All(0.5f));                          // in two halves, so that 2ⁿ itself may leave the range
        return (ExpMinus1(Rest(x, n)) + V.All(1)) * PowerOf2(half) * PowerOf2(n - half);
    }

    /// <summary>tanh x.</summary>
    /// <remarks><code>
    /// q = e²ˡ − 1 with l = |x|:   tanh x = sign(x) q / (q + 2) for l &lt; 1,   sign(x) (1 − 2 / (q + 2)) for l ≥ 1
    /// </code>Nothing cancels near 0; far from 0 the second form never falls where x rises.</remarks>
    [MethodImpl(Inline)]
    public static V Tanh(V x)
    {
        V l = (x | V.All(-0f)) ^ V.All(-0f), sign = x ^ l;                                     // l = |x|
        V twice = AtMost(20, l + l), n = Whole(twice * V.All(Log2E)), power = PowerOf2(n);
        V q = V.MultiplyAdd(power, ExpMinus1(Rest(twice, n)), power - V.All(1));
        V part = V.WhereLess(l, V.All(1), q, V.All(2)) / (q + V.All(2));
        return V.WhereLess(l, V.All(1), part, V.All(1) - part) | sign;
    }

    /// <summary>σ(x), with its relative accuracy in both tails.</summary>
    /// <remarks><code>
    /// q = e⁻ˡ with l = |x|:   σ(x) = 1 / (1 + q) for x ≥ 0,   q / (1 + q) for x &lt; 0
    /// </code></remarks>
    [MethodImpl(Inline)]
    public static V Sigmoid(V x)
    {
        V minus = AtLeast(-104, x | V.All(-0f)), n = Whole(minus * V.All(Log2E));
        V q = (ExpMinus1(Rest(minus, n)) + V.All(1)) * PowerOf2(n + V.All(64)) * V.All(1 / 18446744073709551616f);      // 2ⁿ = 2ⁿ⁺⁶⁴ 2⁻⁶⁴
        return V.WhereLess(x, V.All(0), q, V.All(1)) / (q + V.All(1));
    }

    [MethodImpl(Inline)]
    private static V AtLeast(float low, V x) => V.WhereLess(x, V.All(low), V.All(low), x);

    [MethodImpl(Inline)]
    private static V AtMost(float high, V x) => V.WhereLess(V.All(high), x, V.All(high), x);

    [MethodImpl(Inline)]
    private static V Whole(V x) => x + V.All(Round) - V.All(Round);                            // the nearest whole number

    [MethodImpl(Inline)]
    private static V Rest(V x, V n) => V.MultiplyAdd(n, V.All(-Ln2Lo), V.MultiplyAdd(n, V.All(-Ln2Hi), x));      // x − n ln 2

    [MethodImpl(Inline)]
    private static V ExpMinus1(V r)
    {
        V p = V.MultiplyAdd(V.All(1f / 5040), r, V.All(1f / 720));
        p = V.MultiplyAdd(p, r, V.All(1f / 120));
        p = V.MultiplyAdd(p, r, V.All(1f / 24));
        p = V.MultiplyAdd(p, r, V.All(1f / 6));
        p = V.MultiplyAdd(p, r, V.All(0.5f));
        return V.MultiplyAdd(p, r * r, r);
    }

    // n + 127 is the exponent's field, and the last bits of this sum: the shift leaves nothing else.
    [MethodImpl(Inline)]
    private static V PowerOf2(V n) => V.ShiftLeft(n + V.All(Round + 127), 23);                 // −126 ≤ n ≤ 127
}
