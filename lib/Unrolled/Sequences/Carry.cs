using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>The state a recurrent layer hands on: for each lane of its cell's state (h; h and c), one vector for each sequence.</summary>
/// <remarks>Each lane is a <see cref="Signal"/> of one step and B sequences in the caller's order. Zero when made.</remarks>
public sealed class Carry
{
    private readonly CellKernel cell;
    private readonly Signal[] lanes;                                   // in the order of the cell's state
    private Batch batch;

    internal Carry(CellKernel cell, int hidden, int B)
    {
        (this.cell, batch) = (cell, new Batch(1, B));
        lanes = [.. cell.State.Select(_ => new Signal(batch, hidden))];
    }

    /// <summary>Number of sequences.</summary>
    public int B => batch.B;

    /// <summary>The hidden state h (H × B).</summary>
    public Signal H => lanes[cell.H];

    /// <summary>Every lane under its letter.</summary>
    internal IEnumerable<(string Name, Signal Values)> Lanes => cell.State.Zip(lanes);

    /// <summary>A lane by its letter: "h", "c".</summary>
    /// <exception cref="KeyNotFoundException">The cell has no such lane.</exception>
    public Signal this[string lane]
    {
        get
        {
            for (int k = 0; k < lanes.Length; k++)
                if (cell.State[k] == lane) return lanes[k];
            throw new KeyNotFoundException($"Carry: the cell's state has the lanes {string.Join(", ", cell.State)}, but '{lane}' was asked for.");
        }
    }

    /// <summary>Throws unless the state is one of this cell, of these sizes.</summary>
    internal void Expect(object who, string name, CellKernel expected, int hidden, int B)
    {
        if (this.B != B) throw new ArgumentException($"{who}: {name} should be of {B} sequences but is of {this.B}. A state fits only a batch of the same size.");
        if (!HasLanesOf(expected) || H.Rows != hidden)
            throw new ArgumentException($"{who}: {name} should hold {string.Join(", ", expected.State)} of {hidden} units but holds {string.Join(", ", cell.State)} of {H.Rows}. Was it made by another layer?");
    }

    private bool HasLanesOf(CellKernel other) => ReferenceEquals(cell, other) || cell.State.SequenceEqual(other.State);

    internal void Resize(int B)
    {
        if (B == batch.B) return;
        batch = new Batch(1, B);
        foreach (var lane in lanes) lane.Resize(batch);
    }

    /// <summary>Takes size and values of another state of the same cell.</summary>
    /// <exception cref="KeyNotFoundException">The other state lacks a lane.</exception>
    public void CopyFrom(Carry other)
    {
        Resize(other.B);
        for (int k = 0; k < lanes.Length; k++)
            for (int b = 0; b < B; b++) other[cell.State[k]].Token(b).CopyTo(lanes[k].Token(b));
    }

    /// <summary>Becomes a state of 0 for B sequences.</summary>
    internal void Zero(int B)
    {
        Resize(B);
        foreach (var lane in lanes) lane.Clear();
    }

    /// <summary>Copies every lane into the engine's order: column j is sequence Order(j).</summary>
    internal unsafe void Scatter(Batch layout, Real* to, int plane)
    {
        for (int j = 0; j < layout.B; j++)
            for (int k = 0; k < lanes.Length; k++, to += plane) lanes[k].Token(layout.Order(j)).CopyTo(new Span<Real>(to, plane));
    }

    /// <summary>Takes sequence b's state from a column of the engine's.</summary>
    internal unsafe void Gather(int b, Real* column, int plane)
    {
        for (int k = 0; k < lanes.Length; k++, column += plane)
        {
            var vector = lanes[k].Token(b);
            new Span<Real>(column, vector.Length).CopyTo(vector);
        }
    }
}
