using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>What a recurrent layer remembers between Forward and Backward. The caller owns it and reuses it: after the largest batch, nothing is allocated.</summary>
/// <remarks>Per token: the pre-activations' activations (G·H̄), the state (H̄ for each lane) and ∂L/∂x; H̄ is H padded to a multiple of 16.</remarks>
public sealed unsafe class RecurrentTape
{
    internal readonly Storage A = new(), S = new(), Initial = new(), D = new(), Mids = new(), DMids = new(), Bias = new(), DBias = new(), P = new(), DP = new();
    internal Packed[] Weights = [], Transposed = [];
    internal Storage[] DWeights = [];
    internal Action<int> ForwardPart = null!, BackwardPart = null!, FinishPart = null!;
    internal int Parts;
    internal Phase Phase;
    internal Signal X = null!;
    internal Signal? DY;

    private Signal y = null!, dx = null!;
    private Carry final = null!, dInitial = null!;
    private CellKernel cell = null!;
    private int plane;

    internal object? Owner { get; private set; }

    /// <summary>The sequences of the last Forward.</summary>
    public Batch Batch { get; private set; } = null!;

    /// <summary>Every hidden state h⟨t⟩ (H × tokens), without the initial one.</summary>
    public Signal Y => Made(y);

    /// <summary>Each sequence's own last hidden state (H × B).</summary>
    public Signal Last => Made(final).H;

    /// <summary>Each sequence's own last state, every lane of it: give it to the next Forward to carry on.</summary>
    public Carry Final => Made(final);

    /// <summary>∂L/∂x (D × tokens), after Backward.</summary>
    public Signal DX => Made(dx);

    /// <summary>∂L/∂(initial state), after Backward.</summary>
    public Carry DInitial => Made(dInitial);

    /// <summary>A lane of the state at every token: <c>Lane("c")</c>.</summary>
    /// <exception cref="KeyNotFoundException">The cell's state has no such lane.</exception>
    public Signal Lane(string name) => Window(S, cell.State, name, "state");

    /// <summary>A gate at every token, as Forward left it (an activation); after Backward it is ∂L/∂pre-activation.</summary>
    /// <exception cref="KeyNotFoundException">The cell has no such block.</exception>
    public Signal Gate(string name) => Window(A, [.. cell.Blocks.Select(b => b.Name)], name, "gates");

    internal void Prepare(object owner, CellKernel kernel, Batch batch, int inputs, int hidden, int links)
    {
        if (!ReferenceEquals(Owner, owner))
        {
            (Owner, cell, plane) = (owner, kernel, Storage.Padded(hidden));
            y = new Signal(S, hidden, kernel.State.Count * plane);
            dx = new Signal(new Storage(), inputs, Storage.Padded(inputs));
            (final, dInitial) = (new Carry(kernel, hidden, batch.B), new Carry(kernel, hidden, batch.B));
            (Weights, Transposed, DWeights) = (New<Packed>(links), New<Packed>(links), New<Storage>(links));
        }
        Batch = batch;
        A.Ensure(batch.Tokens * kernel.Blocks.Count * plane);
        S.Ensure(batch.Tokens * kernel.State.Count * plane);
        Initial.Ensure(batch.B * kernel.State.Count * plane);
        D.Ensure(batch.B * kernel.State.Count * plane);
        y.Window(kernel.H * plane, batch);
        dx.Resize(batch);
        final.Resize(batch.B);
        dInitial.Resize(batch.B);
    }

    private static T[] New<T>(int n) where T : new() => [.. Enumerable.Range(0, n).Select(_ => new T())];

    private Signal Window(Storage storage, IReadOnlyList<string> names, string name, string what)
    {
        Made(cell);
        int index = names.ToList().IndexOf(name);
        if (index < 0) throw new KeyNotFoundException($"{cell.Name}: its {what} are {string.Join(", ", names)}, but '{name}' was asked for.");
        return new Signal(storage, y.Rows, names.Count * plane).Window(index * plane, Batch);
    }

    private static T Made<T>(T? value) where T : class =>
        value ?? throw new InvalidOperationException("RecurrentTape: nothing is on this tape yet. Call Forward with it first.");
}

internal enum Phase { Empty, Forward, Backward, Finished }
