#if DOUBLE
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>The layers, losses and models with checks of their own: a new one joins the mutants and the table of gradients by a line here.</summary>
internal static class LayerSubjects
{
    /// <summary>The checks of each; a mutant of it must fail one.</summary>
    public static IReadOnlyDictionary<string, Func<IEnumerable<(string Name, Action Run)>>> Checks { get; } = new Dictionary<string, Func<IEnumerable<(string, Action)>>>
    {
        [nameof(Embedding)] = () => EmbeddingChecks.All,
        [nameof(Dropout)] = () => DropoutChecks.All,
        [nameof(DotAttention)] = () => AttentionChecks.Dot.All,
        [nameof(GeneralAttention)] = () => AttentionChecks.General.All,
        [nameof(AdditiveAttention)] = () => [.. AttentionChecks.Additive.All, .. AttentionChecks.AdditiveWithBias.All.Select(c => ($"{c.Item1}, bias", c.Item2))],
        [nameof(Attention)] = () => new[] { nameof(DotAttention), nameof(GeneralAttention), nameof(AdditiveAttention) }.SelectMany(kind => Checks![kind]().Select(c => ($"{kind}, {c.Name}", c.Run))),
        [nameof(AttentionalLayer)] = () => AttentionalChecks.All,
        ["AffineMap"] = () => [.. DenseChecks.All.Select(c => ($"Dense, {c.Item1}", c.Item2)), .. Checks![nameof(AttentionalLayer)](), .. Checks[nameof(Attention)](), .. DecoderChecks.Kinds[1].Checks],
        [nameof(BinaryCrossEntropy)] = () => BinaryChecks.All,
        [nameof(WeightedCrossEntropy)] = () => WeightedChecks.All,
        ["AttentionDecoder"] = () => DecoderChecks.All,
        ["LanguageModel"] = () => LanguageModelChecks.All,
        ["SequenceClassifier"] = () => SequenceClassifierChecks.All,
    };

    /// <summary>Every entry of every gradient of each, at several sizes.</summary>
    public static IReadOnlyDictionary<string, IEnumerable<(string Size, Func<GradientReport> Report)>> Reports { get; } = new Dictionary<string, IEnumerable<(string, Func<GradientReport>)>>
    {
        [nameof(Dense)] = KnownReports.Dense,
        [nameof(Embedding)] = EmbeddingChecks.Reports,
        [nameof(Dropout)] = DropoutChecks.Reports,
        [nameof(DotAttention)] = AttentionChecks.Dot.Reports,
        [nameof(GeneralAttention)] = AttentionChecks.General.Reports,
        [nameof(AdditiveAttention)] = AttentionChecks.Additive.Reports,
        [$"{nameof(AdditiveAttention)} with a bias"] = AttentionChecks.AdditiveWithBias.Reports,
        [nameof(AttentionalLayer)] = AttentionalChecks.Reports,
        [nameof(SoftmaxCrossEntropy)] = KnownReports.CrossEntropy,
        [nameof(WeightedCrossEntropy)] = WeightedChecks.Reports,
        [nameof(BinaryCrossEntropy)] = BinaryChecks.Reports,
        [nameof(MeanSquaredError)] = KnownReports.SquaredError,
        ["LanguageModel"] = LanguageModelChecks.Reports,
        ["SequenceClassifier"] = SequenceClassifierChecks.Reports,
        ["AttentionDecoder with dot attention"] = DecoderChecks.Kinds[0].Reports,
        ["AttentionDecoder with general attention"] = DecoderChecks.Kinds[1].Reports,
        ["AttentionDecoder with additive attention"] = DecoderChecks.Kinds[2].Reports,
    };
}
#endif
