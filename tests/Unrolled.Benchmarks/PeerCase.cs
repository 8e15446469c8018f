using Unrolled.Cells;

namespace Unrolled.Benchmarks;

/// <summary>One case, as the peers' benchmarks have it.</summary>
internal sealed record Case(string Mode, string Cell, string Input, int V, int H, int B, int T, double Seconds);

internal static class PeerCase
{
    /// <summary>The median time of a step, as one line of JSON.</summary>
    public static string Run<TCell>(Case sizes) where TCell : ICell => sizes.Mode == "sample" ? Generation<TCell>.Measure(sizes) : new Training<TCell>(sizes).Measure();

    internal static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
