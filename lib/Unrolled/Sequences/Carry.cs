using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>The state a recurrent layer hands on: for each lane of its cell's state (h; h and c), one vector for each sequence.</summary>
/// <remarks>Each lane is a <see cref="Signal"/> of one step and B sequences in the caller's order. Zero when made.</remarks>
public sealed class Carry
{
    private readonly Dictionary<string, Signal> lanes = [];
    private Batch batch;

    internal Carry(CellKernel cell, int hidden, int B)
    {
        batch = new Batch(1, B);
        foreach (string lane in cell.State) lanes[lane] = new Signal(batch, hidden);
    }

    /// <summary>Number of sequences.</summary>
    public int B => batch.B;

    /// <summary>The hidden state h (H × B).</summary>
    public Signal H => lanes["h"];

    /// <summary>Every lane under its letter.</summary>
    internal IReadOnlyDictionary<string, Signal> Lanes => lanes;

    /// <summary>A lane by its letter: "h", "c".</summary>
    /// <exception cref="KeyNotFoundException">The cell has no such lane.</exception>
    public Signal this[string lane] => lanes.TryGetValue(lane, out var signal)
        ? signal
        : throw new KeyNotFoundException($"Carry: the cell's state has the lanes {string.Join(", ", lanes.Keys)}, but '{lane}' was asked for.");

    /// <summary>Throws unless the state is one of this cell, of these sizes.</summary>
    internal void Expect(object who, string name, CellKernel cell, int hidden, int B)
    {
        if (this.B != B) throw new ArgumentException($"{who}: {name} should be of {B} sequences but is of {this.B}. A state fits only a batch of the same size.");
        if (!IsOf(cell) || H.Rows != hidden)
            throw new ArgumentException($"{who}: {name} should hold {string.Join(", ", cell.State)} of {hidden} units but holds {string.Join(", ", lanes.Keys)} of {H.Rows}. Was it made by another layer?");
    }

    private bool IsOf(CellKernel cell)
    {
        int found = 0;
        while (found < cell.State.Count && lanes.ContainsKey(cell.State[found])) found++;
        return found == lanes.Count && found == cell.State.Count;
    }

    internal void Resize(int B)
    {
        if (B == batch.B) return;
        batch = new Batch(1, B);
        foreach (var lane in lanes.Values) lane.Resize(batch);
    }

    /// <summary>Takes size and values of another state of the same cell.</summary>
    public void CopyFrom(Carry other)
    {
        Resize(other.B);
        foreach (var (name, lane) in lanes)
            for (int b = 0; b < B; b++) other[name].Token(b).CopyTo(lane.Token(b));
    }

    /// <summary>Becomes a state of 0 for B sequences.</summary>
    internal void Zero(int B)
    {
        Resize(B);
        foreach (var lane in lanes.Values) lane.Clear();
    }

    /// <summary>Copies every lane into the engine's order: column j is sequence Order(j).</summary>
    internal unsafe void Scatter(CellKernel cell, Batch layout, Real* to, int plane)
    {
        for (int lane = 0; lane < cell.State.Count; lane++)
            for (int j = 0; j < layout.B; j++)
                lanes[cell.State[lane]].Token(layout.Order(j)).CopyTo(new Span<Real>(to + (j * cell.State.Count + lane) * plane, plane));
    }

    /// <summary>Takes sequence b's state from a column of the engine's.</summary>
    internal unsafe void Gather(CellKernel cell, int b, Real* column, int plane)
    {
        for (int lane = 0; lane < cell.State.Count; lane++)
        {
            var vector = lanes[cell.State[lane]].Token(b);
            new Span<Real>(column + lane * plane, vector.Length).CopyTo(vector);
        }
    }
}
