using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Layers;

public class EmbeddingTests
{
    private readonly Embedding layer = new(7, 5, new(1));
    private readonly EmbeddingTape tape = new();
    private readonly Tokens tokens = new([3, 1], [6, 0, 6, 3], [2]);

    [Fact]
    public void It_is_the_product_of_its_weights_and_a_one_hot_input()
    {
        var (x, dense, top) = (layer.Forward(tape, tokens), new Dense(7, 5, new(2), bias: false), new DenseTape());
        layer.Weight.Value.CopyTo(dense.Weight.Value);
        var y = dense.Forward(top, tokens.OneHot(7));
        for (int t = 0; t < 4; t++) Assert.Equal(y.At(t), x.At(t));
        var dy = AttentionTests.Random(tokens.Batch, 5, 3);
        layer.Backward(tape, dy);
        dense.Backward(top, dy);
        Assert.Equal(dense.Weight.Gradient, layer.Weight.Gradient);                           // the same sums in the same order
    }

    [Fact]
    public void Its_memory_is_PyTorchs_row_major_table()
    {
        Assert.Equal("weight (5 × 7)", $"{layer.Weight}");
        Assert.True(layer.Weight.Transposed);
        Assert.False(new Dense(3, 2, new(1)).Weight.Transposed);
        Assert.Equal(layer.Weight.Values.AsSpan(3 * 5, 5).ToArray(), layer.Forward(tape, tokens)[0, 0].ToArray());      // symbol 3 at step 0 of sequence 0
    }

    [Fact]
    public void The_first_vectors_are_standard_normal_and_those_of_the_seed()
    {
        var random = new Random64(5);
        var large = new Embedding(200, 50, new(5));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(_ => (Real)random.NextNormal()), large.Weight.Values);
        Assert.InRange(large.Weight.Values.Average(v => (double)v * v), 0.95, 1.05);
    }

    [Theory, InlineData(7), InlineData(-1)]
    public void A_token_outside_the_vocabulary_is_named_with_its_place(int wrong)
    {
        tokens[2, 1] = wrong;
        string message = Assert.Throws<ArgumentException>(() => layer.Forward(tape, tokens)).Message;
        Assert.Equal($"Embedding(7 → 5): a token should be in 0 … 6 (there are 7) but is {wrong} at step 2 of sequence 1. Was the vocabulary built from other data?", message);
    }

    [Fact]
    public void Every_token_has_its_place()
    {
        var batch = new Batch([2, 4, 1, 4, 3]);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) Assert.Equal((t, b), batch.Where(batch.Token(t, b)));
    }

    [Fact]
    public void Labels_are_one_for_each_sequence()
    {
        var labels = Tokens.Labels(4, 0, 2);
        Assert.Equal((1, 3), (labels.Batch.T, labels.Batch.B));
        Assert.Equal([4, 0, 2], Enumerable.Range(0, 3).Select(b => labels[0, b]));
        Assert.Contains("one for each sequence", Assert.Throws<ArgumentException>(() => Tokens.Labels()).Message);
    }

    [Fact]
    public void A_size_below_one_is_refused() => Assert.Contains("5 × 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(0, 5, new(1))).Message);
}
