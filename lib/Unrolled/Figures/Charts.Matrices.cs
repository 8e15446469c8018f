using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Figures;

public static partial class Charts
{
    /// <summary>A matrix as coloured cells, first row on top; NaN leaves a cell blank.</summary>
    /// <param name="values">The matrix.</param>
    /// <param name="title">The heading.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="y">What the rows are.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="name">What the colours mean, beside the colour bar.</param>
    /// <param name="rows">Names of the rows; 1, 2, 3 … when left out.</param>
    /// <param name="columns">Names of the columns; 1, 2, 3 … when left out.</param>
    /// <param name="scale">Order of colours; when left out, diverging about 0 if any value is negative, else sequential.</param>
    /// <param name="log">Colours by log₁₀ of the value (sequential); values that are not positive stay blank.</param>
    /// <param name="showValues">Prints each value in its cell where it fits.</param>
    /// <param name="range">Values at the ends of the colours; from the data when left out.</param>
    /// <param name="colourBar">Draws the key of the colours; a map of yes and no needs none.</param>
    public static Figure Heatmap(
        double[,] values, string title, Axis x, Axis y, string alt = "", string name = "value",
        IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
        ColourScale? scale = null, bool log = false, bool showValues = false, (double Low, double High)? range = null, bool colourBar = true)
    {
        const string who = "Charts.Heatmap";
        var copy = (double[,])Require.NotNull(values, who, "a matrix").Clone();
        bool signed = !log && copy.Cast<double>().Any(v => v < 0);
        var map = new HeatmapTrace(name, copy) { Scale = scale ?? (signed ? ColourScale.Diverging : ColourScale.Sequential), Log = log, ShowValues = showValues, Range = range, ColourBar = colourBar };
        return new(new(title, Named(x, columns, map.Columns, "columns"), Named(y, rows, map.Rows, "rows")), [map], alt, who);

        Axis Named(Axis axis, IEnumerable<string>? names, int count, string what)
        {
            string[] all = names?.ToArray() ?? axis?.Categories?.ToArray() ?? [.. Enumerable.Range(1, count).Select(i => Numbers.Count(i))];
            Require.SameLength(count, all.Length, $"{who} \"{title}\"", $"the matrix's {what}", $"names of {what}");
            return Require.NotNull(axis, who, "both axes") with { Categories = all };
        }
    }

    /// <summary>A MathNet matrix as coloured cells, first row on top.</summary>
    /// <inheritdoc cref="Heatmap(double[,], string, Axis, Axis, string, string, IEnumerable{string}?, IEnumerable{string}?, ColourScale?, bool, bool, ValueTuple{double, double}?, bool)"/>
    public static Figure Heatmap(
        Matrix<Real> values, string title, Axis x, Axis y, string alt = "", string name = "value",
        IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
        ColourScale? scale = null, bool log = false, bool showValues = false, (double Low, double High)? range = null, bool colourBar = true)
    {
        Require.NotNull(values, "Charts.Heatmap", "a matrix");
        var copy = new double[values.RowCount, values.ColumnCount];
        for (int r = 0; r < values.RowCount; r++)
            for (int c = 0; c < values.ColumnCount; c++) copy[r, c] = values[r, c];
        return Heatmap(copy, title, x, y, alt, name, rows, columns, scale, log, showValues, range, colourBar);
    }

    /// <summary>What a classifier takes for what: rows are true classes, columns predicted ones; the number of examples in each cell, its colour their share of the row.</summary>
    /// <param name="counts">Examples of true class r predicted as class c, in row r and column c.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    public static Figure Confusion(int[,] counts, IEnumerable<string> classes, string title, string alt = "")
    {
        string who = $"Charts.Confusion \"{title}\"";
        var (rows, columns) = (Require.NotNull(counts, who, "counts").GetLength(0), counts.GetLength(1));
        string[] names = [.. Require.NotNull(classes, who, "names of the classes")];
        if (rows == 0 || rows != columns) throw new ArgumentException($"{who}: expected one row and one column per class, got {rows} × {columns}.");
        Require.SameLength(rows, names.Length, who, "the matrix", "names of the classes");
        var share = new double[rows, rows];
        var texts = new string[rows, rows];
        for (int r = 0; r < rows; r++)
        {
            double all = Enumerable.Range(0, rows).Sum(c => (double)counts[r, c]);
            for (int c = 0; c < rows; c++)
            {
                if (counts[r, c] < 0) throw new ArgumentException($"{who}: a count is 0 or more, but {names[r]} predicted as {names[c]} has {Numbers.Count(counts[r, c])}.");
                share[r, c] = all == 0 ? double.NaN : counts[r, c] / all;
                texts[r, c] = counts[r, c] == 0 ? "" : Numbers.Count(counts[r, c]);
            }
        }
        double total = counts.Cast<int>().Sum(n => (double)n);
        if (total == 0) throw new ArgumentException($"{who} has nothing to draw: every count is 0.");
        var right = names.Take(12).Select((name, i) => $"{name} ({(double.IsNaN(share[i, i]) ? "no example" : Numbers.Short(share[i, i]))})");
        string description = $"{rows} classes, {Numbers.Count((long)total)} examples; share on the diagonal: {string.Join(", ", right)}{(rows > 12 ? $" and {rows - 12} more" : "")}";
        var map = new HeatmapTrace("share of the true class", share) { Scale = ColourScale.Sequential, Texts = texts, Range = (0, 1), Description = description };
        var layout = new Layout(title, new("predicted class") { Categories = names }, new("true class") { Categories = names })
        {
            Kind = "Confusion matrix: rows are true classes, columns predicted ones.", Caption = "Numbers: examples. Colours: their share of the row.",
        };
        return new(layout, [map], alt, "Charts.Confusion");
    }
}
