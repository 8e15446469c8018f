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
    public static Figure Heatmap(
        double[,] values, string title, Axis x, Axis y, string alt = "", string name = "value",
        IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
        ColourScale? scale = null, bool log = false, bool showValues = false, (double Low, double High)? range = null)
    {
        const string who = "Charts.Heatmap";
        var copy = (double[,])Require.NotNull(values, who, "a matrix").Clone();
        bool signed = !log && copy.Cast<double>().Any(v => v < 0);
        var map = new HeatmapTrace(name, copy) { Scale = scale ?? (signed ? ColourScale.Diverging : ColourScale.Sequential), Log = log, ShowValues = showValues, Range = range };
        return new(new(title, Named(x, columns, map.Columns, "columns"), Named(y, rows, map.Rows, "rows")), [map], alt, who);

        Axis Named(Axis axis, IEnumerable<string>? names, int count, string what)
        {
            string[] all = names?.ToArray() ?? axis?.Categories?.ToArray() ?? [.. Enumerable.Range(1, count).Select(i => Numbers.Count(i))];
            Require.SameLength(count, all.Length, $"{who} \"{title}\"", $"the matrix's {what}", $"names of {what}");
            return Require.NotNull(axis, who, "both axes") with { Categories = all };
        }
    }

    /// <summary>A MathNet matrix as coloured cells, first row on top.</summary>
    /// <inheritdoc cref="Heatmap(double[,], string, Axis, Axis, string, string, IEnumerable{string}?, IEnumerable{string}?, ColourScale?, bool, bool, ValueTuple{double, double}?)"/>
    public static Figure Heatmap(
        Matrix<Real> values, string title, Axis x, Axis y, string alt = "", string name = "value",
        IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
        ColourScale? scale = null, bool log = false, bool showValues = false, (double Low, double High)? range = null)
    {
        Require.NotNull(values, "Charts.Heatmap", "a matrix");
        var copy = new double[values.RowCount, values.ColumnCount];
        for (int r = 0; r < values.RowCount; r++)
            for (int c = 0; c < values.ColumnCount; c++) copy[r, c] = values[r, c];
        return Heatmap(copy, title, x, y, alt, name, rows, columns, scale, log, showValues, range);
    }

    /// <summary>How far a gradient reaches: its size at each distance from the loss, on a logarithmic axis.</summary>
    /// <param name="norms">‖∂L⟨T⟩/∂h⟨T−k⟩‖ for k = 0, 1, 2 …</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">Name of the x axis; "lag k [steps]" when left out.</param>
    /// <param name="y">Name of the y axis; the formula above when left out.</param>
    public static Figure GradientByLag(IEnumerable<double> norms, string title, string alt = "", Axis? x = null, Axis? y = null) =>
        GradientByLag([("", norms)], title, alt, x, y);

    /// <summary>Several nets' gradients by distance, each with its name and its norms at k = 0, 1, 2 …</summary>
    /// <inheritdoc cref="GradientByLag(IEnumerable{double}, string, string, Axis?, Axis?)"/>
    public static Figure GradientByLag(IEnumerable<(string Name, IEnumerable<double> Norms)> curves, string title, string alt = "", Axis? x = null, Axis? y = null)
    {
        var traces = Require.NotNull(curves, "Charts.GradientByLag", "curves").Select(c =>
        {
            double[] norms = [.. Require.NotNull(c.Norms, "Charts.GradientByLag", "norms")];
            return new LineTrace(c.Name, [.. Enumerable.Range(0, norms.Length).Select(k => (double)k)], norms) { Markers = norms.Length <= 40 };
        });
        var layout = new Layout(title, x ?? new Axis("lag k", "steps"), (y ?? "‖∂L⟨T⟩/∂h⟨T−k⟩‖") with { Scale = AxisScale.Log });
        return new(layout, traces, alt, "Charts.GradientByLag");
    }
}
