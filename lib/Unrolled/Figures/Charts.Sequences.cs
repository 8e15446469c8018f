using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Figures;

public static partial class Charts
{
    private const int MostCharacters = 4000, LinePixels = 500;

    /// <summary>Gates over a sequence: one row per gate, one column per symbol; pale is shut (0), dark is open (1).</summary>
    /// <param name="gates">Name of each gate and its value at every step, between 0 and 1.</param>
    /// <param name="symbols">What the net reads at each step.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">Name of the x axis; "symbol read" when left out.</param>
    /// <param name="bar">What the two ends of the colour bar mean.</param>
    public static Figure Gates(IEnumerable<(string Name, IEnumerable<double> Values)> gates, IEnumerable<string> symbols, string title, string alt = "", Axis? x = null, string bar = "0 shut, 1 open") =>
        GateMap(Require.NotNull(gates, "Charts.Gates", "gates").Select(g => (g.Name, Units: new[] { g.Values.ToArray() })), symbols, title, alt, x, bar);

    /// <summary>Gates of several units: a block of rows per gate, a row in it for each unit.</summary>
    /// <param name="gates">Name of each gate and its values (H × T), between 0 and 1.</param>
    /// <param name="symbols">What the net reads at each step.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">Name of the x axis; "symbol read" when left out.</param>
    /// <param name="bar">What the two ends of the colour bar mean.</param>
    public static Figure Gates(IEnumerable<(string Name, Matrix<Real> Values)> gates, IEnumerable<string> symbols, string title, string alt = "", Axis? x = null, string bar = "0 shut, 1 open") =>
        GateMap(Require.NotNull(gates, "Charts.Gates", "gates").Select(g => (g.Name, Units: g.Values.EnumerateRows().Select(r => r.Select(v => (double)v).ToArray()).ToArray())), symbols, title, alt, x, bar);

    private static Figure GateMap(IEnumerable<(string Name, double[][] Units)> gates, IEnumerable<string> symbols, string title, string alt, Axis? x, string bar)
    {
        string who = $"Charts.Gates \"{title}\"";
        string[] read = [.. Require.NotNull(symbols, who, "symbols")];
        var rows = new List<(string Name, double[] Values)>();
        var marks = new List<(double At, string Name)>();
        foreach (var (name, units) in gates)
        {
            bool several = units.Length > 1;
            if (rows.Count > 0 && several) rows.Add(("", [.. read.Select(_ => double.NaN)]));            // a blank row keeps the gates apart
            marks.Add((rows.Count + (units.Length - 1) / 2.0, name));
            for (int u = 0; u < units.Length; u++)
            {
                Require.SameLength(read.Length, units[u].Length, $"{who}, gate {name}", "symbols", "the gate");
                int bad = Array.FindIndex(units[u], v => !(v is >= 0 and <= 1));
                if (bad >= 0) throw new ArgumentException($"{who}, gate {name}{(several ? $", unit {u + 1}" : "")}: a gate lies between 0 and 1, but at step {bad + 1} it is {Numbers.Short(units[u][bad])}. Draw states and candidates with Charts.Heatmap.");
                rows.Add((several ? $"{name}, unit {u + 1}" : name, units[u]));
            }
        }
        if (rows.Count == 0 || read.Length == 0) throw new ArgumentException($"{who} has nothing to draw: expected at least one gate and one symbol, got {rows.Count} and {read.Length}.");
        var values = new double[rows.Count, read.Length];
        for (int r = 0; r < rows.Count; r++)
            for (int t = 0; t < read.Length; t++) values[r, t] = rows[r].Values[t];
        var layout = new Layout(title, (x ?? "symbol read") with { Categories = read }, new("gate") { Categories = [.. rows.Select(r => r.Name)], Marks = marks })
        {
            Kind = "Gates over a sequence: rows are gates, columns the symbols read.",
        };
        var inside = values.Cast<double>().Where(double.IsFinite).ToList();
        string blocks = rows.Count > marks.Count ? $", {Numbers.Count(inside.Count / read.Length)} rows of units" : "";
        string description = $"{string.Join(", ", marks.Select(m => m.Name))}{blocks} over {Numbers.Count(read.Length)} symbols: from {Numbers.Short(inside.Min())} to {Numbers.Short(inside.Max())}";
        return new(layout, [new HeatmapTrace(bar, values) { Scale = ColourScale.Sequential, Range = (0, 1), Description = description }], alt, "Charts.Gates");
    }

    /// <summary>A text whose characters are coloured by a value, e.g. one unit's activation while the net reads it; long lines wrap at spaces.</summary>
    /// <param name="text">The text; a line break is shown as ⏎ and begins a new line.</param>
    /// <param name="values">One value per character (Unicode scalar).</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="name">What the colours mean.</param>
    /// <param name="range">Values at the ends of the colours; from the data when left out. Colours diverge about 0 if a value is negative.</param>
    public static Figure ColouredText(string text, IEnumerable<double> values, string title, string alt = "", string name = "value", (double Low, double High)? range = null)
    {
        string who = $"Charts.ColouredText \"{title}\"";
        Rune[] runes = [.. Require.NotNull(text, who, "a text").EnumerateRunes()];
        double[] all = [.. Require.NotNull(values, who, "values")];
        if (runes.Length == 0) throw new ArgumentException($"{who}: expected a text, got an empty one.");
        if (runes.Length > MostCharacters) throw new ArgumentException($"{who}: {Numbers.Count(runes.Length)} characters are too many to be read; at most {Numbers.Count(MostCharacters)} fit. Show a part.");
        Require.SameLength(runes.Length, all.Length, who, "the text", "values");
        if (Array.FindIndex(all, v => !double.IsFinite(v)) is >= 0 and var odd) throw new ArgumentException($"{who}: every character needs a finite value, but number {odd + 1} is {Numbers.Short(all[odd])}.");
        var lines = Lines(runes, (int)(LinePixels / Svg.CellTexts.Letter(runes.Select(Visible)))).ToList();
        int width = lines.Max(l => l.End - l.Start);
        var (map, texts) = (new double[lines.Count, width], new string[lines.Count, width]);
        for (int r = 0; r < lines.Count; r++)
            for (int c = 0; c < width; c++)
            {
                bool inside = lines[r].Start + c < lines[r].End;
                map[r, c] = inside ? all[lines[r].Start + c] : double.NaN;
                texts[r, c] = inside ? Visible(runes[lines[r].Start + c]) : "";
            }
        var rows = lines.Select(l => Numbers.Count(l.Start + 1)).ToArray();
        var layout = new Layout(title, new("place in the line") { Categories = [.. Enumerable.Range(1, width).Select(i => Numbers.Count(i))] }, new("first character") { Categories = rows })
        {
            Kind = $"A text whose characters are coloured by {name}.", PlotHeight = Math.Max(80, 22 * lines.Count),
        };
        string description = $"{name}: {Numbers.Count(runes.Length)} characters with values from {Numbers.Short(all.Min())} to {Numbers.Short(all.Max())}";
        var trace = new HeatmapTrace(name, map)
        {
            Scale = all.Any(v => v < 0) ? ColourScale.Diverging : ColourScale.Sequential, Texts = texts, Seamless = true, Range = range, Description = description,
        };
        return new(layout, [trace], alt, "Charts.ColouredText");
    }

    private static IEnumerable<(int Start, int End)> Lines(Rune[] runes, int longest)
    {
        for (int start = 0, end; start < runes.Length; start = end)
        {
            int broken = Array.FindIndex(runes, start, r => r.Value == '\n'), most = Math.Min(runes.Length, start + longest);
            end = broken >= 0 && broken < most ? broken + 1 : most;
            if (end == most && end < runes.Length && runes[end - 1].Value != '\n' && Array.FindLastIndex(runes, end - 1, end - start, r => r.Value == ' ') is var space && space > start)
                end = space + 1;
            yield return (start, end);
        }
    }

    private static string Visible(Rune rune) => rune.Value switch { '\n' => "⏎", '\t' => "→", '\r' => "", _ => rune.ToString() };

    /// <summary>Accuracy against the length of the sequences, the level of chance as a dashed line; the y axis runs from 0 to 1.</summary>
    /// <param name="lengths">Lengths, ascending.</param>
    /// <param name="curves">Name and one accuracy per length of each curve, as fractions of 1; NaN where there is no sequence of that length.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="chance">Accuracy of guessing; NaN leaves the line out.</param>
    /// <param name="x">Name of the x axis; "length [symbols]" when left out.</param>
    /// <param name="trained">Shortest and longest length the net was trained on: that stretch is shaded.</param>
    public static Figure AccuracyByLength(
        IEnumerable<int> lengths, IEnumerable<(string Name, IEnumerable<double> Accuracy)> curves, string title, string alt = "", double chance = 0.5, Axis? x = null, (int From, int To)? trained = null)
    {
        string who = $"Charts.AccuracyByLength \"{title}\"";
        double[] places = [.. Require.NotNull(lengths, who, "lengths").Select(n => (double)n)];
        if (places.Length == 0) throw new ArgumentException($"{who}: expected at least one length, got none.");
        for (int i = 1; i < places.Length; i++)
            if (places[i] <= places[i - 1]) throw new ArgumentException($"{who}: lengths should ascend, but {Numbers.Short(places[i])} follows {Numbers.Short(places[i - 1])}.");
        var traces = Require.NotNull(curves, who, "curves").Select(c => new LineTrace(c.Name, places, [.. c.Accuracy]) { Markers = true }).ToList();
        foreach (double v in traces.SelectMany(t => t.Y).Append(chance))
            if (v < 0 || v > 1) throw new ArgumentException($"{who}: an accuracy is a fraction of 1, but one is {Numbers.Short(v)}.{(v > 1 && v <= 100 ? " Divide per cent by 100." : "")}");
        var layout = new Layout(title, x ?? new Axis("length", "symbols"), new("accuracy") { Range = (0, 1) })
        {
            References = double.IsNaN(chance) ? [] : [new(chance, $"guessing: {Numbers.Short(chance)}")],
            Regions = trained is var (from, to) ? [new(from - 0.5, to + 0.5, $"trained on {Numbers.Count(from)} to {Numbers.Count(to)}")] : [],
        };
        return new(layout, traces, alt, "Charts.AccuracyByLength");
    }
}
