#if DOUBLE
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Checks of the attention decoder under cross-entropy, half of its tokens forced.</summary>
/// <remarks>argmax makes L piecewise smooth: a nudge of 1e-5 must not change which tokens are fed, and the check throws if one does.</remarks>
internal sealed class DecoderChecks(string name, Func<int, int, Random64, Attention> make)
{
    public static DecoderChecks[] Kinds { get; } =
    [
        new("dot", (hidden, _, _) => new DotAttention(hidden)),
        new("general", (hidden, source, random) => new GeneralAttention(hidden, source, random)),
        new("additive", (hidden, source, random) => new AdditiveAttention(hidden, source, 6, random)),
    ];

    public static IEnumerable<(string, Action)> All => Kinds.SelectMany(kind => kind.Checks);

    public string Name => name;

    public IEnumerable<(string Name, Func<GradientReport> Report)> Reports =>
    [
        ("smallest", () => Report<Elman>(2, 1, 1, 1, 1, new(1, 1), new(1, 1), 1)),
        ("smallest of two steps", () => Report<Elman>(2, 1, 1, 1, 1, new(2, 1), new(2, 1), 0)),
        ("unsorted lengths, half forced", () => Report<Lstm>(8, 2, 5, 3, 7, new([2, 6, 1, 4]), new([3, 1, 10, 2]), 0.5)),
        ("unsorted lengths, forced", () => Report<Gru>(8, 2, 5, 3, 7, new([2, 6, 1, 4]), new([3, 1, 10, 2]), 1)),
    ];

    public IEnumerable<(string, Action)> Checks => [.. Reports.Select(r => ($"{name}, {r.Name}", (Action)(() => r.Report().Verify()))), ($"{name}, what is fed", Fed), ($"{name}, ties", Ties), ($"{name}, a tape reused", Reused), ($"{name}, misuse", Misuse)];

    private GradientReport Report<TCell>(int V, int E, int H, int N, int S, Batch target, Batch source, double forced, AttentionDecoderTape? tape = null) where TCell : ICell
    {
        var random = new Random64(26);
        var decoder = new AttentionDecoder<TCell>(V, E, H, make(H, S, random), N, random);
        LayerReport.Randomise(decoder.Parameters, random);
        var (states, inputs, targets) = (LayerReport.Random(source, decoder.Attention.Source, random), Symbols(target, V, random), Symbols(target, V, random));
        var initial = decoder.NewCarry(target.B);
        Tensor[] lanes = [.. TCell.Kernel.State.Select(lane => Tensor.Of($"{lane}⟨0⟩", initial[lane]).Randomise(random))];
        var (loss, draws, start, fed) = (new SoftmaxCrossEntropy(), new Random64(4), new Random64(4).State, (int[]?)null);
        tape ??= new();
        return LayerReport.Of($"AttentionDecoder<{typeof(TCell).Name}>, {name}", decoder.Parameters, [Tensor.Of("source", states), .. lanes], () =>
        {
            draws.State = start;
            double L = loss.Forward(decoder.Forward(tape, inputs, states, initial, forced, draws), targets);
            int[] now = List(tape.Fed);
            if (!(fed ??= now).SequenceEqual(now)) throw new GradientException("A nudge changed an argmax: choose another seed.");
            if (forced < 1 && now.SequenceEqual(List(inputs))) throw new GradientException("The decoder was never fed a token of its own: choose another seed.");
            return L;
        }, () =>
        {
            decoder.Backward(tape, loss.Backward());
            return [Tensor.Of("", tape.DSource).Copy(), .. TCell.Kernel.State.Select(lane => Tensor.Of("", tape.DInitial[lane]).Copy())];
        });
    }

    /// <summary>The draws are one for each token after the first step, in the caller's order; below p the right token is fed, else the decoder's own.</summary>
    private void Fed()
    {
        var (random, batch, tape) = (new Random64(26), new Batch([2, 7, 1, 6]), new AttentionDecoderTape());
        var decoder = new AttentionDecoder<Lstm>(5, 2, 4, make(4, 7, random), 3, random);
        foreach (var parameter in decoder.Parameters) Tensor.Of(parameter).Randomise(random);
        var (source, inputs) = (LayerReport.Random(new([3, 1, 6, 2]), decoder.Attention.Source, random), Symbols(batch, 5, random));
        foreach (double forced in new[] { 0, 0.5, 0.9 })
        {
            var z = decoder.Forward(tape, inputs, source, null, forced, new(4));
            var draws = new Random64(4);
            for (int t = 0; t < batch.T; t++)
                for (int b = 0; b < batch.B; b++)
                {
                    if (t >= batch.Lengths[b]) continue;
                    int expected = t == 0 || draws.NextDouble() < forced ? inputs[t, b] : Best(z[t - 1, b].ToArray());
                    if (tape.Fed[t, b] != expected) throw new GradientException($"p = {forced}, step {t} of sequence {b}: token {expected} should be fed but {tape.Fed[t, b]} was.");
                }
        }

        static int Best(double[] z) => Array.IndexOf(z, z.Max());
    }

    /// <summary>Without weights all symbols are equally good: the first is taken.</summary>
    private void Ties()
    {
        var (random, tape) = (new Random64(1), new AttentionDecoderTape());
        var decoder = new AttentionDecoder<Elman>(5, 2, 4, make(4, 7, random), 3, random);
        foreach (var parameter in decoder.Parameters) parameter.Value.Clear();
        decoder.Forward(tape, new Tokens([3, 3]), new(new Batch(1, 1), decoder.Attention.Source), null, 0, random);
        if (tape.Fed[1, 0] != 0) throw new GradientException($"Of equal logits the first should be taken, not {tape.Fed[1, 0]}.");
    }

    private void Reused()
    {
        var random = new Random64(3);
        var decoder = new AttentionDecoder<Lstm>(5, 2, 4, make(4, 7, random), 3, random);
        var (used, source) = (new AttentionDecoderTape(), LayerReport.Random(new([3, 1, 2]), decoder.Attention.Source, random));
        var inputs = Symbols(new([2, 4, 1]), 5, random);
        decoder.Forward(used, Symbols(new(7, 2), 5, random), LayerReport.Random(new(6, 2), decoder.Attention.Source, random));
        double[] Logits(AttentionDecoderTape on) => Tensor.Of("z", decoder.Forward(on, inputs, source)).Copy();
        LayerReport.SameBits("a used tape", [Logits(new())], [Logits(used)]);
        var tape = new AttentionDecoderTape();
        Report<Elman>(5, 2, 4, 3, 7, new(5, 4), new(6, 4), 1, tape).Verify();
        Report<Elman>(4, 3, 2, 5, 3, new([2, 1, 3]), new([4, 2, 1]), 1, tape).Verify();
    }

    private void Misuse()
    {
        var random = new Random64(1);
        var decoder = new AttentionDecoder<Elman>(5, 2, 4, make(4, 7, random), 3, random);
        var (tape, batch) = (new AttentionDecoderTape(), new Batch([2, 5]));
        var (inputs, source) = (new Tokens(batch), new Signal(new Batch([3, 1]), decoder.Attention.Source));
        Slope.Throws<InvalidOperationException>("nothing there", "AttentionDecoderTape: nothing is on this tape yet", () => tape.Fed.ToString());
        Slope.Throws<InvalidOperationException>("Backward before Forward", "Backward needs the tape on which this decoder ran Forward", () => decoder.Backward(tape, new(batch, 5)));
        decoder.Forward(tape, inputs, source);
        Slope.Throws<ArgumentException>("dLogits of other rows", "dLogits should have 5 rows", () => decoder.Backward(tape, new(batch, 4)));
        Slope.Throws<ArgumentException>("dLogits of another batch", "dLogits should hold", () => decoder.Backward(tape, new(new Batch(2, 2), 5)));
        Slope.Throws<InvalidOperationException>("another decoder's Backward", "Backward needs the tape", () => new AttentionDecoder<Elman>(5, 2, 4, make(4, 7, random), 3, random).Backward(tape, new(batch, 5)));
    }

    private static Tokens Symbols(Batch batch, int V, Random64 random)
    {
        var tokens = new Tokens(batch);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) tokens[t, b] = random.Next(V);
        return tokens;
    }

    private static int[] List(Tokens tokens) => [.. from b in Enumerable.Range(0, tokens.Batch.B) from t in Enumerable.Range(0, tokens.Batch.Lengths[b]) select tokens[t, b]];
}
#endif
