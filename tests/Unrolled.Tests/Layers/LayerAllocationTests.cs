using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Layers;

[Collection(nameof(Workers))]
public class LayerAllocationTests
{
    [Theory, InlineData("dot"), InlineData("general"), InlineData("additive")]
    public void A_training_step_allocates_nothing(string kind)
    {
        var net = new Translator((queries, source) => kind switch
        {
            "dot" => new DotAttention(queries),
            "general" => new GeneralAttention(queries, source, new(4)),
            _ => new AdditiveAttention(queries, source, 19, new(4)),
        });
        var large = Translator.Random([.. Enumerable.Repeat(9, 12)], [.. Enumerable.Repeat(7, 12)], 1);
        var small = Translator.Random([.. Enumerable.Range(0, 12).Select(b => 1 + b % 9)], [.. Enumerable.Range(0, 12).Select(b => 1 + b * 5 % 7)], 2);
        AllocatesNothing(() =>
        {
            net.Step(small.From, small.To, small.Answers);
            net.Step(large.From, large.To, large.Answers);
        });
    }

    [Fact]
    public void Whole_attention_and_binary_cross_entropy_allocate_nothing()
    {
        var (layer, combine, loss) = (new AdditiveAttention(6, 5, 19, new(4)), new AttentionalLayer(5, 6, 3, new(5)), new BinaryCrossEntropy());
        var (tape, top, queries, source) = (new AttentionTape(), new AttentionalTape(), new Batch([2, 4, 1]), new Batch([3, 1, 5]));
        var (q, s, y) = (AttentionTests.Random(queries, 6, 1), AttentionTests.Random(source, 5, 2), new Signal(queries, 3));
        AllocatesNothing(() =>
        {
            loss.Forward(combine.Forward(top, layer.Forward(tape, q, s), q), y);
            combine.Backward(top, loss.Backward());
            layer.Backward(tape, top.DContext);
        });
    }

    private static void AllocatesNothing(Action step)
    {
        for (int warm = 0; warm < 60; warm++) step();                            // the just-in-time compiler allocates while it warms up
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)              // background work of the runtime may allocate beside us
        {
            long before = GC.GetTotalAllocatedBytes(true);
            for (int i = 0; i < 10; i++) step();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }
        Assert.Equal(0, least);
    }
}
