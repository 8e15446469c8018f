namespace Unrolled.Sequences;

/// <summary>What a net over sequences remembers between Forward and Backward. The caller owns it and reuses it: after the largest batch, nothing is allocated.</summary>
public abstract class SequenceTape
{
    /// <summary>The sequences of the last Forward.</summary>
    public Batch Batch { get; private protected set; } = null!;

    /// <summary>Whether Forward leaves its gates for several Backwards (each begins with a copy of them), or Backward may use them up.</summary>
    public bool Keep { get; init; }

    /// <summary>After a first Forward: the weights will never change, so they need not be packed again.</summary>
    internal abstract void Freeze();

    /// <summary>y at every step (N × tokens).</summary>
    public abstract Signal Y { get; }

    /// <summary>The top layer's final h (N × B): of each sequence's last step; with two directions that of the last step above the reverse one of the first step.</summary>
    public abstract Signal Last { get; }

    /// <summary>∂L/∂x (D × tokens), after Backward. It is computed when it is first read. At steps that Backward did not go back to it is 0.</summary>
    /// <exception cref="InvalidOperationException">No Backward yet, or the input was symbols, which have no gradient.</exception>
    public abstract Signal DX { get; }

    /// <summary>The final state of every layer and direction: give the list to the next Forward to carry on.</summary>
    public abstract IReadOnlyList<Carry> Finals { get; }

    /// <summary>∂L/∂(initial states), after Backward; of one that went back to a later step only, ∂L/∂(states before that step).</summary>
    public abstract IReadOnlyList<Carry> DInitials { get; }
}
