using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>A learned state before the first step, the same for every sequence: h⟨0⟩ (and c⟨0⟩) of every layer and direction.</summary>
/// <remarks><code>
/// forward    h⟨0⟩ of sequence b = h0           h0 (H × 1), zero at first
/// backward   dh0 += Σ dh⟨0⟩ of sequence b       over b in the caller's order
/// </code>
/// Names are h0 and c0 for one layer, else h0_l0, c0_l0, h0_l0_reverse …</remarks>
public sealed class InitialState
{
    private readonly IReadOnlyList<Carry> states;
    private readonly (Carry State, string Lane, Parameter Value)[] lanes;

    /// <param name="net">The net that begins with it.</param>
    public InitialState(SequenceNet net)
    {
        states = net.NewState(1);
        lanes = [.. states.SelectMany((state, i) => state.Lanes.Select(lane => (state, lane.Name, new Parameter($"{lane.Name}0{net.Suffix(i)}", lane.Values.Rows, 1))))];
        Parameters = [.. lanes.Select(lane => lane.Value)];
    }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The state of B sequences, overwritten by the next Forward: give it to the net's, or its one element to a Recurrent's.</summary>
    /// <exception cref="ArgumentException">B is below 1.</exception>
    public IReadOnlyList<Carry> Forward(int B)
    {
        foreach (var (state, lane, value) in lanes)
        {
            state.Resize(B);
            for (int b = 0; b < B; b++) value.Values.CopyTo(state[lane].Token(b));
        }
        return states;
    }

    /// <summary>Adds to the gradients what the net found.</summary>
    /// <param name="dInitial">∂L/∂(initial states), <see cref="SequenceTape.DInitials"/>.</param>
    /// <exception cref="ArgumentException">It is of another number of layers and directions.</exception>
    public void Backward(IReadOnlyList<Carry> dInitial)
    {
        if (dInitial.Count != states.Count) throw new ArgumentException($"InitialState: dInitial should be of {states.Count} layers and directions but is of {dInitial.Count}. Was it made by another net?", nameof(dInitial));
        for (int i = 0; i < states.Count; i++)
            foreach (var (state, lane, value) in lanes)
                for (int b = 0; ReferenceEquals(state, states[i]) && b < dInitial[i].B; b++) Vectors.Add(dInitial[i][lane].Token(b), value.Gradients);
    }
}
