using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>Two recurrent layers side by side: one reads each sequence from its beginning, one from its end (Schuster and Paliwal 1997).</summary>
/// <remarks><code>
/// forward    h→⟨t⟩ = cell(x⟨t⟩, h→⟨t−1⟩)     h←⟨t⟩ = cell←(x⟨t⟩, h←⟨t+1⟩)     y⟨t⟩ = [h→⟨t⟩; h←⟨t⟩]
/// backward   dh→⟨t⟩ += upper half of dy⟨t⟩    dh←⟨t⟩ += lower half of dy⟨t⟩    dx = dx→ + dx←
/// </code>
/// x (D × tokens), y (2H × tokens). PyTorch's names: weight_ih_l0 …, and weight_ih_l0_reverse … of the second; states in that order too.
/// Source: M. Schuster, K. Paliwal, "Bidirectional recurrent neural networks", IEEE Transactions on Signal Processing 45, 1997.
/// </remarks>
public sealed class Bidirectional<TCell> : SequenceNet where TCell : ICell
{
    private readonly Recurrent<TCell> ahead, back;

    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units of each direction.</param>
    /// <param name="random">Where the first weights come from, the forward direction's first: uniform in ±1/√H, PyTorch's default.</param>
    /// <param name="layer">Its number in a stack, for the parameters' names.</param>
    public Bidirectional(int inputs, int hidden, Random64 random, int layer = 0) : base(inputs, 2 * hidden)
    {
        (ahead, back) = (new(inputs, hidden, random), new(inputs, hidden, random, reverse: true));
        Parameter.Rename(ahead.Parameters, after: $"_l{layer}");
        Parameter.Rename(back.Parameters, after: $"_l{layer}_reverse");
        Parameters = [.. ahead.Parameters, .. back.Parameters];
    }

    public override int Directions => 2;

    internal override int States => 2;

    public override IReadOnlyList<Carry> NewState(int B) => [ahead.NewCarry(B), back.NewCarry(B)];

    internal override SequenceNet Clone()
    {
        var copy = new Bidirectional<TCell>(Inputs, ahead.Hidden, new Random64(0));
        Parameter.Copy(Parameters, copy.Parameters);
        return copy;
    }

    public override SequenceTape NewTape(bool keep = false) => new BidirectionalTape(this, ahead.Hidden, keep);

    internal override Signal Run(SequenceTape tape, Signal? x, Tokens? ids, IReadOnlyList<Carry?>? initial)
    {
        var mine = Mine(tape);
        ahead.Run(mine.Ahead, x, ids, initial?[0]);
        back.Run(mine.Back, x, ids, initial?[1]);
        return mine.Join();                                                            // y = [h→; h←]
    }

    internal override void RunBack(SequenceTape tape, Signal? dy, Signal? dLast, IReadOnlyList<Carry?>? dFinal, int from)
    {
        var mine = Mine(tape);
        if (mine.Batch is null) throw new InvalidOperationException($"{this}: Backward needs a tape on which this net has just run Forward.");
        dy?.Expect(this, "dy", Outputs, mine.Batch);
        dLast?.Expect(this, "dLast", Outputs, mine.Last.Batch);
        ahead.Backward(mine.Ahead, mine.HalfOfY(dy, 0), mine.HalfOfLast(dLast, 0), dFinal?[0], from);
        back.Backward(mine.Back, mine.HalfOfY(dy, 1), mine.HalfOfLast(dLast, 1), dFinal?[1], from);
        mine.HasDX = false;
    }

    private BidirectionalTape Mine(SequenceTape tape) => Mine<BidirectionalTape>(tape, tape is BidirectionalTape own && ReferenceEquals(own.Owner, this));

    public override string ToString() => $"Bidirectional<{TCell.Kernel.Name}>({Inputs} → 2 · {ahead.Hidden})";
}
