using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>What a recurrent layer remembers between Forward and Backward. The caller owns it and reuses it: after the largest batch, nothing is allocated.</summary>
/// <remarks>
/// Per token: the gates (G·H̄) and the state (H̄ for each lane), and ∂L/∂x only once it is asked for; H̄ is H padded to a multiple
/// of 16. The states stand behind those before the first step, one column for each sequence.
/// </remarks>
public sealed unsafe class RecurrentTape : SequenceTape
{
    internal readonly Storage A = new(), S = new(), D = new(), DA = new(), Mids = new(), DMids = new(), Bias = new(), DBias = new(), P = new(), DP = new();
    internal Packed[] Weights = [], Transposed = [];
    internal GradientSums[] Sums = [];
    internal Action<int> ForwardPart = null!, BackwardPart = null!, FinishPart = null!, InputPart = null!;
    internal Action<RecurrentTape> MakeDX = null!;
    internal int Parts, From;
    internal Phase Phase;
    internal Signal? X, DY;
    internal Tokens? Ids;
    internal int[] Before = [];                    // the column of the state before each token
    internal bool HasDX, Ahead;                    // whether ∂L/∂x is there; whether a = b + W x is there for all tokens

    private Signal y = null!, dx = null!;
    private Carry final = null!, dInitial = null!;
    private Carry[] finals = null!, dInitials = null!;
    private CellKernel cell = null!;
    private int plane;

    internal object? Owner { get; private set; }

    /// <summary>Every hidden state h⟨t⟩ (H × tokens), without the initial one.</summary>
    public override Signal Y => Made(y);

    /// <summary>Each sequence's own last hidden state (H × B).</summary>
    public override Signal Last => Made(final).H;

    /// <summary>Each sequence's own last state, every lane of it: give it to the next Forward to carry on.</summary>
    public Carry Final => Made(final);

    /// <summary>∂L/∂x (D × tokens), after Backward. It is computed when it is first read, so a net's first layer does not pay for it.</summary>
    /// <exception cref="InvalidOperationException">No Backward yet, or the input was symbols, which have no gradient.</exception>
    public override Signal DX
    {
        get
        {
            MakeDX?.Invoke(this);
            return Made(dx);
        }
    }

    /// <summary>∂L/∂(initial state), after Backward.</summary>
    public Carry DInitial => Made(dInitial);

    /// <summary><see cref="Final"/> as a list of one.</summary>
    public override IReadOnlyList<Carry> Finals => Made(finals);

    /// <summary><see cref="DInitial"/> as a list of one.</summary>
    public override IReadOnlyList<Carry> DInitials => Made(dInitials);

    /// <summary>A lane of the state at every token: <c>Lane("c")</c>.</summary>
    /// <exception cref="KeyNotFoundException">The cell's state has no such lane.</exception>
    public Signal Lane(string name) => Window(S, Batch.B, cell.State, name, "state");

    /// <summary>A gate at every token, as Forward left it (an activation); after Backward it is ∂L/∂pre-activation, unless the tape is to <see cref="SequenceTape.Keep"/> it.</summary>
    /// <exception cref="KeyNotFoundException">The cell has no such block.</exception>
    public Signal Gate(string name) => Window(A, 0, Gates, name, "gates");

    /// <summary>∂L/∂pre-activations: over the gates, or apart from them when those are kept.</summary>
    internal Real* Gradients => (Keep ? DA : A).Pointer;

    /// <summary>The names of the gates.</summary>
    internal IReadOnlyList<string> Gates => [.. Made(cell).Blocks.Select(b => b.Name)];

    /// <summary>The names of the state's lanes.</summary>
    internal IReadOnlyList<string> Lanes => Made(cell).State;

    /// <summary>Whether the gates are still there: after Backward only on a tape that keeps them.</summary>
    internal bool HasGates => Keep || Phase == Phase.Forward;

    /// <summary>A lane of the state a sequence had before step t: the initial one at its first.</summary>
    internal ReadOnlySpan<Real> Earlier(string lane, int t, int b) =>
        S.Span.Slice((Before[Batch.Token(t, b)] * cell.State.Count + Lanes.ToList().IndexOf(lane)) * plane, y.Rows);

    /// <summary>∂L/∂(a lane of the state before the step last gone back through), of one sequence.</summary>
    internal ReadOnlySpan<Real> DBefore(string lane, int b) =>
        D.Span.Slice((Batch.Rank(b) * cell.State.Count + Lanes.ToList().IndexOf(lane)) * plane, y.Rows);

    /// <summary>Lets what goes further back in all lanes but one be 0.</summary>
    internal void KeepOnly(string lane)
    {
        for (int k = 0; k < Batch.B * cell.State.Count; k++)
            if (cell.State[k % cell.State.Count] != lane) D.Span.Slice(k * plane, plane).Clear();
    }

    internal Signal DXStorage => dx;

    /// <summary>Whether the weights will never change, so that biases and per-unit weights stay as they were laid out.</summary>
    internal bool Frozen { get; private set; }

    internal override void Freeze()
    {
        Frozen = true;
        foreach (var weights in Weights) weights.Frozen = true;
    }

    internal void Prepare(object owner, CellKernel kernel, Batch batch, int inputs, int hidden, int links, bool reverse)
    {
        if (!ReferenceEquals(Owner, owner))
        {
            (Owner, cell, plane) = (owner, kernel, Storage.Padded(hidden));
            y = new Signal(S, hidden, kernel.State.Count * plane);
            dx = new Signal(new Storage(), inputs, Storage.Padded(inputs));
            (final, dInitial) = (new Carry(kernel, hidden, batch.B), new Carry(kernel, hidden, batch.B));
            (finals, dInitials) = ([final], [dInitial]);
            (Weights, Transposed) = (New<Packed>(links), New<Packed>(links));
        }
        (Batch, HasDX) = (batch, false);
        A.Ensure((long)batch.Tokens * kernel.Blocks.Count * plane);
        if (Keep) DA.Ensure((long)batch.Tokens * kernel.Blocks.Count * plane);
        S.Ensure(((long)batch.B + batch.Tokens) * kernel.State.Count * plane);
        D.Ensure((long)batch.B * kernel.State.Count * plane);
        y.Window((batch.B * kernel.State.Count + kernel.H) * plane, batch);
        final.Resize(batch.B);
        dInitial.Resize(batch.B);
        if (Before.Length < batch.Tokens) Before = new int[batch.Tokens];
        batch.ColumnsBefore(Before, reverse);
    }

    /// <summary>Scratch for so many threads.</summary>
    internal void Scratch(int parts)
    {
        if (Sums.Length < parts) Sums = [.. Sums, .. New<GradientSums>(parts - Sums.Length)];
    }

    private static T[] New<T>(int n) where T : new() => [.. Enumerable.Range(0, n).Select(_ => new T())];

    private Signal Window(Storage storage, int columnsBefore, IReadOnlyList<string> names, string name, string what)
    {
        Made(cell);
        int index = names.ToList().IndexOf(name);
        if (index < 0) throw new KeyNotFoundException($"{cell.Name}: its {what} are {string.Join(", ", names)}, but '{name}' was asked for.");
        return new Signal(storage, y.Rows, names.Count * plane).Window((columnsBefore * names.Count + index) * plane, Batch);
    }

    private static T Made<T>(T? value) where T : class =>
        value ?? throw new InvalidOperationException("RecurrentTape: nothing is on this tape yet. Call Forward with it first.");
}

internal enum Phase { Empty, Forward, Backward, Finished }
