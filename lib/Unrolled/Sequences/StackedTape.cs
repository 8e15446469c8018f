using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>What a stack remembers: a tape for each layer, and what dropout left of the outputs between them.</summary>
public sealed class StackedTape : SequenceTape
{
    private readonly SequenceTape[] layers;
    private readonly Carry[] finals, dInitials;
    private readonly Carry?[] given;                                  // one layer's part of a list of states

    internal StackedTape(object owner, IReadOnlyList<SequenceNet> nets, bool keep)
    {
        (Owner, Keep) = (owner, keep);
        layers = [.. nets.Select(net => net.NewTape(keep))];
        int directions = nets[0].Directions;
        (finals, dInitials, given) = (new Carry[layers.Length * directions], new Carry[layers.Length * directions], new Carry?[directions]);
        Dropped = [.. nets.SkipLast(1).Select(net => new Signal(new Storage(), net.Outputs, Storage.Padded(net.Outputs)))];
    }

    internal object Owner { get; }

    /// <summary>The step whose masks the last Forward used; null for none.</summary>
    internal long? Masks { get; set; }

    /// <summary>The outputs of every layer but the last, after dropout.</summary>
    internal Signal[] Dropped { get; }

    /// <summary>The tape of one layer and direction: its gates and states.</summary>
    public RecurrentTape this[int layer, int direction = 0] => layers[layer] switch
    {
        BidirectionalTape both => direction == 0 ? both.Ahead : both.Back,
        var one => (RecurrentTape)one,
    };

    public override Signal Y => layers[^1].Y;

    public override Signal Last => layers[^1].Last;

    public override Signal DX => layers[0].DX;

    public override IReadOnlyList<Carry> Finals => finals;

    public override IReadOnlyList<Carry> DInitials => dInitials;

    internal override void Freeze()
    {
        foreach (var layer in layers) layer.Freeze();
    }

    internal SequenceTape Layer(int k) => layers[k];

    /// <summary>The states of layer k, among those of all layers.</summary>
    internal Carry?[]? Of(IReadOnlyList<Carry?>? states, int k)
    {
        if (states is null) return null;
        for (int direction = 0; direction < given.Length; direction++) given[direction] = states[k * given.Length + direction];
        return given;
    }

    internal void Gather()
    {
        Batch = layers[0].Batch;
        for (int i = 0; i < finals.Length; i++)
            (finals[i], dInitials[i]) = (layers[i / given.Length].Finals[i % given.Length], layers[i / given.Length].DInitials[i % given.Length]);
    }
}
