using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>What a sequence classifier remembers between Forward and Backward. The caller owns it and reuses it.</summary>
public sealed class SequenceClassifierTape
{
    internal readonly DenseTape Readout = new();

    internal SequenceClassifierTape(SequenceTape net) => Net = net;

    /// <summary>The net's tape: every state of the last Forward.</summary>
    public SequenceTape Net { get; }

    /// <summary>The loss, with that of each sequence.</summary>
    public SoftmaxCrossEntropy CrossEntropy { get; } = new();
}
