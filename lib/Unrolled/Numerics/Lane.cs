using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Numerics;

/// <summary>A few neighbouring units computed at once: a vector of reals that reads and behaves like one number.</summary>
/// <remarks>
/// A cell's equations are written once, for a lane; the unroller walks them over all hidden units. The width is that of
/// <see cref="Vector{T}"/> (8 floats or 4 doubles on today's x86 machines), and no result depends on it.
/// Numbers mix in freely: <c>1 - t * t</c> means what it says.
/// </remarks>
public readonly struct Lane(Vector<Real> units)
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The reals themselves, unit by unit.</summary>
    public readonly Vector<Real> Units = units;

    /// <summary>How many units one lane holds.</summary>
    public static int Width => Vector<Real>.Count;

    [MethodImpl(Inline)] public static implicit operator Lane(double everyUnit) => new(new Vector<Real>((Real)everyUnit));

    [MethodImpl(Inline)] public static Lane operator +(Lane a, Lane b) => new(a.Units + b.Units);
    [MethodImpl(Inline)] public static Lane operator -(Lane a, Lane b) => new(a.Units - b.Units);
    [MethodImpl(Inline)] public static Lane operator *(Lane a, Lane b) => new(a.Units * b.Units);
    [MethodImpl(Inline)] public static Lane operator /(Lane a, Lane b) => new(a.Units / b.Units);
    [MethodImpl(Inline)] public static Lane operator -(Lane a) => new(-a.Units);

    /// <summary>min(max(x, least), most) of each unit; NaN stays NaN.</summary>
    public static Lane Clamp(Lane x, Lane least, Lane most) => new(Vector.Min(Vector.Max(x.Units, least.Units), most.Units));

    /// <summary>The lane at position <paramref name="at"/> of an array; what lies beyond its end reads as 0.</summary>
    [MethodImpl(Inline)]
    public static Lane Load(ReadOnlySpan<Real> from, int at) => at + Width <= from.Length
        ? new(Unsafe.ReadUnaligned<Vector<Real>>(ref Unsafe.As<Real, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(from), at))))
        : LoadEnd(from[at..]);

    /// <summary>Writes the lane at position <paramref name="at"/> of an array; what lies beyond its end is dropped.</summary>
    [MethodImpl(Inline)]
    public void Store(Span<Real> to, int at)
    {
        if (at + Width <= to.Length) Unsafe.WriteUnaligned(ref Unsafe.As<Real, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(to), at)), Units);
        else StoreEnd(to[at..]);
    }

    // Apart from Load and Store, which would else not be inlined.
    private static Lane LoadEnd(ReadOnlySpan<Real> from)
    {
        Span<Real> padded = stackalloc Real[Width];
        padded.Clear();
        from.CopyTo(padded);
        return new(new Vector<Real>(padded));
    }

    private void StoreEnd(Span<Real> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = Units[i];
    }

    public override string ToString() => Units.ToString();
}
