using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>An embedding, dropout, an encoder and an attention decoder, half forced, under weighted cross-entropy: everything of this folder in one training step.</summary>
internal sealed class Translator
{
    private readonly Embedding look;
    private readonly Dropout dropout = new(0.3, 5);
    private readonly Recurrent<Gru> encoder;
    private readonly AttentionDecoder<Lstm> decoder;
    private readonly EmbeddingTape symbols = new();
    private readonly DropoutTape dropped = new();
    private readonly RecurrentTape states = new();
    private readonly AttentionDecoderTape tape = new();
    private readonly WeightedCrossEntropy loss = new(1, 2, 3, 1, 0.5);
    private readonly Random64 draws = new(8);
    private readonly Adam adam;

    public Translator(Func<int, int, Attention> attention)
    {
        var random = new Random64(3);
        (look, encoder, decoder) = (new(9, 7, random), new(7, 21, random), new(5, 6, 21, attention(21, 21), 11, random));
        adam = new(3e-3, look.Parameters, encoder.Parameters, decoder.Parameters);
    }

    public static (Tokens From, Tokens To, Tokens Answers) Random(int[] from, int[] to, long seed)
    {
        var random = new Random64(seed);
        return (Symbols(from, 9), Symbols(to, 5), Symbols(to, 5));

        Tokens Symbols(int[] lengths, int V) => new([.. lengths.Select(n => Enumerable.Range(0, n).Select(_ => random.Next(V)).ToArray())]);
    }

    public double Step(Tokens from, Tokens to, Tokens answers)
    {
        adam.ClearGradients();
        var h = encoder.Forward(states, dropout.Forward(dropped, look.Forward(symbols, from)));
        double L = loss.Forward(decoder.Forward(tape, to, h, null, 0.5, draws), answers);
        decoder.Backward(tape, loss.Backward());
        encoder.Backward(states, tape.DSource);
        look.Backward(symbols, dropout.Backward(dropped, states.DX));
        Clip.ByNorm(adam.Parameters, 1);
        adam.Step();
        return L;
    }

    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in adam.Parameters) hash.AppendData(MemoryMarshal.AsBytes(p.Values.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

internal static class LayerHashes
{
    /// <summary>For each attention: the hash of every parameter after 30 training steps on B pairs of sequences of different lengths.</summary>
    public static readonly SortedDictionary<string, Func<int, string>> Of = new()
    {
        [nameof(DotAttention)] = B => Train(B, (queries, _) => new DotAttention(queries)),
        [nameof(GeneralAttention)] = B => Train(B, (queries, source) => new GeneralAttention(queries, source, new(4))),
        [nameof(AdditiveAttention)] = B => Train(B, (queries, source) => new AdditiveAttention(queries, source, 19, new(4), bias: true)),
        ["WholeAttention"] = Whole,
    };

    private static string Train(int B, Func<int, int, Attention> attention)
    {
        var net = new Translator(attention);
        var (from, to, answers) = Translator.Random([.. Enumerable.Range(0, B).Select(b => 1 + (b * 5 + 3) % 7)], [.. Enumerable.Range(0, B).Select(b => 1 + (b * 3 + 2) % 5)], 8);
        for (int step = 0; step < 30; step++) net.Step(from, to, answers);
        return net.Hash();
    }

    private static string Whole(int B)
    {
        var (layer, tape) = (new AdditiveAttention(21, 20, 19, new(4)), new AttentionTape());
        var (q, s) = (AttentionTests.Random(new([.. Enumerable.Range(0, B).Select(b => 1 + (b * 5 + 3) % 7)]), 21, 1), AttentionTests.Random(new([.. Enumerable.Range(0, B).Select(b => 1 + (b * 3 + 2) % 5)]), 20, 2));
        layer.Backward(tape, layer.Forward(tape, q, s));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var p in layer.Parameters) hash.AppendData(MemoryMarshal.AsBytes(p.Gradients.AsSpan()));
        for (int b = 0; b < B; b++) hash.AppendData(MemoryMarshal.AsBytes(tape.DSource[0, b]));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
