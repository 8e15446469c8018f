using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Models;

public class LanguageModelTests
{
    private const int V = 6;

    private static readonly int[] text = [3, 1, 4, 1, 5, 0, 2, 5, 3, 5];

    public static TheoryData<int, int> Shapes => new() { { 1, 0 }, { 1, 4 }, { 2, 0 }, { 2, 4 } };

    [Fact]
    public void Parameters_are_named_as_in_PyTorch() => Assert.Equal(
        ["embedding.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "rnn.weight_ih_l1", "rnn.weight_hh_l1", "rnn.bias_ih_l1", "rnn.bias_hh_l1", "readout.weight", "readout.bias"],
        Model(2, 4).Parameters.Select(p => p.Name));

    /// <summary>Step by step, the snapshot's logits are the whole text's, to the last bit.</summary>
    [Theory, MemberData(nameof(Shapes))]
    public void A_snapshot_goes_on_as_the_model_would(int layers, int embedding)
    {
        var model = Model(layers, embedding);
        model.Rnn.Training = false;
        var whole = model.Forward(model.NewTape(), new Tokens([text]));
        var frozen = model.Freeze();
        for (int t = 0; t < text.Length; t++) Assert.Equal(whole[t, 0].ToArray(), frozen.Step(text[t]).ToArray());
    }

    [Fact]
    public void A_snapshot_does_not_see_later_training()
    {
        var model = Model(2, 4);
        var (before, after) = (model.Freeze(), model.Freeze());
        Real[] first = before.Step(2).ToArray();
        foreach (var p in model.Parameters) p.Value.Clear();
        Assert.Equal(first, after.Step(2).ToArray());
        Assert.NotEqual(first, model.Freeze().Step(2).ToArray());
    }

    [Fact]
    public void Generation_is_repeatable_and_can_be_taken_up_again()
    {
        var model = Model(1, 0);
        int[] all = [.. model.Freeze().Generate([3], 20, 1, new(7))];
        Assert.Equal(all, model.Freeze().Generate([3], 20, 1, new(7)));
        var (frozen, random) = (model.Freeze(), new Random64(7));
        int[] head = [.. frozen.Generate([3], 8, 1, random)], tail = [.. frozen.Generate([head[^1]], 12, 1, random)];
        Assert.Equal(all, head.Concat(tail));
        frozen.Rnn.Reset();
        Assert.Equal(all, frozen.Generate([3], 20, 1, new(7)));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var (frozen, random, k) = (Model(2, 4).Freeze(), new Random64(1), 0);
        for (int i = 0; i < 5; i++) k = Unrolled.Sampling.Ancestral.Draw(frozen.Step(k), 1, random);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) k = Unrolled.Sampling.Ancestral.Draw(frozen.Step(k), 1, random);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>A text that repeats every four symbols is learnt by heart and written on.</summary>
    [Fact]
    public void It_learns_a_song()
    {
        var model = new LanguageModel<Gru>(4, 16, new(1));
        var (tape, adam) = (model.NewTape(), new Adam(0.02, model.Parameters));
        int[] song = [.. Enumerable.Range(0, 17).Select(i => i % 4)];
        var trainer = new Trainer(adam) { ClipNorm = 1 };
        trainer.Run(200, () => model.LossAndGradients(tape, new Tokens([song[..^1]]), new Tokens([song[1..]])));
        Assert.True(trainer.Curves.Training[^1] < 0.1);
        Assert.Equal([1, 2, 3, 0, 1, 2, 3, 0], model.Freeze().Generate([0], 8, 0.3, new(1)));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var frozen = Model(1, 0).Freeze();
        Assert.Contains("0 … 5", Assert.Throws<ArgumentException>(() => frozen.Step(6)).Message);
        Assert.Contains("at least one symbol", Assert.Throws<ArgumentException>(() => frozen.Generate([], 1, 1, new(1))).Message);
        Assert.Contains("of 1 sequences but is of 2", Assert.Throws<ArgumentException>(() => frozen.Rnn.Reset(Model(1, 0).Rnn.NewState(2))).Message);
        Assert.Contains("one step of 1 sequences", Assert.Throws<ArgumentException>(() => frozen.Rnn.Step(new Tokens([[1, 2]]))).Message);
        Assert.Contains("the end has not come", Assert.Throws<InvalidOperationException>(() => new Bidirectional<Lstm>(2, 3, new(1)).Freeze()).Message);
    }

    private static LanguageModel<Lstm> Model(int layers, int embedding) => new(V, 5, new(1), layers, embedding);
}
