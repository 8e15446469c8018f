using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Unrolled.Numerics;

namespace Unrolled.Benchmarks;

/// <summary>The ceiling: fused multiply-adds on registers alone.</summary>
internal static unsafe class Peak
{
    private const int Rounds = 1 << 20, Chains = 12;

    /// <summary>GFLOP/s of one thread at the widest vectors the library uses here, as a line of JSON.</summary>
    public static string Measure()
    {
        bool wide = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated;
        double best = Enumerable.Range(0, 40).Max(_ => wide ? Time<Wide512>() : Time<Wide256>());
        return JsonSerializer.Serialize(new { bench = "fma_peak", bits = wide ? 512 : 256, gflops = Math.Round(best, 1) });
    }

    private static double Time<V>() where V : unmanaged, IWide<V>
    {
        long start = Stopwatch.GetTimestamp();
        Chain<V>();
        return 2.0 * Rounds * Chains * V.Width / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Chain<V>() where V : unmanaged, IWide<V>
    {
        V x = V.All(0.999f), y = V.All(1e-3f), a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int n = 0; n < Rounds; n++)
        {
            (a, b, c, d) = (V.MultiplyAdd(a, x, y), V.MultiplyAdd(b, x, y), V.MultiplyAdd(c, x, y), V.MultiplyAdd(d, x, y));
            (e, f, g, h) = (V.MultiplyAdd(e, x, y), V.MultiplyAdd(f, x, y), V.MultiplyAdd(g, x, y), V.MultiplyAdd(h, x, y));
            (i, j, k, l) = (V.MultiplyAdd(i, x, y), V.MultiplyAdd(j, x, y), V.MultiplyAdd(k, x, y), V.MultiplyAdd(l, x, y));
        }
        float* sink = stackalloc float[16];
        a.Store(sink); b.Store(sink); c.Store(sink); d.Store(sink); e.Store(sink); f.Store(sink);
        g.Store(sink); h.Store(sink); i.Store(sink); j.Store(sink); k.Store(sink); l.Store(sink);
    }
}
