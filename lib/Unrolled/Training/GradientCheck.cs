using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Hosting;

namespace Unrolled.Training;

/// <summary>Compares a backward pass with what calculus says a derivative is: nudge one number, watch the loss.</summary>
/// <remarks><code>
/// numeric  = (L(θ + ε) − L(θ − ε)) / 2ε                       ε = 1e-5
/// error    = |analytic − numeric| / max(|analytic|, |numeric|, 1e-2 · largest entry of the tensor, 1e-3)
/// </code>Needs double precision: in float the rounding of L alone is a thousand times the allowed error.</remarks>
public static class GradientCheck
{
    /// <summary>The nudge ε.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>The largest error of a correct backward pass.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>Checks every entry of one tensor.</summary>
    /// <param name="name">What it is, for the report.</param>
    /// <param name="values">The numbers the loss depends on; each is nudged and put back.</param>
    /// <param name="analytic">∂L/∂values as a backward pass computed it.</param>
    /// <param name="loss">Computes L from scratch.</param>
    /// <exception cref="InvalidOperationException">This is the float build.</exception>
    public static GradientRow Compare(string name, Span<Real> values, ReadOnlySpan<Real> analytic, Func<double> loss)
    {
        if (typeof(Real) != typeof(double))
            throw new InvalidOperationException("GradientCheck needs double precision. In a lesson write '#!import unrolled-double.csx' in the set-up cell instead of '#!import unrolled.csx'.");
        if (values.Length != analytic.Length)
            throw new ArgumentException($"GradientCheck: {name} has {values.Length} entries but its gradient has {analytic.Length}. They should have one shape.");
        double[] numeric = Numeric(values, loss);
        double largest = 0, worst = 0;
        for (int i = 0; i < numeric.Length; i++) largest = Math.Max(largest, Math.Max(Math.Abs(analytic[i]), Math.Abs(numeric[i])));
        int where = 0;
        for (int i = 0; i < numeric.Length; i++)
        {
            double error = Error(analytic[i], numeric[i], largest);
            if (error > worst || double.IsNaN(error)) (worst, where) = (error, i);
            if (double.IsNaN(error)) break;
        }
        return new(name, values.Length, worst, where, analytic[where], numeric[where]);
    }

    /// <summary>Checks every entry of one tensor and throws when one is wrong.</summary>
    /// <exception cref="GradientException">An entry is off by more than <see cref="Tolerance"/>; the message names it.</exception>
    public static void Verify(string name, Span<Real> values, ReadOnlySpan<Real> analytic, Func<double> loss)
    {
        var row = Compare(name, values, analytic, loss);
        if (!row.Passed) throw new GradientException(row.ToString());
    }

    /// <summary>Checks a cell inside the unroller: every parameter, every input, every initial state.</summary>
    /// <param name="D">Inputs.</param>
    /// <param name="H">Units.</param>
    /// <param name="B">Sequences.</param>
    /// <param name="T">Steps.</param>
    /// <param name="lengths">The sequences' lengths where they differ; then B and T follow from them.</param>
    /// <returns>A report that shows itself; <see cref="GradientReport.Passed"/> says whether all is well.</returns>
    public static GradientReport Cell<TCell>(int D = 3, int H = 5, int B = 4, int T = 7, params int[] lengths) where TCell : ICell =>
        new CellCheck<TCell>(D, H, lengths.Length > 0 ? new(lengths) : new(T, B)).Run();

    /// <summary>Checks every entry of gradients written by hand on MathNet matrices.</summary>
    /// <param name="what">What is checked, for the report.</param>
    /// <param name="loss">Computes L from scratch, from the matrices given here.</param>
    /// <param name="tensors">Name, the matrix L depends on, and ∂L/∂it; each entry of the matrix is nudged and put back.</param>
    /// <exception cref="ArgumentException">A matrix and its gradient differ in shape, or one is not dense.</exception>
    public static GradientReport Matrices(string what, Func<double> loss, params IEnumerable<(string Name, Matrix<Real> Value, Matrix<Real> Gradient)> tensors) =>
        new(what, [.. tensors.Select(p =>
            p.Value.RowCount != p.Gradient.RowCount || p.Value.ColumnCount != p.Gradient.ColumnCount
                ? throw new ArgumentException($"GradientCheck: {p.Name} is {p.Value.RowCount} × {p.Value.ColumnCount} but its gradient is {p.Gradient.RowCount} × {p.Gradient.ColumnCount}. They should have one shape; is one of them transposed?")
                : Compare(p.Name, Entries(p.Name, p.Value), Entries("d" + p.Name, p.Gradient), loss) with { Rows = p.Value.RowCount })]);

    /// <summary>The error of one entry, as defined above.</summary>
    public static double Error(double analytic, double numeric, double largest) =>
        Math.Abs(analytic - numeric) / Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), Math.Max(1e-2 * largest, 1e-3));

    private static Real[] Entries(string name, Matrix<Real> matrix) => matrix.AsColumnMajorArray()
        ?? throw new ArgumentException($"GradientCheck: {name} should be a dense matrix but is a {matrix.GetType().Name}. Build it with Matrix<double>.Build.Dense.");

    private static double[] Numeric(Span<Real> values, Func<double> loss)
    {
        var numeric = new double[values.Length];
        for (int i = 0; i < values.Length; i++, Interruption.Check())
        {
            Real kept = values[i];
            try
            {
                values[i] = kept + (Real)Epsilon;
                double above = loss();
                values[i] = kept - (Real)Epsilon;
                double below = loss();
                numeric[i] = (above - below) / (2 * Epsilon);
            }
            finally { values[i] = kept; }
        }
        return numeric;
    }
}

/// <summary>The worst entry of one tensor.</summary>
/// <param name="Name">The tensor's.</param>
/// <param name="Entries">How many it has.</param>
/// <param name="Error">The worst entry's relative error.</param>
/// <param name="Where">The worst entry's place, counted from 0 down the columns.</param>
/// <param name="Analytic">What Backward says of it.</param>
/// <param name="Numeric">What the central difference says of it.</param>
public sealed record GradientRow(string Name, int Entries, double Error, int Where, double Analytic, double Numeric)
{
    public bool Passed => Error <= GradientCheck.Tolerance;

    /// <summary>Rows of a tensor that is a matrix, or a list of columns of this size; 0 for a plain list.</summary>
    public int Rows { get; init; }

    /// <summary>"[i, j]" of the worst entry, row and column from 0; "[i]" in a plain list.</summary>
    public string Place => Rows == 0 ? $"[{Where}]" : $"[{Where % Rows}, {Where / Rows}]";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"d{Name}{Place}: Backward says {Analytic:G5}, central difference says {Numeric:G5} (relative error {Error:0.0E+0}, allowed {GradientCheck.Tolerance:0E+0})");
}

/// <summary>A backward pass disagrees with central differences.</summary>
public sealed class GradientException(string message) : Exception(message);
