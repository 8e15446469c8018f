namespace Unrolled.Figures;

/// <summary>Long curves as the eye sees them: the least and the greatest value of each short stretch.</summary>
internal static class Decimation
{
    private const int Stretches = 500;

    /// <summary>The same line with at most about 1,000 points; short lines come back unchanged.</summary>
    public static LineTrace Thin(LineTrace line)
    {
        if (line.X.Count <= 2 * Stretches) return line;
        return line.Low is null ? Extremes(line) : Sampled(line);
    }

    private static LineTrace Extremes(LineTrace line)
    {
        var keep = new List<int>();
        foreach (var (from, to) in Cuts(line.X.Count))
        {
            int least = -1, most = -1, gap = -1;
            for (int i = from; i < to; i++)
            {
                if (!double.IsFinite(line.Y[i])) { gap = i; continue; }      // must stay, to break the line
                if (least < 0 || line.Y[i] < line.Y[least]) least = i;
                if (most < 0 || line.Y[i] > line.Y[most]) most = i;
            }
            keep.AddRange(new[] { least, most, gap }.Where(i => i >= 0).Distinct().Order());
        }
        if (keep[0] != 0) keep.Insert(0, 0);
        if (keep[^1] != line.X.Count - 1) keep.Add(line.X.Count - 1);
        return line with { X = [.. keep.Select(i => line.X[i])], Y = [.. keep.Select(i => line.Y[i])] };
    }

    private static LineTrace Sampled(LineTrace line)
    {
        var cuts = Cuts(line.X.Count).ToList();
        var at = cuts.Select((c, k) => k == 0 ? 0 : k == cuts.Count - 1 ? line.X.Count - 1 : (c.From + c.To) / 2).ToList();
        double[] Edge(IReadOnlyList<double> v, Func<IEnumerable<double>, double> pick) => [.. cuts.Select(c => pick(Enumerable.Range(c.From, c.To - c.From).Select(i => v[i])))];
        return line with
        {
            X = [.. at.Select(i => line.X[i])], Y = [.. at.Select(i => line.Y[i])],
            Low = Edge(line.Low!, Enumerable.Min), High = Edge(line.High!, Enumerable.Max),
        };
    }

    private static IEnumerable<(int From, int To)> Cuts(int n)
    {
        for (int k = 0; k < Stretches; k++) yield return ((int)((long)n * k / Stretches), (int)((long)n * (k + 1) / Stretches));
    }
}
