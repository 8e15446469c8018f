using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Models;

public class SequenceClassifierTests
{
    private static readonly Tokens words = new([[2, 0, 1], [1], [0, 2]]);

    [Fact]
    public void Parameters_are_named_as_in_PyTorch() => Assert.Equal(
        ["rnn.weight_ih", "rnn.weight_hh", "rnn.bias_ih", "rnn.bias_hh", "readout.weight", "readout.bias"],
        Model().Parameters.Select(p => p.Name));

    /// <summary>The answer is that of each sequence's own last step, in the caller's order, whatever else is in the batch.</summary>
    [Fact]
    public void A_sequence_is_judged_by_its_own_last_state()
    {
        var model = Model();
        var together = model.Probabilities(model.NewTape(), words);
        for (int b = 0; b < 3; b++)
        {
            var alone = model.Probabilities(model.NewTape(), new Tokens([[.. Enumerable.Range(0, words.Batch.Lengths[b]).Select(t => words[t, b])]]));
            Assert.True((together.Column(b) - alone.Column(0)).InfinityNorm() < (Precision.IsDouble ? 1e-14 : 1e-6));
        }
        Assert.All(together.ColumnSums(), sum => Assert.Equal(1.0, (double)sum, 5));
    }

    [Fact]
    public void Symbols_and_their_one_hot_vectors_give_the_same()
    {
        var (model, labels) = (Model(), Tokens.Labels(0, 1, 2));
        Assert.Equal(model.Loss(model.NewTape(), words, labels), model.Loss(model.NewTape(), words.OneHot(3), labels), 5);
        Assert.True((model.Probabilities(model.NewTape(), words) - model.Probabilities(model.NewTape(), words.OneHot(3))).InfinityNorm() < 1e-5);
    }

    /// <summary>Which symbol came first: the last state must have kept it.</summary>
    [Fact]
    public void It_learns_to_remember_the_first_symbol()
    {
        int[][] all = [.. from a in Enumerable.Range(0, 3) from b in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 3) select new[] { a, b, c }];
        var (x, labels) = (new Tokens(all), Tokens.Labels([.. all.Select(s => s[0])]));
        var model = new SequenceClassifier(new Recurrent<Gru>(3, 8, new(1)), 3, new(2));
        var tape = model.NewTape();
        new Trainer(new Adam(0.03, model.Parameters)).Run(150, () => model.LossAndGradients(tape, x, labels));
        var ŷ = model.Probabilities(tape, x);
        Assert.All(all.Index(), s => Assert.True(ŷ[s.Item[0], s.Index] > 0.9f));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var model = Model();
        Assert.Contains("at least 2 classes", Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceClassifier(new Recurrent<Gru>(3, 4, new(1)), 1, new(2))).Message);
        Assert.Contains("0 … 2 (there are 3) but is 3", Assert.Throws<ArgumentException>(() => model.Loss(model.NewTape(), words, Tokens.Labels(0, 3, 1))).Message);
        Assert.Contains("0 … 2 (there are 3) but is 4", Assert.Throws<ArgumentException>(() => model.Probabilities(model.NewTape(), new Tokens([[4]]))).Message);
        Assert.Throws<ArgumentException>(() => model.Loss(model.NewTape(), words, Tokens.Labels(0, 1)));
        Assert.Equal("SequenceClassifier(Recurrent<Gru>(3 → 4), 3 classes)", model.ToString());
    }

    private static SequenceClassifier Model() => new(new Recurrent<Gru>(3, 4, new(1)), 3, new(2));
}
