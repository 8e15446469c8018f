using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>What most tests train: one recurrent layer, a read-out at every step, softmax cross-entropy.</summary>
internal sealed class Net<TCell>(int D, int H, int V, long seed) where TCell : ICell
{
    private readonly RecurrentTape tape = new();
    private readonly DenseTape top = new();
    private readonly SoftmaxCrossEntropy loss = new();

    public Recurrent<TCell> Layer { get; } = new(D, H, new(seed));

    public Dense Readout { get; } = new(H, V, new(seed + 1));

    public IReadOnlyList<Parameter> Parameters => field ??= [.. Layer.Parameters, .. Readout.Parameters];

    public RecurrentTape Tape => tape;

    public double LossAndGradients(Signal x, Tokens targets)
    {
        double L = loss.Forward(Readout.Forward(top, Layer.Forward(tape, x)), targets);
        Layer.Backward(tape, Readout.Backward(top, loss.Backward()));
        return L;
    }

    public double Step(Optimizer optimizer, Signal x, Tokens targets)
    {
        optimizer.ClearGradients();
        double L = LossAndGradients(x, targets);
        Clip.ByNorm(optimizer.Parameters, 1);
        optimizer.Step();
        return L;
    }

    /// <summary>A batch of random inputs and random targets.</summary>
    public static (Signal X, Tokens Y) Random(Batch batch, int D, int V, long seed)
    {
        var random = new Random64(seed);
        var (x, y) = (new Signal(batch, D), new Tokens(batch));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++)
            {
                foreach (ref Real entry in x[t, b]) entry = (Real)random.NextNormal();
                y[t, b] = random.Next(V);
            }
        return (x, y);
    }
}
