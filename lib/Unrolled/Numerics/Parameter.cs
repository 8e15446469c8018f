using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Numerics;

/// <summary>Weights that are learnt: a value and ∂L/∂value, two MathNet matrices over the very arrays the engine reads and writes.</summary>
/// <remarks>Column-major and unpadded: entry (r, c) is <c>Values[c * Rows + r]</c>. Set it through <see cref="Value"/>, read it, decompose it; the next Forward sees it.</remarks>
public sealed class Parameter
{
    /// <param name="name">PyTorch's name where it has one: weight_ih, weight_hh, bias_ih, bias_hh.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns; 1 for a vector.</param>
    /// <param name="transposed">Whether PyTorch keeps it the other way round; see <see cref="Transposed"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Parameter(string name, int rows, int columns, bool transposed = false)
    {
        if (rows < 1 || columns < 1)
            throw new ArgumentOutOfRangeException(nameof(rows), $"{name}: a parameter needs at least one row and one column, but {rows} × {columns} was asked for. Check the layer's sizes.");
        (Name, Transposed) = (name, transposed);
        Values = GC.AllocateArray<Real>(rows * columns, pinned: true);
        Gradients = GC.AllocateArray<Real>(rows * columns, pinned: true);
        Value = Matrix<Real>.Build.Dense(rows, columns, Values);
        Gradient = Matrix<Real>.Build.Dense(rows, columns, Gradients);
    }

    /// <summary>Its name within whatever holds it: weight_ih; weight_ih_l0 in a stack; rnn.weight_ih_l0 in a model that holds the stack.</summary>
    public string Name { get; private set; }

    public int Rows => Value.RowCount;

    public int Columns => Value.ColumnCount;

    /// <summary>Whether PyTorch's shape is (columns × rows), as an embedding's is: then <see cref="Values"/> as it stands is PyTorch's row-major tensor.</summary>
    public bool Transposed { get; }

    /// <summary>The weights (rows × columns).</summary>
    public Matrix<Real> Value { get; }

    /// <summary>∂L/∂value (rows × columns). Backward adds to it; the optimiser zeroes it.</summary>
    public Matrix<Real> Gradient { get; }

    /// <summary>The array behind <see cref="Value"/>, column after column.</summary>
    public Real[] Values { get; }

    /// <summary>The array behind <see cref="Gradient"/>.</summary>
    public Real[] Gradients { get; }

    internal unsafe Real* GradientPointer => (Real*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Gradients));      // pinned

    /// <summary>Gives parameters the names and values of others, one by one.</summary>
    internal static void Copy(IReadOnlyList<Parameter> from, IReadOnlyList<Parameter> to)
    {
        for (int i = 0; i < from.Count; i++)
        {
            to[i].Name = from[i].Name;
            from[i].Values.CopyTo(to[i].Values, 0);
        }
    }

    /// <summary>Fills the values with uniform numbers in [−bound, bound), column after column.</summary>
    public Parameter Uniform(double bound, Random64 random)
    {
        for (int i = 0; i < Values.Length; i++) Values[i] = (Real)random.NextDouble(-bound, bound);
        return this;
    }

    /// <summary>Names the parameters after the part of a model they belong to, as files of weights need: "rnn." before, "_l0" after.</summary>
    public static void Rename(IEnumerable<Parameter> parameters, string before = "", string after = "")
    {
        foreach (var parameter in parameters) parameter.Name = before + parameter.Name + after;
    }

    public override string ToString() => $"{Name} ({Rows} × {Columns})";
}
