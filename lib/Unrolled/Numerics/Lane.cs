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
    /// <summary>The reals themselves, unit by unit.</summary>
    public readonly Vector<Real> Units = units;

    /// <summary>How many units one lane holds.</summary>
    public static int Width => Vector<Real>.Count;

    public static implicit operator Lane(double everyUnit) => new(new Vector<Real>((Real)everyUnit));

    public static Lane operator +(Lane a, Lane b) => new(a.Units + b.Units);
    public static Lane operator -(Lane a, Lane b) => new(a.Units - b.Units);
    public static Lane operator *(Lane a, Lane b) => new(a.Units * b.Units);
    public static Lane operator /(Lane a, Lane b) => new(a.Units / b.Units);
    public static Lane operator -(Lane a) => new(-a.Units);

    /// <summary>min(max(x, least), most) of each unit; NaN stays NaN.</summary>
    public static Lane Clamp(Lane x, Lane least, Lane most) => new(Vector.Min(Vector.Max(x.Units, least.Units), most.Units));

    /// <summary>The lane at position <paramref name="at"/> of an array; what lies beyond its end reads as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Load(ReadOnlySpan<Real> from, int at)
    {
        if (at + Width <= from.Length)
            return new(Unsafe.ReadUnaligned<Vector<Real>>(ref Unsafe.As<Real, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(from), at))));
        Span<Real> padded = stackalloc Real[Width];
        padded.Clear();
        from[at..].CopyTo(padded);
        return new(new Vector<Real>(padded));
    }

    /// <summary>Writes the lane at position <paramref name="at"/> of an array; what lies beyond its end is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<Real> to, int at)
    {
        if (at + Width <= to.Length)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<Real, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(to), at)), Units);
            return;
        }
        for (int i = 0; at + i < to.Length; i++) to[at + i] = Units[i];
    }

    public override string ToString() => Units.ToString();
}
