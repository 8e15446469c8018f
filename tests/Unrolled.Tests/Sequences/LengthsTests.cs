using Unrolled.Cells;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

public class LengthsTests
{
    private const double Tolerance = Precision.IsDouble ? 1e-12 : 1e-5;

    [Fact] public void A_batch_equals_its_single_sequences_Elman() => Check<Elman>();
    [Fact] public void A_batch_equals_its_single_sequences_Gru() => Check<Gru>();
    [Fact] public void A_batch_equals_its_single_sequences_GruOriginal() => Check<GruOriginal>();
    [Fact] public void A_batch_equals_its_single_sequences_Lstm() => Check<Lstm>();
    [Fact] public void A_batch_equals_its_single_sequences_Peephole() => Check<PeepholeLstm>();
    [Fact] public void A_batch_equals_its_single_sequences_FullGateRecurrence() => Check<LstmFullGateRecurrence>();

    /// <summary>The sum of the tokens' losses of a batch, and its gradients, equal those of the sequences one by one.</summary>
    private static void Check<TCell>() where TCell : ICell
    {
        const int D = 3, H = 5, V = 4;
        var batch = new Batch([3, 7, 1, 7, 4, 3]);
        var (x, y) = Net<TCell>.Random(batch, D, V, 9);
        var (whole, single) = (new Net<TCell>(D, H, V, 5), new Net<TCell>(D, H, V, 5));
        double loss = whole.LossAndGradients(x, y), sum = 0;
        for (int b = 0; b < batch.B; b++)
        {
            var alone = new Batch([batch.Lengths[b]]);
            var (x1, y1) = (new Signal(alone, D), new Tokens(alone));
            for (int t = 0; t < alone.T; t++)
            {
                x[t, b].CopyTo(x1[t, 0]);
                y1[t, 0] = y[t, b];
            }
            Real share = (Real)alone.Tokens / batch.Tokens;
            var before = single.Parameters.Select(p => p.Gradients.ToArray()).ToArray();
            sum += single.LossAndGradients(x1, y1) * share;
            foreach (var (p, old) in single.Parameters.Zip(before))
                for (int i = 0; i < old.Length; i++) p.Gradients[i] = old[i] + (p.Gradients[i] - old[i]) * share;
            for (int t = 0; t < alone.T; t++)
                for (int u = 0; u < H; u++) Assert.Equal(whole.Tape.Y[t, b][u], single.Tape.Y[t, 0][u], Tolerance);
            for (int u = 0; u < H; u++) Assert.Equal(whole.Tape.Last[0, b][u], single.Tape.Y[alone.T - 1, 0][u], Tolerance);
        }
        Assert.Equal(sum, loss, Tolerance);
        foreach (var (p, q) in whole.Parameters.Zip(single.Parameters))
            for (int i = 0; i < p.Gradients.Length; i++)
                Assert.True(Math.Abs(p.Gradients[i] - q.Gradients[i]) < Tolerance, $"d{p.Name}[{i}]: batch {p.Gradients[i]}, singles {q.Gradients[i]}");
    }

    [Fact]
    public void Two_halves_with_a_carried_state_equal_one_pass()
    {
        var (x, _) = Net<Lstm>.Random(new Batch(10, 4), 3, 2, 3);
        var layer = new Recurrent<Lstm>(3, 5, new(1));
        var (whole, half) = (new RecurrentTape(), new RecurrentTape());
        layer.Forward(whole, x);
        for (int part = 0; part < 2; part++)
        {
            var x5 = new Signal(new Batch(5, 4), 3);
            for (int t = 0; t < 5; t++) x5.Set(t, x.At(5 * part + t));
            layer.Forward(half, x5, part == 0 ? null : half.Final);
            for (int t = 0; t < 5; t++) Assert.Equal(whole.Y.At(5 * part + t), half.Y.At(t));
        }
        Assert.Equal(whole.Final["c"].At(0), half.Final["c"].At(0));
    }

    [Fact]
    public void Steps_one_by_one_equal_the_whole()
    {
        var batch = new Batch([2, 5, 3]);
        var (x, _) = Net<Gru>.Random(batch, 3, 2, 3);
        var layer = new Recurrent<Gru>(3, 5, new(1));
        var (whole, stepped) = (new RecurrentTape(), new RecurrentTape());
        var dy = Net<Gru>.Random(batch, 5, 2, 4).X;
        layer.Forward(whole, x);
        layer.Backward(whole, dy);
        var gradients = layer.Parameters.Select(p => p.Gradients.ToArray()).ToArray();
        foreach (var p in layer.Parameters) p.Gradients.AsSpan().Clear();

        layer.Begin(stepped, x);
        for (int t = 0; t < 5; t++) layer.Step(stepped, t);
        layer.BeginBack(stepped, dy);
        for (int t = 4; t >= 0; t--) layer.StepBack(stepped, t);
        layer.Finish(stepped);
        for (int t = 0; t < 5; t++) Assert.Equal(whole.Y.At(t), stepped.Y.At(t));
        for (int t = 0; t < 5; t++) Assert.Equal(whole.DX.At(t), stepped.DX.At(t));
        Assert.Equal(whole.Last.At(0), stepped.Last.At(0));
        Assert.All(layer.Parameters.Zip(gradients), pair => Assert.Equal(pair.Second, pair.First.Gradients));
    }
}
