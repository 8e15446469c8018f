using Unrolled.Cells;
using Unrolled.Sequences;

namespace Unrolled.Figures;

/// <summary>Pictures of how a net is built, from its real shapes and values.</summary>
public static partial class Diagrams
{
    /// <summary>The inside of a cell of the library, from the equations in its docstring.</summary>
    /// <typeparam name="TCell">The cell.</typeparam>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="step">One unit's numbers at one step, drawn on the wires.</param>
    /// <param name="title">The heading; made from the cell's name when left out.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentException">A size below 1, or the cell is not the library's.</exception>
    public static CellDiagram Cell<TCell>(int inputs, int hidden, CellStep? step = null, string? title = null, string alt = "") where TCell : ICell =>
        new(CellEquations.Of<TCell>($"Diagrams.Cell<{TCell.Kernel.Name}>"), inputs, hidden, title ?? $"Inside the {TCell.Kernel.Name} cell", alt, step);

    /// <summary>The same with the sizes of a layer and what its tape recorded.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="tape">The tape of its last Forward.</param>
    /// <param name="t">The step, from 0.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="b">The sequence, from 0.</param>
    /// <param name="title">The heading; made from the cell's name, the unit and the step when left out.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step, unit or sequence.</exception>
    /// <exception cref="InvalidOperationException">Nothing is on the tape, or Backward has used the gates up.</exception>
    public static CellDiagram Cell<TCell>(Recurrent<TCell> layer, RecurrentTape tape, int t, int unit = 0, int b = 0, string? title = null, string alt = "") where TCell : ICell
    {
        var step = CellStep.Of(tape, t, unit, b);
        Require.NotNull(layer, $"Diagrams.Cell<{TCell.Kernel.Name}>", "a layer");
        return Cell<TCell>(layer.Inputs, layer.Hidden, step, title ?? $"Inside the {TCell.Kernel.Name} cell at step {t + 1}", alt);
    }

    /// <summary>The inside of any cell, from its equations: a learner's own too.</summary>
    /// <param name="equations">As in a docstring: one to a line, or two with at least two spaces between; ' is one step earlier, ⊙ (or *) entry by entry.</param>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <param name="step">One unit's numbers at one step, drawn on the wires.</param>
    /// <exception cref="ArgumentException">An equation cannot be read or drawn; the message says which and why.</exception>
    public static CellDiagram Cell(string equations, int inputs, int hidden, string title, string alt = "", CellStep? step = null) =>
        new(CellEquations.Parse(Require.Text(equations, "Diagrams.Cell", "equations", "\"h = tanh(W x + U h' + b)\""), "Diagrams.Cell"), inputs, hidden, title, alt, step);
}
