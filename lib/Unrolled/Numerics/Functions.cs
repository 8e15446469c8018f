using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unrolled.Numerics;

/// <summary>The functions cells are made of, on lanes. The same input gives the same bits on every machine and vector width.</summary>
/// <remarks>
/// The one file with two bodies. Float uses + − × ÷, fused multiply-add and exact powers of two alone; double asks the
/// system for each element, because gradient checks need its last digits.
/// </remarks>
public static class Functions
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;      // else each step of a polynomial is a call

    /// <summary>max(x, 0).</summary>
    public static Lane Relu(Lane x) => new(Vector.ConditionalSelect(Vector.GreaterThan(x.Units, Vector<Real>.Zero), x.Units, Vector<Real>.Zero));

    /// <summary>The larger of a and b, unit by unit; a where they cannot be compared.</summary>
    public static Lane Max(Lane a, Lane b) => new(Vector.ConditionalSelect(Vector.GreaterThan(b.Units, a.Units), b.Units, a.Units));

    /// <summary>The derivative of <see cref="Relu"/>: 1 where x &gt; 0, else 0.</summary>
    public static Lane Step(Lane x) => new(Vector.ConditionalSelect(Vector.GreaterThan(x.Units, Vector<Real>.Zero), Vector<Real>.One, Vector<Real>.Zero));

    /// <summary>√x, correctly rounded.</summary>
    public static Lane Sqrt(Lane x) => new(Vector.SquareRoot(x.Units));

    /// <summary>|x|.</summary>
    public static Lane Abs(Lane x) => new(Vector.Abs(x.Units));

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ) of one number.</summary>
    public static Real Sigmoid(Real x) => Sigmoid((Lane)x).Units[0];

    /// <summary>tanh x of one number.</summary>
    public static Real Tanh(Real x) => Tanh((Lane)x).Units[0];

    /// <summary>eˣ of one number.</summary>
    public static Real Exp(Real x) => Exp((Lane)x).Units[0];

#if DOUBLE
    /// <summary>eˣ.</summary>
    public static Lane Exp(Lane x) => Each(x, Math.Exp);

    /// <summary>tanh x.</summary>
    public static Lane Tanh(Lane x) => Each(x, Math.Tanh);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), the logistic function.</summary>
    public static Lane Sigmoid(Lane x) => Each(x, v => v >= 0 ? 1 / (1 + Math.Exp(-v)) : Math.Exp(v) / (1 + Math.Exp(v)));

    private static Lane Each(Lane x, Func<double, double> f)
    {
        Span<double> values = stackalloc double[Lane.Width];
        for (int i = 0; i < Lane.Width; i++) values[i] = f(x.Units[i]);
        return new(new Vector<double>(values));
    }
#else
    private const float Log2E = 1.44269504f, Ln2Hi = 0.693145752f, Ln2Lo = 1.42860677e-6f;      // Ln2Hi has 15 bits, so n · Ln2Hi is exact
    private const float Round = 12582912f;                                                     // 1.5 · 2²³: a sum with it has no room for a fraction

    /// <summary>eˣ; relative error below 2 units in the last place. Overflows to ∞, underflows to 0, NaN stays NaN.</summary>
    /// <remarks><code>
    /// n = round(x / ln 2),  r = x − n ln 2,  |r| ≤ ½ ln 2:   eˣ = 2ⁿ eʳ,   eʳ by its series to r⁷
    /// </code></remarks>
    [MethodImpl(Inline)]
    public static Lane Exp(Lane x)
    {
        var (n, r) = Reduce(AtMost(89, AtLeast(-104, x.Units)));
        var half = n >> 1;                                                                     // in two halves, so that 2ⁿ itself may leave the range
        return new((ExpMinus1(r) + Vector<float>.One) * PowerOf2(half) * PowerOf2(n - half));
    }

    /// <summary>tanh x; odd, exactly 0 at 0, ±1 at ±∞, relative error below 4 units in the last place.</summary>
    /// <remarks><code>
    /// q = e²ˡ − 1 with l = |x|:   tanh x = sign(x) q / (q + 2) for l &lt; 1,   sign(x) (1 − 2 / (q + 2)) for l ≥ 1
    /// </code>q comes from the series of eʳ − 1, so nothing cancels near 0; far from 0 the second form never falls where x rises.</remarks>
    [MethodImpl(Inline)]
    public static Lane Tanh(Lane x)
    {
        var sign = x.Units & new Vector<float>(-0f);
        var l = x.Units ^ sign;
        var (n, r) = Reduce(AtMost(20, l + l));
        var power = PowerOf2(n);
        var q = Vector.FusedMultiplyAdd(power, ExpMinus1(r), power - Vector<float>.One);
        var two = new Vector<float>(2);
        var near = Vector.LessThan(l, Vector<float>.One);
        var part = Vector.ConditionalSelect(near, q, two) / (q + two);
        return new(Vector.ConditionalSelect(near, part, Vector<float>.One - part) | sign);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), the logistic function; relative error below 4 units in the last place in both tails.</summary>
    /// <remarks><code>
    /// q = e⁻ˡ with l = |x|:   σ(x) = 1 / (1 + q) for x ≥ 0,   q / (1 + q) for x &lt; 0
    /// </code></remarks>
    [MethodImpl(Inline)]
    public static Lane Sigmoid(Lane x)
    {
        var (n, r) = Reduce(AtLeast(-104, x.Units | new Vector<float>(-0f)));                  // −|x|
        var q = (ExpMinus1(r) + Vector<float>.One) * PowerOf2(n + new Vector<int>(64)) * new Vector<float>(1 / 18446744073709551616f);      // 2ⁿ = 2ⁿ⁺⁶⁴ 2⁻⁶⁴
        var top = Vector.ConditionalSelect(Vector.LessThan(x.Units, Vector<float>.Zero), q, Vector<float>.One);
        return new(top / (q + Vector<float>.One));
    }

    // Comparisons with NaN are false, so NaN passes.
    [MethodImpl(Inline)]
    private static Vector<float> AtLeast(float low, Vector<float> x) => Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(low)), new Vector<float>(low), x);

    [MethodImpl(Inline)]
    private static Vector<float> AtMost(float high, Vector<float> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(high)), new Vector<float>(high), x);

    [MethodImpl(Inline)]
    private static (Vector<int> N, Vector<float> R) Reduce(Vector<float> x)         // x = n ln 2 + r
    {
        var rounded = Vector.FusedMultiplyAdd(x, new Vector<float>(Log2E), new Vector<float>(Round));
        var n = rounded - new Vector<float>(Round);
        var r = Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2Lo), Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2Hi), x));
        return (Vector.AsVectorInt32(rounded) - Vector.AsVectorInt32(new Vector<float>(Round)), r);      // neighbouring floats there are neighbouring integers
    }

    [MethodImpl(Inline)]
    private static Vector<float> ExpMinus1(Vector<float> r)                          // r + r²/2! + … + r⁷/7!
    {
        var p = new Vector<float>(1f / 5040);
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 720));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 120));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 24));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 6));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(0.5f));
        return Vector.FusedMultiplyAdd(p, r * r, r);
    }

    [MethodImpl(Inline)]
    private static Vector<float> PowerOf2(Vector<int> n) => Vector.AsVectorSingle((n + new Vector<int>(127)) << 23);      // −126 ≤ n ≤ 127
#endif
}
