using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>A vector of reals of one hardware width, so that the products' kernels stand once for all widths.</summary>
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

    void Store(Real* to);
}

internal readonly unsafe struct Wide512(Vector512<Real> v) : IWide<Wide512>
{
    private readonly Vector512<Real> v = v;

    public static int Width => Vector512<Real>.Count;
    public static int Columns => 8;
    public static Wide512 Load(Real* from) => new(Vector512.Load(from));
    public static Wide512 All(Real x) => new(Vector512.Create(x));
    public static Wide512 MultiplyAdd(Wide512 a, Wide512 x, Wide512 c) => new(Vector512.FusedMultiplyAdd(a.v, x.v, c.v));
    public void Store(Real* to) => v.Store(to);
}

internal readonly unsafe struct Wide256(Vector256<Real> v) : IWide<Wide256>
{
    private readonly Vector256<Real> v = v;

    public static int Width => Vector256<Real>.Count;
    public static int Columns => 6;
    public static Wide256 Load(Real* from) => new(Vector256.Load(from));
    public static Wide256 All(Real x) => new(Vector256.Create(x));
    public static Wide256 MultiplyAdd(Wide256 a, Wide256 x, Wide256 c) => new(Vector256.FusedMultiplyAdd(a.v, x.v, c.v));
    public void Store(Real* to) => v.Store(to);
}

internal readonly unsafe struct Wide128(Vector128<Real> v) : IWide<Wide128>
{
    private readonly Vector128<Real> v = v;

    public static int Width => Vector128<Real>.Count;
    public static int Columns => 6;
    public static Wide128 Load(Real* from) => new(Vector128.Load(from));
    public static Wide128 All(Real x) => new(Vector128.Create(x));
    public static Wide128 MultiplyAdd(Wide128 a, Wide128 x, Wide128 c) => new(Vector128.FusedMultiplyAdd(a.v, x.v, c.v));
    public void Store(Real* to) => v.Store(to);
}
