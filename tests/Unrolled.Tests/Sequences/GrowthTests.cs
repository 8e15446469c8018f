using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>What training holds and what it allocates: nothing per step, so much per token, constant for a stream.</summary>
[Collection(nameof(Workers))]
public class GrowthTests(ITestOutputHelper output)
{
    [Fact] public void A_step_of_a_stack_allocates_nothing() => AllocatesNothing(new Stacked<Lstm>(7, 21, 2, new(1), dropout: 0.3));

    [Fact] public void A_step_of_a_stack_of_two_directions_allocates_nothing() => AllocatesNothing(new Stacked<Gru>(7, 21, 2, new(1), directions: 2, dropout: 0.3));

    [Fact] public void A_step_of_two_directions_allocates_nothing() => AllocatesNothing(new Bidirectional<Lstm>(7, 21, new(1)));

    private static void AllocatesNothing(SequenceNet net)
    {
        var (tape, initial) = (net.NewTape(), new InitialState(net));
        Batch[] batches = [new(12, 33), new([.. Enumerable.Range(1, 33).Select(b => 1 + b % 9)])];
        Signal[] x = [.. batches.Select(batch => new Signal(batch, 7))], dy = [.. batches.Select(batch => new Signal(batch, net.Outputs))];
        Allocation.IsZero(() =>
        {
            for (int i = 0; i < 2; i++)
            {
                net.Forward(tape, x[i], initial.Forward(33));
                net.Backward(tape, dy[i]);
                _ = tape.DX;
                initial.Backward(tape.DInitials);
            }
        });
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 10)]
    public void A_step_of_a_stream_allocates_nothing(int k1, int k2)
    {
        var net = new Stacked<Lstm>(7, 21, 2, new(1), directions: 2);
        var (truncated, x, dy) = (new Truncated(net, k1, k2), new Signal(new Batch(k1, 5), 7), new Signal(new Batch(k1, 5), 42));
        Allocation.IsZero(() =>
        {
            truncated.Forward(x);
            truncated.Backward(dy);
        });
    }

    [Fact]
    public void A_whole_batch_in_segments_allocates_nothing()
    {
        var net = new Stacked<Lstm>(7, 21, 2, new(1));
        var (truncated, x, initial) = (new Truncated(net, 3, 5), new Signal(new([11, 3, 8, 1]), 7), new InitialState(net));
        var dy = new Signal(x.Batch, 21);
        Func<Segment, Signal?> loss = segment => segment.Of(dy);
        Allocation.IsZero(() => truncated.Run(x, loss, initial.Forward(4)));
    }

    /// <summary>4 gates, 2 lanes of state and their read-out's gradient, and a little: 8H + V + D reals a token.</summary>
    [Theory]
    [InlineData(32, true)]
    [InlineData(32, false)]
    [InlineData(128, true)]
    [InlineData(128, false)]
    public void Memory_grows_by_8H_V_D_reals_a_token(int H, bool symbols)
    {
        const int V = 64, D = 64, B = 16, Short = 64, Long = 256;
        var training = new Training(H, V, D, symbols);
        long little = training.Held(new(Short, B)), much = training.Held(new(Long, B));
        double perToken = (much - little) / (double)((Long - Short) * B), allowed = sizeof(Real) * (8 * H + V + D);
        output.WriteLine($"H = {H}, {(symbols ? "symbols" : "dense input")}: {perToken:0} bytes a token held, {allowed:0} + 10 % allowed, V = {V}, D = {D}");
        Assert.InRange(perToken, 0, 1.1 * allowed);
    }

    /// <summary>An LSTM, a read-out and their loss, and all that one training step leaves.</summary>
    private sealed class Training(int H, int V, int D, bool symbols)
    {
        private readonly Stacked<Lstm> net = new(D, H, 1, new(1));
        private readonly Dense readout = new(H, V, new(2));
        private readonly SoftmaxCrossEntropy loss = new();
        private readonly DenseTape top = new();
        private SequenceTape? tape;
        private Tokens? ids, targets;
        private Signal? x;

        /// <summary>Bytes of everything alive after a step.</summary>
        public long Held(Batch batch)
        {
            Step(batch);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long bytes = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(this);
            return bytes;
        }

        private void Step(Batch batch)
        {
            (ids, x, targets) = (symbols ? new(batch) : null, symbols ? null : new(batch, D), new(batch));
            tape ??= net.NewTape();
            loss.Forward(readout.Forward(top, x is null ? net.Forward(tape, ids!) : net.Forward(tape, x)), targets);
            net.Backward(tape, readout.Backward(top, loss.Backward()));
        }
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(16, 40)]
    public void A_stream_of_a_million_tokens_takes_constant_memory(int k1, int k2)
    {
        const int B = 32, V = 8;
        int segments = (Precision.IsDouble ? 100_000 : 1_000_000) / (k1 * B);
        var (net, readout, loss, top) = (new Recurrent<Lstm>(V, 16, new(1)), new Dense(16, V, new(2)), new SoftmaxCrossEntropy(), new DenseTape());
        var (truncated, ids, targets, random) = (new Truncated(net, k1, k2), new Tokens(new Batch(k1, B)), new Tokens(new Batch(k1, B)), new Random64(3));
        long settled = 0;
        for (int n = 0; n < segments; n++)
        {
            if (n == 10) settled = GC.GetTotalMemory(forceFullCollection: true);
            for (int b = 0; b < B; b++)
                for (int t = 0; t < k1; t++) (ids[t, b], targets[t, b]) = (t == 0 ? targets[k1 - 1, b] : targets[t - 1, b], random.Next(V));
            loss.Forward(readout.Forward(top, truncated.Forward(ids)), targets);
            truncated.Backward(readout.Backward(top, loss.Backward()));
            foreach (var parameter in net.Parameters) parameter.Gradients.AsSpan().Clear();
        }
        long grown = GC.GetTotalMemory(forceFullCollection: true) - settled;
        output.WriteLine($"k1 = {k1}, k2 = {k2}: {segments * k1 * B} tokens, {grown} bytes more than after the first ten segments");
        Assert.True(grown < 64 * 1024, $"{grown} bytes more after {segments} segments than after 10.");
        GC.KeepAlive(truncated);
    }
}

internal static class Allocation
{
    /// <summary>Once warm, the least of a few measurements is 0: background work of the runtime may allocate beside us.</summary>
    public static void IsZero(Action step)
    {
        for (int warm = 0; warm < 40; warm++) step();                            // the just-in-time compiler allocates while it warms up
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(true);
            for (int i = 0; i < 10; i++) step();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }
        Assert.Equal(0, least);
    }
}
