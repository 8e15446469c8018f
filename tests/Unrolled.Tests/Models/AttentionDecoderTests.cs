using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Layers;
using Unrolled.Training;

namespace Unrolled.Tests.Models;

public class AttentionDecoderTests
{
    private static readonly Tokens inputs = new([0, 1], [0, 3, 2, 4], [0]);
    private readonly AttentionDecoderTape tape = new();
    private readonly Signal source = AttentionTests.Random(new([3, 1, 4]), 7, 2);

    [Fact]
    public void Parameters_bear_the_names_of_their_places()
    {
        string[] names = ["embedding.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "attention.score.weight", "combine.weight", "combine.bias", "readout.weight", "readout.bias"];
        Assert.Equal(names, Make().Parameters.Select(p => p.Name));
    }

    [Fact]
    public void Forced_it_is_fed_the_right_tokens_and_draws_nothing()
    {
        var random = new Random64(3);
        var before = random.State;
        Make().Forward(tape, inputs, source, null, 1, random);
        Assert.Equal(before, random.State);
        for (int t = 0; t < 4; t++) Assert.Equal(inputs[t, 1], tape.Fed[t, 1]);
    }

    [Fact]
    public void On_its_own_it_needs_only_the_first_token()
    {
        var (decoder, first) = (Make(), new Tokens([0, 0], [0, 0, 0, 0], [0]));
        var z = decoder.Forward(tape, inputs, source, null, 0, new(1));
        var other = decoder.Forward(new(), first, source, null, 0, new(2));
        for (int t = 0; t < 4; t++) Assert.Equal(z.At(t), other.At(t));
    }

    [Fact]
    public void Each_query_looks_at_the_source_of_its_own_sequence()
    {
        Make().Forward(tape, inputs, source);
        Assert.Equal((4, 1), (tape.Weights.Of(1).RowCount, tape.Weights.Of(1).ColumnCount));
        Assert.Equal((1, 4), (tape.Weights.Of(2).RowCount, tape.Weights.Of(2).ColumnCount));
    }

    /// <summary>The right answer stands somewhere in the source: one who looks finds it.</summary>
    [Fact]
    public void An_encoder_and_a_decoder_learn_to_reverse()
    {
        var random = new Random64(1);
        var (look, encoder) = (new Embedding(6, 8, random), new Recurrent<Gru>(8, 16, random));
        var decoder = new AttentionDecoder<Gru>(6, 8, 16, new GeneralAttention(16, 16, random), 16, random);
        var (symbols, states, loss) = (new EmbeddingTape(), new RecurrentTape(), new SoftmaxCrossEntropy());
        var adam = new Adam(1e-2, look.Parameters, encoder.Parameters, decoder.Parameters);
        double late = 0;
        for (int step = 0; step < 800; step++)
        {
            var (from, to, answers) = Reversals(random);
            adam.ClearGradients();
            var h = encoder.Forward(states, look.Forward(symbols, from));
            double L = loss.Forward(decoder.Forward(tape, to, h, states.Final, 0.9, random), answers);
            decoder.Backward(tape, loss.Backward());
            encoder.Backward(states, tape.DSource, dFinal: tape.DInitial);
            look.Backward(symbols, states.DX);
            Clip.ByNorm(adam.Parameters, 1);
            adam.Step();
            if (step >= 750) late += L / 50;
        }
        Assert.InRange(late, 0, 0.2);                                                           // guessing one of five costs ln 5 = 1.6
    }

    [Fact]
    public void Mistakes_are_named()
    {
        var decoder = Make();
        Names(() => decoder.Forward(tape, inputs, source, null, 1.5), "forced should be a probability in [0, 1] but is 1.5");
        Names(() => decoder.Forward(tape, inputs, source, null, double.NaN), "forced should be a probability");
        Names(() => decoder.Forward(tape, inputs, source, null, 0.5), "draws should be a Random64");
        Names(() => decoder.Forward(tape, new([0, 1], [0, 3, 9, 4], [0]), source), "Embedding(5 → 2)", "is 9 at step 2 of sequence 1");
        Names(() => decoder.Forward(tape, inputs, AttentionTests.Random(new([3, 1, 4]), 6, 2)), "source should have 7 rows");
        Names(() => decoder.Forward(tape, inputs, AttentionTests.Random(new([3, 1]), 7, 2)), "the queries are of 3 and the source is of 2");
        Names(() => decoder.Forward(tape, inputs, source, decoder.NewCarry(2)), "3 sequences", "of 2");
        Names(() => new AttentionDecoder<Gru>(5, 2, 4, new DotAttention(7), 3, new(1)), "the decoder's states of 4 units", "queries of 7 rows");
        Names(() => decoder.Backward(new(), new(inputs.Batch, 5)), "Backward needs the tape on which this decoder ran Forward");

        static void Names(Action act, params string[] parts)
        {
            var failure = Assert.ThrowsAny<Exception>(act);
            Assert.All(parts, part => Assert.Contains(part, failure.Message));
        }
    }

    private static AttentionDecoder<Gru> Make() => new(5, 2, 4, new GeneralAttention(4, 7, new(1)), 3, new(2));

    /// <summary>Eight strings of 2 to 5 of the symbols 1 … 5; the answer is the string backwards, 0 starts it.</summary>
    private static (Tokens From, Tokens To, Tokens Answers) Reversals(Random64 random)
    {
        int[][] strings = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(1, 6)).ToArray())];
        int[][] back = [.. strings.Select(s => s.Reverse().ToArray())];
        return (new(strings), new([.. back.Select(s => new[] { 0 }.Concat(s.SkipLast(1)).ToArray())]), new(back));
    }
}
