using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>One layer is a net too: lists of one state.</summary>
public sealed partial class Recurrent<TCell>
{
    internal override int States => 1;

    internal override bool IsReverse(int state) => reverse;

    internal override string Suffix(int state) => "";

    public override IReadOnlyList<Carry> NewState(int B) => [NewCarry(B)];

    internal override SequenceNet Clone()
    {
        var copy = new Recurrent<TCell>(Inputs, Hidden, new Random64(0), reverse);
        Parameter.Copy(Parameters, copy.Parameters);
        return copy;
    }

    public override SequenceTape NewTape(bool keep = false) => new RecurrentTape { Keep = keep };

    internal override Signal Run(SequenceTape tape, Signal? x, Tokens? ids, IReadOnlyList<Carry?>? initial) => Run(Mine<RecurrentTape>(tape, tape is RecurrentTape), x, ids, initial?[0]);

    internal Signal Run(RecurrentTape tape, Signal? x, Tokens? ids, Carry? initial) => ids is null ? Forward(tape, x!, initial) : Forward(tape, ids, initial);

    internal override void RunBack(SequenceTape tape, Signal? dy, Signal? dLast, IReadOnlyList<Carry?>? dFinal, int from) =>
        Backward(Mine<RecurrentTape>(tape, tape is RecurrentTape), dy, dLast, dFinal?[0], from);
}
