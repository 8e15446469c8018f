using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unrolled.Numerics;

/// <summary>Memory the engine computes in: an array that never moves, grows when asked and never shrinks.</summary>
internal sealed unsafe class Storage
{
    /// <summary>Blocks of units are padded to a multiple of this many reals, whatever the vector width.</summary>
    public const int Panel = 16;

    public Real[] Array { get; private set; } = [];

    public Real* Pointer { get; private set; }

    /// <summary>n rounded up to a whole number of panels.</summary>
    public static int Padded(int n) => (n + Panel - 1) / Panel * Panel;

    /// <summary>Makes room for n reals; what was there is lost when it grows.</summary>
    public Storage Ensure(int n)
    {
        if (n <= Array.Length) return this;
        Array = GC.AllocateArray<Real>(n, pinned: true);
        Pointer = (Real*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(Array));
        return this;
    }

    public void Clear(int n) => Array.AsSpan(0, n).Clear();
}
