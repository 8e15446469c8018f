using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Numerics;

/// <summary>Memory the engine computes in: an array that never moves, begins on a cache line, grows when asked and never shrinks.</summary>
/// <remarks>Behind the last real there is room for a panel more, so that the end may be read in whole panels.</remarks>
internal sealed unsafe class Storage
{
    /// <summary>Blocks of units are padded to a multiple of this many reals, whatever the vector width.</summary>
    public const int Panel = 16;

    private const int CacheLine = 64;

    private Real[] array = [];
    private int origin, length;

    public Real* Pointer { get; private set; }

    /// <summary>The reals themselves.</summary>
    public Span<Real> Span => array.AsSpan(origin, length);

    /// <summary>n rounded up to a whole number of panels.</summary>
    public static int Padded(int n) => (n + Panel - 1) / Panel * Panel;

    /// <summary>Makes room for n reals; what was there is lost when it grows.</summary>
    /// <exception cref="ArgumentException">n is beyond what one array can hold.</exception>
    public Storage Ensure(long n)
    {
        if (n <= length) return this;
        if (n > int.MaxValue - 2 * CacheLine)
            throw new ArgumentException($"A batch of this size needs {n} numbers in one array, above the limit of {int.MaxValue - 2 * CacheLine}. Cut the sequences into shorter pieces, with Truncated, or take a smaller batch.");
        length = (int)n;
        array = GC.AllocateArray<Real>(length + CacheLine / sizeof(Real) + Panel, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        origin = (int)((CacheLine - start % CacheLine) % CacheLine / sizeof(Real));
        Pointer = (Real*)start + origin;
        return this;
    }

    public void Clear(int n) => Span[..n].Clear();

    /// <summary>Makes one panel of <paramref name="count"/> columns, <paramref name="stride"/> apart: their first <paramref name="valid"/> rows, then zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(Real* from, int stride, int count, int valid, Real* panel)
    {
        for (; count > 0; count--, from += stride, panel += Panel)
            if (valid == Panel)
                for (int i = 0; i < Panel; i += Lane.Width) Lane.Load(from + i).Store(panel + i);
            else
            {
                for (int i = 0; i < Panel; i += Lane.Width) default(Lane).Store(panel + i);
                for (int i = 0; i < valid; i++) panel[i] = from[i];
            }
    }
}
