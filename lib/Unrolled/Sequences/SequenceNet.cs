using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>A net over sequences with a state: one recurrent layer, a stack of them, in one direction or in two. Models, truncation and training know no more than this.</summary>
/// <remarks><code>
/// forward    y, final states ← x, initial states              x (D × tokens), y (N × tokens)
/// backward   dx, dInitial ← dy, dLast, dFinal                 and every parameter's gradient grows
/// </code>
/// States stand in PyTorch's order: state layer · directions + direction belongs to that layer and direction. In a list of states
/// that is given, null stands for 0, for a single state or for the list.</remarks>
public abstract class SequenceNet
{
    private protected SequenceNet(int inputs, int outputs) => (Inputs, Outputs) = (inputs, outputs);

    /// <summary>D, the rows of x.</summary>
    public int Inputs { get; }

    /// <summary>N, the rows of y.</summary>
    public int Outputs { get; }

    /// <summary>2 when every layer reads its sequences from the beginning and from the end, else 1.</summary>
    public virtual int Directions => 1;

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; private protected init; } = [];

    /// <summary>A parameter by name, e.g. <c>net["weight_hh"]</c>, <c>stack["weight_hh_l1_reverse"]</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public Parameter this[string name] => Parameters.FirstOrDefault(p => p.Name == name)
        ?? throw new KeyNotFoundException($"{this}: there is no parameter '{name}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.");

    /// <summary>Number of states: layers · directions.</summary>
    internal abstract int States { get; }

    /// <summary>Whether time runs backwards for a state, so that it cannot be carried on to what follows.</summary>
    internal virtual bool IsReverse(int state) => state % Directions == 1;

    /// <summary>What PyTorch appends to a name that belongs to a state.</summary>
    internal virtual string Suffix(int state) => $"_l{state / Directions}{(IsReverse(state) ? "_reverse" : "")}";

    /// <summary>Zero states for B sequences.</summary>
    public abstract IReadOnlyList<Carry> NewState(int B);

    /// <summary>A tape for this net.</summary>
    /// <param name="keep">Whether one Forward shall serve several Backwards.</param>
    public abstract SequenceTape NewTape(bool keep = false);

    /// <summary>The whole batch forward.</summary>
    /// <param name="tape">A tape of this net; reuse it.</param>
    /// <param name="x">The input (D × tokens); it must keep its values until Backward.</param>
    /// <param name="initial">The state before the first step, or null for 0.</param>
    /// <returns>y (N × tokens), which is <see cref="SequenceTape.Y"/>.</returns>
    /// <exception cref="ArgumentException">x or a state does not fit.</exception>
    public Signal Forward(SequenceTape tape, Signal x, IReadOnlyList<Carry?>? initial = null) => Run(tape, x, null, Expect("the initial state", initial));

    /// <summary>The same for symbols, each in 0 … D − 1: x⟨t⟩ is one-hot.</summary>
    public Signal Forward(SequenceTape tape, Tokens x, IReadOnlyList<Carry?>? initial = null) => Run(tape, null, x, Expect("the initial state", initial));

    /// <summary>The whole batch backward; adds to every parameter's gradient.</summary>
    /// <param name="tape">The tape of Forward. One Backward for each Forward, unless the tape is to keep it.</param>
    /// <param name="dy">∂L/∂y (N × tokens), or null.</param>
    /// <param name="dLast">∂L/∂<see cref="SequenceTape.Last"/> (N × B), or null.</param>
    /// <param name="dFinal">∂L/∂(final states), or null.</param>
    /// <param name="from">The first step to go back to: whatever was computed from steps before it counts as given.</param>
    public void Backward(SequenceTape tape, Signal? dy = null, Signal? dLast = null, IReadOnlyList<Carry?>? dFinal = null, int from = 0) =>
        RunBack(tape, dy, dLast, Expect("dFinal", dFinal), from);

    /// <summary>A snapshot for going on one step at a time: what is later written to the weights, by training too, is not seen by it.</summary>
    /// <param name="B">How many sequences go on together.</param>
    /// <exception cref="InvalidOperationException">The net also reads from the end, which a stream does not have.</exception>
    public FrozenNet Freeze(int B = 1)
    {
        for (int state = 0; state < States; state++)
            if (IsReverse(state)) throw new InvalidOperationException($"{this}: a net that reads its sequences from the end cannot go on step by step, as the end has not come.");
        return new(Clone(), B);
    }

    /// <summary>A net of the same shape and weights.</summary>
    internal abstract SequenceNet Clone();

    /// <summary>Forward on x, or on symbols.</summary>
    internal abstract Signal Run(SequenceTape tape, Signal? x, Tokens? ids, IReadOnlyList<Carry?>? initial);

    internal abstract void RunBack(SequenceTape tape, Signal? dy, Signal? dLast, IReadOnlyList<Carry?>? dFinal, int from);

    private protected TTape Mine<TTape>(SequenceTape tape, bool mine) where TTape : SequenceTape => mine
        ? (TTape)tape
        : throw new InvalidOperationException($"{this}: this tape is another net's. Get one by {nameof(NewTape)}() and keep it for this net.");

    internal IReadOnlyList<Carry?>? Expect(string name, IReadOnlyList<Carry?>? states) => states is null || states.Count == States
        ? states
        : throw new ArgumentException($"{this}: {name} should be of {States} layers and directions but is of {states.Count}. Was it made by another net?");
}
