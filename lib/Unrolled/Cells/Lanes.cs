using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Unrolled.Numerics;

namespace Unrolled.Cells;

/// <summary>Structs of lanes: their fields' names, and moving them between memory planes and registers.</summary>
internal static unsafe class Lanes
{
    /// <summary>The names of T's lanes in declaration order, in lower case: h, c for State(H, C).</summary>
    /// <exception cref="InvalidOperationException">T has a field that is not a lane.</exception>
    public static string[] NamesOf<T>() where T : unmanaged
    {
        var fields = typeof(T).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(f => f.MetadataToken).ToArray();
        foreach (var field in fields)
            if (field.FieldType != typeof(Lane))
                throw new InvalidOperationException($"{typeof(T).FullName}.{field.Name} should be a Lane but is {field.FieldType.Name}. A cell's gates, state and per-unit parameters are structs of lanes, nothing else.");
        return [.. fields.Select(f => f.Name.ToLowerInvariant())];
    }

    /// <summary>Lane k of a struct of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref Lane At<T>(ref T lanes, int k) where T : unmanaged => ref Unsafe.Add(ref Unsafe.As<T, Lane>(ref lanes), k);

    /// <summary>Lane k comes from plane k: <c>from[k · stride]</c> on.</summary>
    // By reference, for a struct of lanes that is copied as a whole waits for the stores of its parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<T>(out T lanes, Real* from, int stride, int count) where T : unmanaged
    {
        Unsafe.SkipInit(out lanes);
        for (int k = 0; k < count; k++)
            Unsafe.Add(ref Unsafe.As<T, Vector512<Real>>(ref lanes), k) = Vector512.Load(from + k * stride);
    }

    /// <summary>Writes lane k to plane k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T lanes, Real* to, int stride, int count) where T : unmanaged
    {
        for (int k = 0; k < count; k++)
            Vector512.Store(Unsafe.Add(ref Unsafe.As<T, Vector512<Real>>(ref lanes), k), to + k * stride);
    }
}
