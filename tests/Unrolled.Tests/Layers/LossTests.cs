using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Sequences;

namespace Unrolled.Tests.Layers;

public class LossTests
{
    private const double Close = Precision.IsDouble ? 1e-12 : 1e-5;

    /// <summary>One answer for each sequence: the loss sees each one's own last state.</summary>
    [Fact]
    public void The_last_step_is_judged_by_one_label_for_each_sequence()
    {
        var (rnn, dense, loss) = (new Recurrent<Unrolled.Cells.Lstm>(3, 5, new(1)), new Dense(5, 4, new(2)), new SoftmaxCrossEntropy());
        var (tape, top, x) = (new RecurrentTape(), new DenseTape(), AttentionTests.Random(new([2, 4, 1]), 3, 3));
        rnn.Forward(tape, x);
        double L = loss.Forward(dense.Forward(top, tape.Last), Tokens.Labels(3, 0, 2));
        Assert.Equal((loss.LossOf(0, 0) + loss.LossOf(0, 1) + loss.LossOf(0, 2)) / 3, L, Close);
        var last = tape.Y[3, 1].ToArray();
        Assert.Equal(last, tape.Last[0, 1].ToArray());
    }

    /// <summary>PyTorch: mean over classes' weights, not over tokens.</summary>
    [Fact]
    public void A_class_of_weight_0_is_left_out_of_the_mean()
    {
        var (z, y) = (AttentionTests.Random(new([2, 4, 1]), 3, 1), new Tokens([0, 1], [2, 0, 2, 1], [1]));
        var (loss, plain) = (new WeightedCrossEntropy(0, 1, 1), new SoftmaxCrossEntropy());
        double L = loss.Forward(z, y);
        plain.Forward(z, y);
        Assert.Equal((plain.LossOf(1, 0) + plain.LossOf(0, 1) + plain.LossOf(2, 1) + plain.LossOf(3, 1) + plain.LossOf(0, 2)) / 5, L, Close);
        Assert.All(loss.Backward()[0, 0].ToArray(), d => Assert.Equal(0, d));
    }

    [Fact]
    public void Binary_cross_entropy_is_softmax_cross_entropy_of_two()
    {
        var (z, y, pairs, labels) = (AttentionTests.Random(new([2, 4, 1]), 1, 1), new Signal(new([2, 4, 1]), 1), new Signal(new([2, 4, 1]), 2), new Tokens(new Batch([2, 4, 1])));
        for (int b = 0; b < 3; b++)
            for (int t = 0; t < z.Batch.Lengths[b]; t++)
            {
                pairs[t, b][1] = z[t, b][0];                                                    // σ(z) = softmax(0, z)
                y[t, b][0] = labels[t, b] = (t + b) % 2;
            }
        var (binary, softmax) = (new BinaryCrossEntropy(), new SoftmaxCrossEntropy());
        Assert.Equal(softmax.Forward(pairs, labels), binary.Forward(z, y), Close);
        var (d, dPairs) = (binary.Backward(), softmax.Backward());
        for (int b = 0; b < 3; b++)
            for (int t = 0; t < z.Batch.Lengths[b]; t++) Assert.Equal(dPairs[t, b][1], d[t, b][0], Close);
    }

    [Fact]
    public void Binary_cross_entropy_stays_finite_far_out()
    {
        var (z, y, loss) = (new Signal(new Batch(1, 1), 4), new Signal(new Batch(1, 1), 4), new BinaryCrossEntropy());
        (z[0, 0][0], z[0, 0][1], z[0, 0][2], z[0, 0][3], y[0, 0][0], y[0, 0][3]) = (1000, 1000, -1000, -1000, 1, 1);
        Assert.Equal(500, loss.Forward(z, y));
        Assert.Equal([0, (Real)0.25, 0, (Real)(-0.25)], loss.Backward()[0, 0].ToArray());
    }

    [Fact]
    public void A_target_that_is_no_probability_is_named_with_its_place()
    {
        var (z, y) = (new Signal(new Batch([1, 3]), 2), new Signal(new Batch([1, 3]), 2));
        y[2, 1][1] = 2;
        Assert.Equal("BinaryCrossEntropy: a target should be in [0, 1] but at step 2 of sequence 1 row 1 is 2. Targets are probabilities, logits are not. (Parameter 'targets')",
            Assert.Throws<ArgumentException>(() => new BinaryCrossEntropy().Forward(z, y)).Message);
    }
}
