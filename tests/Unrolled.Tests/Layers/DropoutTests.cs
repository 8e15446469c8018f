using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Layers;

public class DropoutTests
{
    private readonly DropoutTape tape = new();

    [Fact]
    public void About_the_rate_is_dropped_and_the_mean_stays()
    {
        var y = new Dropout(0.3, 1).Forward(tape, Ones(new(50, 20), 100));
        var all = Entries(y);
        Assert.InRange(all.Count(v => v == 0) / (double)all.Count, 0.295, 0.305);
        Assert.All(all.Where(v => v != 0), v => Assert.Equal((Real)(1 / 0.7), v));
    }

    /// <summary>The mask of a sequence at a step is its own: the other sequences and their lengths do not matter, only its index b.</summary>
    [Fact]
    public void A_mask_does_not_depend_on_how_the_batch_is_sorted()
    {
        var (x, longer) = (Ones(new([2, 4, 1]), 40), Ones(new([4, 2, 6, 9]), 40));
        var (y, other) = (new Dropout(0.5, 1).Forward(tape, x), new Dropout(0.5, 1).Forward(new(), longer));
        for (int b = 0; b < 3; b++)
            for (int t = 0; t < Math.Min(x.Batch.Lengths[b], longer.Batch.Lengths[b]); t++) Assert.Equal(y[t, b].ToArray(), other[t, b].ToArray());
    }

    [Fact]
    public void Masks_differ_by_seed_layer_step_sequence_and_time()
    {
        var x = Ones(new(2, 2), 64);
        Real[] First(Dropout layer, int t = 0, int b = 0) => layer.Forward(new(), x)[t, b].ToArray();
        Real[][] masks = [First(new(0.5, 1)), First(new(0.5, 2)), First(new(0.5, 1, 1)), First(new(0.5, 1) { Step = 1 }), First(new(0.5, 1), 1, 0), First(new(0.5, 1), 0, 1)];
        Assert.Equal(6, masks.Select(m => string.Join(" ", m)).Distinct().Count());
    }

    [Fact]
    public void A_locked_mask_is_the_same_at_every_step_and_differs_between_sequences()
    {
        var y = new Dropout(0.5, 1, locked: true).Forward(tape, Ones(new([3, 5]), 64));
        for (int t = 1; t < 5; t++) Assert.Equal(y[0, 1].ToArray(), y[t, 1].ToArray());
        Assert.NotEqual(y[0, 0].ToArray(), y[0, 1].ToArray());
    }

    [Fact]
    public void Every_Forward_in_training_has_a_new_mask_and_Step_brings_one_back()
    {
        var (layer, x) = (new Dropout(0.5, 1), Ones(new(2, 2), 64));
        var first = Entries(layer.Forward(tape, x));
        Assert.NotEqual(first, Entries(layer.Forward(tape, x)));
        Assert.Equal(2, layer.Step);
        layer.Step = 0;
        Assert.Equal(first, Entries(layer.Forward(tape, x)));
    }

    [Fact]
    public void Backward_drops_what_Forward_dropped_also_when_another_tape_ran_between()
    {
        var (layer, x) = (new Dropout(0.5, 1), Ones(new(2, 2), 64));
        var y = Entries(layer.Forward(tape, x));
        layer.Forward(new(), x);
        Assert.Equal(y, Entries(layer.Backward(tape, x)));
    }

    [Fact]
    public void In_evaluation_and_at_rate_0_nothing_is_touched()
    {
        var x = Ones(new(2, 2), 3);
        Assert.Same(x, new Dropout(0, 1).Forward(tape, x));
        Assert.Same(x, new Dropout(0.5, 1) { Training = false }.Forward(tape, x));
    }

    /// <summary>A window on a recurrent layer's memory has a stride of its own.</summary>
    [Fact]
    public void Any_stride_will_do()
    {
        var (rnn, states) = (new Recurrent<Unrolled.Cells.Lstm>(3, 5, new(1)), new RecurrentTape());
        var h = rnn.Forward(states, AttentionTests.Random(new([2, 4, 1]), 3, 2));
        var plain = new Signal(h.Batch, 5);
        for (int t = 0; t < 4; t++) plain.Set(t, h.At(t));
        var (a, b) = (new Dropout(0.5, 1).Forward(tape, h), new Dropout(0.5, 1).Forward(new(), plain));
        Assert.Equal(Entries(b), Entries(a));
    }

    [Theory, InlineData(-0.1), InlineData(1), InlineData(double.NaN)]
    public void A_rate_that_is_none_is_refused(double rate) =>
        Assert.Contains("the dropout rate should be in [0, 1)", Assert.Throws<ArgumentException>(() => new Dropout(rate, 1)).Message);

    private static Signal Ones(Batch batch, int rows)
    {
        var signal = new Signal(batch, rows);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) signal[t, b].Fill(1);
        return signal;
    }

    private static List<Real> Entries(Signal signal) => [.. from b in Enumerable.Range(0, signal.Batch.B) from t in Enumerable.Range(0, signal.Batch.Lengths[b]) from v in signal[t, b].ToArray() select v];
}
