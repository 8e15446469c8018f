using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>The functions cells are made of, on lanes. The same input gives the same bits on every machine and vector width.</summary>
/// <remarks>
/// Float goes through <see cref="Exponentials{V}"/>; double asks the system for each element, because gradient checks need its last digits.
/// </remarks>
public static class Functions
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>max(x, 0).</summary>
    public static Lane Relu(Lane x) => new(Vector512.ConditionalSelect(Vector512.GreaterThan(x.Units, Vector512<Real>.Zero), x.Units, Vector512<Real>.Zero));

    /// <summary>The larger of a and b, unit by unit; a where they cannot be compared.</summary>
    public static Lane Max(Lane a, Lane b) => new(Vector512.ConditionalSelect(Vector512.GreaterThan(b.Units, a.Units), b.Units, a.Units));

    /// <summary>The derivative of <see cref="Relu"/>: 1 where x &gt; 0, else 0.</summary>
    public static Lane Step(Lane x) => new(Vector512.ConditionalSelect(Vector512.GreaterThan(x.Units, Vector512<Real>.Zero), Vector512<Real>.One, Vector512<Real>.Zero));

    /// <summary>√x, correctly rounded.</summary>
    public static Lane Sqrt(Lane x) => new(Vector512.Sqrt(x.Units));

    /// <summary>|x|.</summary>
    public static Lane Abs(Lane x) => new(Vector512.Abs(x.Units));

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ) of one number.</summary>
    public static Real Sigmoid(Real x) => Sigmoid((Lane)x).Units[0];

    /// <summary>tanh x of one number.</summary>
    public static Real Tanh(Real x) => Tanh((Lane)x).Units[0];

    /// <summary>eˣ of one number.</summary>
    public static Real Exp(Real x) => Exp((Lane)x).Units[0];

    /// <summary>eˣ; overflows to ∞, underflows to 0, NaN stays NaN.</summary>
    [MethodImpl(Inline)]
    public static Lane Exp(Lane x) => Each<OfExp>(x);

    /// <summary>tanh x; odd, exactly 0 at 0, ±1 at ±∞.</summary>
    [MethodImpl(Inline)]
    public static Lane Tanh(Lane x) => Each<OfTanh>(x);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), the logistic function, with its relative accuracy in both tails.</summary>
    [MethodImpl(Inline)]
    public static Lane Sigmoid(Lane x) => Each<OfSigmoid>(x);

    private interface IFunction
    {
        static abstract V Of<V>(V x) where V : unmanaged, IWide<V>;

        static abstract double Of(double x);
    }

    private readonly struct OfExp : IFunction
    {
        [MethodImpl(Inline)] public static V Of<V>(V x) where V : unmanaged, IWide<V> => Exponentials<V>.Exp(x);
        public static double Of(double x) => Math.Exp(x);
    }

    private readonly struct OfTanh : IFunction
    {
        [MethodImpl(Inline)] public static V Of<V>(V x) where V : unmanaged, IWide<V> => Exponentials<V>.Tanh(x);
        public static double Of(double x) => Math.Tanh(x);
    }

    private readonly struct OfSigmoid : IFunction
    {
        [MethodImpl(Inline)] public static V Of<V>(V x) where V : unmanaged, IWide<V> => Exponentials<V>.Sigmoid(x);
        public static double Of(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
    }

    [MethodImpl(Inline)]
    private static Lane Each<F>(Lane x) where F : IFunction =>
        sizeof(Real) == sizeof(double) ? InDouble<F>(x)
        : Vector512.IsHardwareAccelerated ? new(F.Of(new Wide512(x.Units)).V)
        : InHalves<F>(x.Units);

    // Not inlined: ten of them in one cell are more than the just-in-time compiler takes in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane InHalves<F>(in Vector512<Real> x) where F : IFunction =>
        new(Vector512.Create(F.Of(new Wide256(x.GetLower())).V, F.Of(new Wide256(x.GetUpper())).V));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane InDouble<F>(Lane x) where F : IFunction
    {
        Span<Real> values = stackalloc Real[Lane.Width];
        for (int i = 0; i < Lane.Width; i++) values[i] = (Real)F.Of((double)x.Units[i]);
        return new(Vector512.Create<Real>(values));
    }
}
