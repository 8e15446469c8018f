using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unrolled.Numerics;

/// <summary>A few neighbouring units computed at once: a vector of reals that reads and behaves like one number.</summary>
/// <remarks>
/// A cell's equations are written once, for a lane; the unroller walks them over all hidden units. A lane has 512 bits, which are
/// 16 floats or 8 doubles, on every machine: one with narrower vectors computes it in parts, to the same bits.
/// Numbers mix in freely: <c>1 - t * t</c> means what it says.
/// </remarks>
public readonly struct Lane(Vector512<Real> units)
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The reals themselves, unit by unit.</summary>
    public readonly Vector512<Real> Units = units;

    /// <summary>How many units one lane holds.</summary>
    public static int Width => Vector512<Real>.Count;

    [MethodImpl(Inline)] public static implicit operator Lane(double everyUnit) => new(Vector512.Create((Real)everyUnit));

    [MethodImpl(Inline)] public static Lane operator +(Lane a, Lane b) => new(a.Units + b.Units);
    [MethodImpl(Inline)] public static Lane operator -(Lane a, Lane b) => new(a.Units - b.Units);
    [MethodImpl(Inline)] public static Lane operator *(Lane a, Lane b) => new(a.Units * b.Units);
    [MethodImpl(Inline)] public static Lane operator /(Lane a, Lane b) => new(a.Units / b.Units);
    [MethodImpl(Inline)] public static Lane operator -(Lane a) => new(-a.Units);

    /// <summary>min(max(x, least), most) of each unit; NaN stays NaN.</summary>
    public static Lane Clamp(Lane x, Lane least, Lane most) => new(Vector512.Min(Vector512.Max(x.Units, least.Units), most.Units));

    /// <summary>The lane at position <paramref name="at"/> of an array.</summary>
    /// <param name="from">The array.</param>
    /// <param name="at">Which of its reals is the lane's first.</param>
    /// <param name="beyond">What lies beyond the array's end reads as.</param>
    [MethodImpl(Inline)]
    public static Lane Load(ReadOnlySpan<Real> from, int at, double beyond = 0) => at + Width <= from.Length
        ? new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)at))
        : LoadEnd(from[at..], beyond);

    /// <summary>The lane at a place in memory.</summary>
    [MethodImpl(Inline)] internal static unsafe Lane Load(Real* from) => new(Vector512.Load(from));

    /// <summary>Writes the lane to a place in memory.</summary>
    [MethodImpl(Inline)] internal unsafe void Store(Real* to) => Units.Store(to);

    /// <summary>Writes the lane at position <paramref name="at"/> of an array; what lies beyond its end is dropped.</summary>
    [MethodImpl(Inline)]
    public void Store(Span<Real> to, int at)
    {
        if (at + Width <= to.Length) Units.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)at);
        else StoreEnd(to[at..]);
    }

    // Apart from Load and Store, which would else not be inlined.
    private static Lane LoadEnd(ReadOnlySpan<Real> from, double beyond)
    {
        Span<Real> padded = stackalloc Real[Width];
        padded.Fill((Real)beyond);
        from.CopyTo(padded);
        return new(Vector512.Create<Real>(padded));
    }

    private void StoreEnd(Span<Real> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = Units[i];
    }

    /// <summary>The sum of the units: halves are added to halves.</summary>
    internal Real Sum()
    {
        var four = Units.GetLower() + Units.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        Real sum = 0;
        for (int i = 0; i < Vector128<Real>.Count; i++) sum += two[i];
        return sum;
    }

    public override string ToString() => Units.ToString();
}
