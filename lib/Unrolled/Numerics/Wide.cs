using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>A vector of reals of one hardware width, so that products and functions stand once for all widths.</summary>
/// <remarks>Where the hardware lacks a width or fused multiply-add, the runtime computes the same bits number by number.</remarks>
internal unsafe interface IWide<V> where V : unmanaged, IWide<V>
{
    /// <summary>Reals in one vector.</summary>
    static abstract int Width { get; }

    /// <summary>Columns of a full tile: as many as fill the registers with two vectors of rows.</summary>
    static abstract int Columns { get; }

    static abstract V Load(Real* from);

    static abstract V All(Real x);

    /// <summary>a · x + c, rounded once.</summary>
    static abstract V MultiplyAdd(V a, V x, V c);

    static abstract V operator +(V a, V b);

    static abstract V operator -(V a, V b);

    static abstract V operator *(V a, V b);

    static abstract V operator /(V a, V b);

    /// <summary>Bit by bit.</summary>
    static abstract V operator |(V a, V b);

    /// <summary>Bit by bit.</summary>
    static abstract V operator ^(V a, V b);

    /// <summary>The bits of each real as an integer, shifted to the left.</summary>
    static abstract V ShiftLeft(V a, int bits);

    /// <summary>Where a &lt; b one, elsewhere the other; other too where they cannot be compared.</summary>
    static abstract V WhereLess(V a, V b, V one, V other);

    void Store(Real* to);
}

internal readonly unsafe struct Wide512(Vector512<Real> v) : IWide<Wide512>
{
    public readonly Vector512<Real> V = v;

    public static int Width => Vector512<Real>.Count;
    public static int Columns => 8;
    public static Wide512 Load(Real* from) => new(Vector512.Load(from));
    public static Wide512 All(Real x) => new(Vector512.Create(x));
    public static Wide512 MultiplyAdd(Wide512 a, Wide512 x, Wide512 c) => new(Vector512.FusedMultiplyAdd(a.V, x.V, c.V));
    public static Wide512 operator +(Wide512 a, Wide512 b) => new(a.V + b.V);
    public static Wide512 operator -(Wide512 a, Wide512 b) => new(a.V - b.V);
    public static Wide512 operator *(Wide512 a, Wide512 b) => new(a.V * b.V);
    public static Wide512 operator /(Wide512 a, Wide512 b) => new(a.V / b.V);
    public static Wide512 operator |(Wide512 a, Wide512 b) => new(a.V | b.V);
    public static Wide512 operator ^(Wide512 a, Wide512 b) => new(a.V ^ b.V);
    public static Wide512 ShiftLeft(Wide512 a, int bits) => new(sizeof(Real) == 4 ? (a.V.AsInt32() << bits).As<int, Real>() : (a.V.AsInt64() << bits).As<long, Real>());
    public static Wide512 WhereLess(Wide512 a, Wide512 b, Wide512 one, Wide512 other) => new(Vector512.ConditionalSelect(Vector512.LessThan(a.V, b.V), one.V, other.V));
    public void Store(Real* to) => V.Store(to);
}

internal readonly unsafe struct Wide256(Vector256<Real> v) : IWide<Wide256>
{
    public readonly Vector256<Real> V = v;

    public static int Width => Vector256<Real>.Count;
    public static int Columns => 6;
    public static Wide256 Load(Real* from) => new(Vector256.Load(from));
    public static Wide256 All(Real x) => new(Vector256.Create(x));
    public static Wide256 MultiplyAdd(Wide256 a, Wide256 x, Wide256 c) => new(Vector256.FusedMultiplyAdd(a.V, x.V, c.V));
    public static Wide256 operator +(Wide256 a, Wide256 b) => new(a.V + b.V);
    public static Wide256 operator -(Wide256 a, Wide256 b) => new(a.V - b.V);
    public static Wide256 operator *(Wide256 a, Wide256 b) => new(a.V * b.V);
    public static Wide256 operator /(Wide256 a, Wide256 b) => new(a.V / b.V);
    public static Wide256 operator |(Wide256 a, Wide256 b) => new(a.V | b.V);
    public static Wide256 operator ^(Wide256 a, Wide256 b) => new(a.V ^ b.V);
    public static Wide256 ShiftLeft(Wide256 a, int bits) => new(sizeof(Real) == 4 ? (a.V.AsInt32() << bits).As<int, Real>() : (a.V.AsInt64() << bits).As<long, Real>());
    public static Wide256 WhereLess(Wide256 a, Wide256 b, Wide256 one, Wide256 other) => new(Vector256.ConditionalSelect(Vector256.LessThan(a.V, b.V), one.V, other.V));
    public void Store(Real* to) => V.Store(to);
}

internal readonly unsafe struct Wide128(Vector128<Real> v) : IWide<Wide128>
{
    public readonly Vector128<Real> V = v;

    public static int Width => Vector128<Real>.Count;
    public static int Columns => 6;
    public static Wide128 Load(Real* from) => new(Vector128.Load(from));
    public static Wide128 All(Real x) => new(Vector128.Create(x));
    public static Wide128 MultiplyAdd(Wide128 a, Wide128 x, Wide128 c) => new(Vector128.FusedMultiplyAdd(a.V, x.V, c.V));
    public static Wide128 operator +(Wide128 a, Wide128 b) => new(a.V + b.V);
    public static Wide128 operator -(Wide128 a, Wide128 b) => new(a.V - b.V);
    public static Wide128 operator *(Wide128 a, Wide128 b) => new(a.V * b.V);
    public static Wide128 operator /(Wide128 a, Wide128 b) => new(a.V / b.V);
    public static Wide128 operator |(Wide128 a, Wide128 b) => new(a.V | b.V);
    public static Wide128 operator ^(Wide128 a, Wide128 b) => new(a.V ^ b.V);
    public static Wide128 ShiftLeft(Wide128 a, int bits) => new(sizeof(Real) == 4 ? (a.V.AsInt32() << bits).As<int, Real>() : (a.V.AsInt64() << bits).As<long, Real>());
    public static Wide128 WhereLess(Wide128 a, Wide128 b, Wide128 one, Wide128 other) => new(Vector128.ConditionalSelect(Vector128.LessThan(a.V, b.V), one.V, other.V));
    public void Store(Real* to) => V.Store(to);
}
