namespace Unrolled.Figures;

/// <summary>What the shaded band around a median covers.</summary>
public enum BandEdges
{
    /// <summary>From the least to the greatest run.</summary>
    Extremes,

    /// <summary>From the first to the third quartile: the middle half of the runs.</summary>
    Quartiles,
}

public static partial class Charts
{
    /// <summary>What several runs have in common, such as learning curves over seeds: their median as a line, a band around it.</summary>
    /// <param name="runs">One run per seed, all equally long; values over 1, 2, 3 … or over <paramref name="xs"/>. A place where a run is NaN is NaN.</param>
    /// <param name="title">The heading.</param>
    /// <param name="x">The x axis.</param>
    /// <param name="y">The y axis.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="xs">Places of the values; null for 1, 2, 3 …</param>
    /// <param name="edges">What the band covers.</param>
    public static Figure Band(IEnumerable<IEnumerable<double>> runs, string title, Axis x, Axis y, string alt = "", IEnumerable<double>? xs = null, BandEdges edges = BandEdges.Extremes) =>
        Band([("", runs)], title, x, y, alt, xs, edges);

    /// <summary>Several bands under their names.</summary>
    /// <inheritdoc cref="Band(IEnumerable{IEnumerable{double}}, string, Axis, Axis, string, IEnumerable{double}?, BandEdges)"/>
    public static Figure Band(
        IEnumerable<(string Name, IEnumerable<IEnumerable<double>> Runs)> runs, string title, Axis x, Axis y, string alt = "", IEnumerable<double>? xs = null, BandEdges edges = BandEdges.Extremes)
    {
        double[]? places = xs?.ToArray();
        var groups = Require.NotNull(runs, "Charts.Band", "runs").Select(g => (g.Name, Runs: g.Runs.Select(r => r.ToArray()).ToArray())).ToList();
        var traces = groups.Select(g => Spread(g.Name, g.Runs, places, edges, $"Charts.Band \"{title}\", \"{g.Name}\"")).ToList();
        return new(new(title, x, y) { Caption = Explain(groups.Select(g => g.Runs.Length), edges) }, traces, alt, "Charts.Band");
    }

    private static LineTrace Spread(string name, double[][] runs, double[]? xs, BandEdges edges, string who)
    {
        if (runs.Length == 0) throw new ArgumentException($"{who}: expected at least one run, got none.");
        for (int s = 1; s < runs.Length; s++) Require.SameLength(runs[0].Length, runs[s].Length, who, "run 1", $"run {s + 1}");
        double[][] at = [.. Enumerable.Range(0, runs[0].Length).Select(i => runs.Select(r => r[i]).Order().ToArray())];
        double[] Edge(double share) => [.. at.Select(v => Quantile(v, share))];
        double outer = edges == BandEdges.Quartiles ? 0.25 : 0;
        return Curve(name, xs, Edge(0.5), who) with { Low = Edge(outer), High = Edge(1 - outer) };
    }

    // The value that so large a share of the ordered values lies below, between two of them in proportion; NaN sorts first, and then nothing can be said.
    private static double Quantile(double[] ordered, double share)
    {
        if (double.IsNaN(ordered[0])) return double.NaN;
        double place = share * (ordered.Length - 1);
        int below = (int)place;
        return place == below ? ordered[below] : ordered[below] + (place - below) * (ordered[below + 1] - ordered[below]);
    }

    private static string Explain(IEnumerable<int> counts, BandEdges edges)
    {
        var distinct = counts.Distinct().ToList();
        string runs = distinct is [1] ? "the only run" : distinct is [var n] ? $"median of {n} runs" : "median of the runs";
        return $"Line: {runs}. Band: {(edges == BandEdges.Quartiles ? "the middle half of them" : "least to greatest")}.";
    }
}
