using System.Diagnostics;
using System.Text.Json;
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Benchmarks;

/// <summary>A whole training step: forward, softmax cross-entropy at every step, backward through time, clipping by global norm, Adam; the state is carried on.</summary>
internal sealed class Training<TCell> where TCell : ICell
{
    private const int EmbeddingSize = 64;      // the peer's

    private readonly Case sizes;
    private readonly Random64 random;
    private readonly Recurrent<TCell> rnn;
    private readonly Embedding? embedding;
    private readonly EmbeddingTape vectors = new();
    private readonly Dense readout;
    private readonly RecurrentTape tape = new();
    private readonly DenseTape top = new();
    private readonly SoftmaxCrossEntropy loss = new();
    private readonly Adam adam;
    private readonly Tokens ids, targets;
    private readonly Signal dense;
    private Carry? state;

    public Training(Case sizes)
    {
        var (random, batch) = (new Random64(1), new Batch(sizes.T, sizes.B));
        this.sizes = sizes;
        if (sizes.Input == "emb") embedding = new(sizes.V, EmbeddingSize, random);
        (rnn, readout) = (new(embedding is null ? sizes.V : EmbeddingSize, sizes.H, random), new(sizes.H, sizes.V, random));
        adam = new Adam(2e-3, rnn.Parameters, readout.Parameters, embedding?.Parameters ?? []);
        (ids, targets, dense) = (new(batch), new(batch), new(batch, sizes.V));
        this.random = random;
    }

    /// <summary>A text of its own for every step: one read again and again is known by heart, and then the moments are subnormal numbers.</summary>
    private void Fill()
    {
        for (int b = 0; b < sizes.B; b++)
            for (int t = 0, next = random.Next(sizes.V); t < sizes.T; t++) (ids[t, b], targets[t, b]) = (next, next = random.Next(sizes.V));
        if (sizes.Input == "dense") ids.OneHot(sizes.V, dense);
    }

    public string Measure()
    {
        Fill();
        for (int i = 0; i < 3; i++) Step();
        var times = new List<double>(1 << 20);
        double L = 0;
        for (long start = Stopwatch.GetTimestamp(); times.Count < 5 || Stopwatch.GetElapsedTime(start).TotalSeconds < sizes.Seconds;)
        {
            Fill();
            long begin = Stopwatch.GetTimestamp();
            L = Step();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        double median = PeerCase.Median(times), tokens = (double)sizes.B * sizes.T;
        return JsonSerializer.Serialize(new
        {
            peer = "unrolled", sizes.Cell, sizes.Mode, sizes.Input, sizes.V, sizes.H, sizes.B, sizes.T, threads = Workers.Threads, steps = times.Count,
            ms_step = Math.Round(median * 1e3, 4), tok_s = Math.Round(tokens / median, 1), tok_s_best = Math.Round(tokens / times[0], 1), loss = Math.Round(L, 4),
        });
    }

    private double Step()
    {
        adam.ClearGradients();
        var h = sizes.Input switch
        {
            "dense" => rnn.Forward(tape, dense, state),
            "emb" => rnn.Forward(tape, embedding!.Forward(vectors, ids), state),
            _ => rnn.Forward(tape, ids, state),
        };
        double L = loss.Forward(readout.Forward(top, h), targets);
        rnn.Backward(tape, readout.Backward(top, loss.Backward()));
        embedding?.Backward(vectors, tape.DX);
        Clip.ByNorm(adam.Parameters, 5);
        adam.Step();
        state = tape.Final;
        return L;
    }
}
