using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Figures;

public static partial class Charts
{
    /// <summary>A recurrent network unrolled in time, from the numbers of one sequence; at most <see cref="UnrolledNet.MostSteps"/> steps and <see cref="UnrolledNet.MostUnits"/> values each.</summary>
    /// <param name="x">x⟨1⟩ … x⟨T⟩.</param>
    /// <param name="h">h⟨0⟩ … h⟨T⟩: one more than steps.</param>
    /// <param name="y">ŷ⟨1⟩ … ŷ⟨T⟩; an empty one where a step has no output, null for none at all.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="symbols">What each input stands for, written under it.</param>
    /// <param name="input">Letter of the weights from x to h.</param>
    /// <param name="recurrent">Letter of the weights from h to h.</param>
    /// <param name="output">Letter of the weights from h to ŷ.</param>
    public static UnrolledNet Unrolled(
        IEnumerable<IEnumerable<double>> x, IEnumerable<IEnumerable<double>> h, IEnumerable<IEnumerable<double>>? y, string title, string alt = "",
        IEnumerable<string>? symbols = null, string input = "W", string recurrent = "U", string output = "V")
    {
        const string who = "Charts.Unrolled";
        double[][] xs = [.. Require.NotNull(x, who, "x").Select(v => v.ToArray())], hs = [.. Require.NotNull(h, who, "h").Select(v => v.ToArray())];
        double[][] ys = y is null ? [.. xs.Select(_ => Array.Empty<double>())] : [.. y.Select(v => v.ToArray())];
        return new(xs, hs, ys, title, alt, symbols?.ToArray(), (input, recurrent, output));
    }

    /// <summary>The same from matrices with one example per column, such as a forward pass by hand leaves behind.</summary>
    /// <param name="x">x⟨1⟩ … x⟨T⟩, each D × B.</param>
    /// <param name="h">h⟨0⟩ … h⟨T⟩, each H × B.</param>
    /// <param name="y">ŷ⟨1⟩ … ŷ⟨T⟩, each V × B, or null.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="example">Which column is drawn, from 0.</param>
    /// <param name="symbols">What each input stands for, written under it.</param>
    /// <param name="input">Letter of the weights from x to h.</param>
    /// <param name="recurrent">Letter of the weights from h to h.</param>
    /// <param name="output">Letter of the weights from h to ŷ.</param>
    public static UnrolledNet Unrolled(
        IEnumerable<Matrix<Real>> x, IEnumerable<Matrix<Real>> h, IEnumerable<Matrix<Real>>? y, string title, string alt = "", int example = 0,
        IEnumerable<string>? symbols = null, string input = "W", string recurrent = "U", string output = "V")
    {
        return Unrolled(Column(x, "x"), Column(h, "h"), y is null ? null : Column(y, "y"), title, alt, symbols, input, recurrent, output);

        List<double[]> Column(IEnumerable<Matrix<Real>> steps, string name) => [.. Require.NotNull(steps, "Charts.Unrolled", name).Select(m =>
            example >= 0 && example < m.ColumnCount ? m.Column(example).Select(v => (double)v).ToArray()
            : throw new ArgumentException($"Charts.Unrolled \"{title}\": {name} is {m.RowCount} × {m.ColumnCount} and has no column {example}; one example stands in each column."))];
    }
}
