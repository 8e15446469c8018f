using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>Recurrent layers one on top of the other, each in one direction or in two, with dropout between them.</summary>
/// <remarks><code>
/// forward    y₀ = x      yₖ = layerₖ(mₖ₋₁ ⊙ yₖ₋₁)      y = the last yₖ
/// backward   dyₖ₋₁ = mₖ₋₁ ⊙ dxₖ                        m: 0 with probability p, else 1 / (1 − p); m₀ = 1
/// </code>
/// x (D × tokens), y (H × tokens), with two directions (2H × tokens). As PyTorch's nn.LSTM, nn.GRU and nn.RNN with num_layers,
/// bidirectional and dropout, which acts on the outputs of every layer but the last, and with their names: weight_ih_l0,
/// weight_ih_l0_reverse, weight_hh_l1 …; states stand in the order layer · directions + direction.
/// Dropout's mask is a hash of (seed, <see cref="Step"/>, layer, t, b, unit), so a run is resumed by setting <see cref="Step"/>.
/// </remarks>
public sealed class Stacked<TCell> : SequenceNet where TCell : ICell
{
    private readonly SequenceNet[] layers;
    private readonly DropoutMask[] masks;
    private readonly int hidden;

    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units of each layer and direction.</param>
    /// <param name="layers">How many.</param>
    /// <param name="random">Where the first weights come from, layer by layer: uniform in ±1/√H, PyTorch's default.</param>
    /// <param name="directions">1, or 2 for layers that also read from the end.</param>
    /// <param name="dropout">p, the share of units dropped between layers, in [0, 1).</param>
    /// <param name="seed">The seed of the masks.</param>
    /// <exception cref="ArgumentException">A size below 1, directions other than 1 and 2, or a rate outside [0, 1).</exception>
    public Stacked(int inputs, int hidden, int layers, Random64 random, int directions = 1, double dropout = 0, long seed = 0) : base(inputs, directions * hidden)
    {
        if (layers < 1) throw new ArgumentException($"Stacked: there should be at least 1 layer, but {layers} were asked for.", nameof(layers));
        if (directions is not (1 or 2)) throw new ArgumentException($"Stacked: there are 1 or 2 directions, but {directions} were asked for.", nameof(directions));
        (this.hidden, Directions, Dropout) = (hidden, directions, dropout);
        this.layers = [.. Enumerable.Range(0, layers).Select(k => Layer(k, k == 0 ? inputs : Outputs, random))];
        masks = [.. Enumerable.Range(0, layers).Select(k => new DropoutMask(ToString(), dropout, seed, k))];
        Parameters = [.. this.layers.SelectMany(layer => layer.Parameters)];
    }

    public override int Directions { get; }

    /// <summary>p, the share of units dropped between layers.</summary>
    public double Dropout { get; }

    /// <summary>True in training; false in evaluation, where nothing is dropped.</summary>
    public bool Training { get; set; } = true;

    /// <summary>Number of the next masks. A Forward that drops uses it and counts on; set it to resume a run, or to see a mask again.</summary>
    public long Step { get; set; }

    internal override int States => layers.Length * Directions;

    public override IReadOnlyList<Carry> NewState(int B) => [.. layers.SelectMany(layer => layer.NewState(B))];

    internal override SequenceNet Clone()
    {
        var copy = new Stacked<TCell>(Inputs, hidden, layers.Length, new Random64(0), Directions) { Training = false };
        Parameter.Copy(Parameters, copy.Parameters);
        return copy;
    }

    public override SequenceTape NewTape(bool keep = false) => new StackedTape(this, layers, keep);

    internal override Signal Run(SequenceTape tape, Signal? x, Tokens? ids, IReadOnlyList<Carry?>? initial)
    {
        var mine = Mine(tape);
        mine.Masks = Training && Dropout > 0 && layers.Length > 1 ? Step++ : null;
        for (int k = 0; k < layers.Length; k++)
        {
            var y = layers[k].Run(mine.Layer(k), x, k == 0 ? ids : null, mine.Of(initial, k));
            x = mine.Masks is { } step && k < layers.Length - 1 ? Drop(step, k, y, mine.Dropped[k]) : y;      // mₖ ⊙ yₖ
        }
        mine.Gather();
        return mine.Y;
    }

    internal override void RunBack(SequenceTape tape, Signal? dy, Signal? dLast, IReadOnlyList<Carry?>? dFinal, int from)
    {
        var mine = Mine(tape);
        for (int k = layers.Length - 1; k >= 0; k--)
        {
            layers[k].RunBack(mine.Layer(k), dy, dLast, mine.Of(dFinal, k), from);
            if (k == 0) return;
            (dy, dLast) = (mine.Layer(k).DX, null);
            if (mine.Masks is { } step) Drop(step, k - 1, dy, dy);                           // dyₖ₋₁ = mₖ₋₁ ⊙ dxₖ
        }
    }

    private Signal Drop(long step, int layer, Signal from, Signal to)
    {
        from.Mask(masks[layer], step, locked: false, to.Resize(from.Batch));
        return to;
    }

    private SequenceNet Layer(int k, int inputs, Random64 random)
    {
        if (Directions == 2) return new Bidirectional<TCell>(inputs, hidden, random, k);
        var layer = new Recurrent<TCell>(inputs, hidden, random);
        Parameter.Rename(layer.Parameters, after: $"_l{k}");
        return layer;
    }

    private StackedTape Mine(SequenceTape tape) => Mine<StackedTape>(tape, tape is StackedTape own && ReferenceEquals(own.Owner, this));

    public override string ToString() => $"Stacked<{TCell.Kernel.Name}>({Inputs} → {layers.Length} · {Directions} · {hidden})";
}
