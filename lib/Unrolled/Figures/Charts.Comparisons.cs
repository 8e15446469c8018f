namespace Unrolled.Figures;

public static partial class Charts
{
    /// <summary>Separate points, each with an optional word beside it.</summary>
    public static Figure Scatter(IEnumerable<double> xs, IEnumerable<double> ys, string title, Axis x, Axis y, string alt = "", IEnumerable<string>? labels = null)
    {
        const string who = "Charts.Scatter";
        var trace = new ScatterTrace("", [.. Require.NotNull(xs, who, "xs")], [.. Require.NotNull(ys, who, "ys")]) { Labels = labels?.ToArray() };
        return new(new(title, x, y), [trace], alt, who);
    }

    /// <summary>Named groups of points.</summary>
    public static Figure Scatter(IEnumerable<(string Name, IEnumerable<double> Xs, IEnumerable<double> Ys)> groups, string title, Axis x, Axis y, string alt = "")
    {
        var traces = Require.NotNull(groups, "Charts.Scatter", "groups").Select(g => new ScatterTrace(g.Name, [.. g.Xs], [.. g.Ys]));
        return new(new(title, x, y), traces, alt, "Charts.Scatter");
    }

    /// <summary>One bar per name.</summary>
    public static Figure Bars(IEnumerable<(string Name, double Value)> bars, string title, Axis x, Axis y, string alt = "")
    {
        var all = Require.NotNull(bars, "Charts.Bars", "bars").ToList();
        return Bars(all.Select(b => b.Name), [("", all.Select(b => b.Value))], title, x, y, alt);
    }

    /// <summary>One bar per name at the mean of its runs, the runs as dots and their extent as a whisker.</summary>
    public static Figure Bars(IEnumerable<(string Name, IEnumerable<double> Seeds)> bars, string title, Axis x, Axis y, string alt = "")
    {
        var all = Require.NotNull(bars, "Charts.Bars", "bars").ToList();
        return Bars(all.Select(b => b.Name), [("", all.Select(b => b.Seeds))], title, x, y, alt);
    }

    /// <summary>Groups of bars: for each category one bar of every series.</summary>
    /// <param name="categories">What the groups stand for.</param>
    /// <param name="series">Name and one value per category of each series.</param>
    /// <param name="title">The heading.</param>
    /// <param name="x">The axis of the categories.</param>
    /// <param name="y">The axis of the values.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    public static Figure Bars(IEnumerable<string> categories, IEnumerable<(string Name, IEnumerable<double> Values)> series, string title, Axis x, Axis y, string alt = "") =>
        BarChart(categories, Require.NotNull(series, "Charts.Bars", "series").Select(s => new BarTrace(s.Name, [.. s.Values])), title, x, y, alt);

    /// <summary>Groups of bars at the means of several runs, the runs as dots and their extent as a whisker.</summary>
    /// <param name="categories">What the groups stand for.</param>
    /// <param name="series">Name of each series, and for each category its runs, e.g. one per seed.</param>
    /// <param name="title">The heading.</param>
    /// <param name="x">The axis of the categories.</param>
    /// <param name="y">The axis of the values.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    public static Figure Bars(IEnumerable<string> categories, IEnumerable<(string Name, IEnumerable<IEnumerable<double>> Seeds)> series, string title, Axis x, Axis y, string alt = "") =>
        BarChart(categories, Require.NotNull(series, "Charts.Bars", "series").Select(s => OverSeeds(s.Name, [.. s.Seeds.Select(r => r.ToArray())])), title, x, y, alt);

    /// <summary>Accuracy against the length of the sequences, the level of chance as a dashed line; the y axis runs from 0 to 1.</summary>
    /// <param name="lengths">Lengths, ascending.</param>
    /// <param name="curves">Name and one accuracy per length of each curve, as fractions of 1.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="chance">Accuracy of guessing; NaN leaves the line out.</param>
    /// <param name="x">Name of the x axis; "length [symbols]" when left out.</param>
    public static Figure AccuracyByLength(IEnumerable<int> lengths, IEnumerable<(string Name, IEnumerable<double> Accuracy)> curves, string title, string alt = "", double chance = 0.5, Axis? x = null)
    {
        const string who = "Charts.AccuracyByLength";
        double[] places = [.. Require.NotNull(lengths, who, "lengths").Select(n => (double)n)];
        var traces = Require.NotNull(curves, who, "curves").Select(c => new LineTrace(c.Name, places, [.. c.Accuracy]) { Markers = true });
        var layout = new Layout(title, x ?? new Axis("length", "symbols"), new("accuracy") { Range = (0, 1) })
        {
            References = double.IsNaN(chance) ? [] : [new(chance, $"guessing: {Numbers.Short(chance)}")],
        };
        return new(layout, traces, alt, who);
    }

    private static Figure BarChart(IEnumerable<string> categories, IEnumerable<BarTrace> traces, string title, Axis x, Axis y, string alt)
    {
        string[] names = [.. Require.NotNull(categories, "Charts.Bars", "categories")];
        var bars = traces.ToList();
        foreach (var bar in bars) Require.SameLength(names.Length, bar.Values.Count, $"Charts.Bars \"{title}\", series \"{bar.Name}\"", "categories", "the series");
        if (names.Length == 0) throw new ArgumentException($"Charts.Bars \"{title}\" has nothing to draw: expected at least one bar, got none.");
        return new(new(title, Require.NotNull(x, "Charts.Bars", "an x axis") with { Categories = names }, y), bars, alt, "Charts.Bars");
    }

    private static BarTrace OverSeeds(string name, double[][] seeds)
    {
        double[] Each(Func<IEnumerable<double>, double> pick) => [.. seeds.Select(s => s.Where(double.IsFinite) is var v && v.Any() ? pick(v) : double.NaN)];
        return new(name, Each(Enumerable.Average)) { Low = Each(Enumerable.Min), High = Each(Enumerable.Max), Dots = seeds };
    }
}
