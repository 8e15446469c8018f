using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Figures;

public static partial class Charts
{
    private const int MostEigenvalueLabels = 12;

    /// <summary>How far a gradient reaches: its size at each distance from the loss, on a logarithmic axis.</summary>
    /// <param name="norms">‖∂h⟨t⟩/∂h⟨t−k⟩‖ for k = 0, 1, 2 …; 0 where it has become too small to be written.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <param name="x">Name of the x axis; "lag k [steps]" when left out.</param>
    /// <param name="y">Name of the y axis; the formula above when left out.</param>
    /// <exception cref="ArgumentException">A norm is negative or not a number.</exception>
    public static Figure GradientByLag(IEnumerable<double> norms, string title, string alt = "", Axis? x = null, Axis? y = null) =>
        GradientByLag([("", norms)], title, alt, x, y);

    /// <summary>Several nets' gradients by distance, each with its name and its norms at k = 0, 1, 2 …</summary>
    /// <inheritdoc cref="GradientByLag(IEnumerable{double}, string, string, Axis?, Axis?)"/>
    public static Figure GradientByLag(IEnumerable<(string Name, IEnumerable<double> Norms)> curves, string title, string alt = "", Axis? x = null, Axis? y = null)
    {
        const string who = "Charts.GradientByLag";
        var notes = new List<Annotation>();
        var caption = new List<string>();
        var traces = Require.NotNull(curves, who, "curves").Select(c =>
        {
            double[] norms = [.. Require.NotNull(c.Norms, who, "norms")];
            if (norms.Length == 0) throw new ArgumentException($"{who} \"{title}\", \"{c.Name}\": expected a norm for lag 0, 1, 2 …, got none.");
            for (int k = 0; k < norms.Length; k++)
                if (!(norms[k] >= 0)) throw new ArgumentException($"{who} \"{title}\", \"{c.Name}\": a norm is 0 or more, but at lag {k} it is {Numbers.Short(norms[k])}.");
            TellEnd(c.Name, norms, notes, caption);
            return new LineTrace(c.Name, [.. Enumerable.Range(0, norms.Length).Select(k => (double)k)], [.. norms.Select(v => IsShown(v) ? v : double.NaN)]) { Markers = norms.Length <= 40 };
        }).ToList();
        var layout = new Layout(title, x ?? new Axis("lag k", "steps"), (y ?? "‖∂h⟨t⟩/∂h⟨t−k⟩‖") with { Scale = AxisScale.Log }) { Notes = notes, Caption = string.Join(" ", caption) };
        return new(layout, traces, alt, who);
    }

    private static bool IsShown(double norm) => norm > 0 && double.IsFinite(norm);

    // A logarithmic axis has no place for 0 or ∞: a curve that comes there ends, and the chart says why.
    private static void TellEnd(string name, double[] norms, List<Annotation> notes, List<string> caption)
    {
        int last = Array.FindLastIndex(norms, IsShown), odd = Array.FindIndex(norms, v => !IsShown(v));
        if (odd < 0) return;
        bool large = double.IsInfinity(norms[odd]);
        string who = name.Length > 0 ? name : "The norm", which = odd > last ? $"from lag {odd} on" : $"at lag {odd} and {norms.Count(v => !IsShown(v)) - 1} more";
        caption.Add($"{who} is {(large ? "∞" : "exactly 0")} {which}: too {(large ? "large" : "small")} for the number format, and without a place on a logarithmic axis.");
        if (odd > last && last >= 0) notes.Add(new(last, norms[last], large ? "then ∞" : "then 0"));
    }

    /// <summary>The eigenvalues of a square matrix in the complex plane, with the unit circle; the outermost ones are labelled.</summary>
    /// <param name="matrix">A square matrix, such as the recurrent weights U (H × H).</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the numbers cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentException">The matrix is not square, is empty, or has a value that is not finite.</exception>
    public static Figure EigenvalueDisc(Matrix<Real> matrix, string title, string alt = "")
    {
        string who = $"Charts.EigenvalueDisc \"{title}\"";
        int n = Require.NotNull(matrix, who, "a matrix").RowCount;
        if (n == 0 || n != matrix.ColumnCount) throw new ArgumentException($"{who}: only a square matrix has eigenvalues, but this one is {n} × {matrix.ColumnCount}.");
        var copy = Matrix<double>.Build.Dense(n, n, (r, c) => matrix[r, c]);
        if (copy.Enumerate().Any(v => !double.IsFinite(v))) throw new ArgumentException($"{who}: a value of the matrix is not finite. Did the training diverge?");
        return EigenvalueDisc(copy.Evd().EigenValues.Select(v => (v.Real, v.Imaginary)), title, alt);
    }

    /// <summary>Eigenvalues that are already known, as real and imaginary parts.</summary>
    /// <inheritdoc cref="EigenvalueDisc(Matrix{Real}, string, string)"/>
    public static Figure EigenvalueDisc(IEnumerable<(double Re, double Im)> eigenvalues, string title, string alt = "")
    {
        const string who = "Charts.EigenvalueDisc";
        var all = Require.NotNull(eigenvalues, who, "eigenvalues").OrderByDescending(v => Math.Round(Modulus(v), 9)).ThenByDescending(v => v.Re).ThenByDescending(v => v.Im).ToList();
        if (all.Count == 0) throw new ArgumentException($"{who} \"{title}\": expected at least one eigenvalue, got none.");
        if (all.Any(v => !double.IsFinite(v.Re + v.Im))) throw new ArgumentException($"{who} \"{title}\": an eigenvalue is not finite.");
        double most = Modulus(all[0]), edge = 1.15 * Math.Max(1, most);
        var turn = Enumerable.Range(0, 181).Select(k => k * Math.PI / 90).ToList();
        var circle = new LineTrace("unit circle", [.. turn.Select(Math.Cos)], [.. turn.Select(Math.Sin)]) { Guide = true };
        string sizes = all.Count == 1 ? $"1 eigenvalue, |λ| = {Numbers.Short(most)}" : $"{Numbers.Count(all.Count)} eigenvalues, |λ| from {Numbers.Short(Modulus(all[^1]))} to {Numbers.Short(most)}";
        var format = Numbers.Common(all.SelectMany(v => new[] { v.Re, v.Im }), 2);
        var points = new ScatterTrace("", [.. all.Select(v => v.Re)], [.. all.Select(v => v.Im)])
        {
            Colour = 0, Description = sizes, Labels = [.. all.Select((v, i) => i < MostEigenvalueLabels ? Complex(v, most, format) : "")],
        };
        var layout = new Layout(title, new("real part") { Range = (-edge, edge) }, new("imaginary part") { Range = (-edge, edge) })
        {
            Kind = "Eigenvalues in the complex plane, with the unit circle.", EqualAspect = true, Width = 520, PlotHeight = 420,
            Caption = $"Dashed: the unit circle, |λ| = 1.{(all.Count > MostEigenvalueLabels ? $" The {MostEigenvalueLabels} outermost of {Numbers.Count(all.Count)} are labelled." : "")}",
        };
        return new(layout, [circle, points], alt, who);
    }

    private static double Modulus((double Re, double Im) v) => Math.Sqrt(v.Re * v.Re + v.Im * v.Im);

    private static string Complex((double Re, double Im) v, double most, Func<double, string> format) =>
        Math.Abs(v.Im) <= 1e-6 * most ? format(v.Re) : $"{format(v.Re)} {(v.Im < 0 ? "−" : "+")} {format(Math.Abs(v.Im))}i";
}
