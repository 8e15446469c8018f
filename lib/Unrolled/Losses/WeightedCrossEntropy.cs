using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Losses;

/// <summary>Softmax and cross-entropy where tokens do not count alike: rare classes count more, masked tokens not at all.</summary>
/// <remarks><code>
/// w = w_class[target] · w_token                  either is 1 where it is not given
/// forward    L = Σ w ℓ / Σ w                      ℓ = −ln ŷ_target, of <see cref="SoftmaxCrossEntropy"/>
/// backward   ∂L/∂z = w (ŷ − y) / Σ w
/// </code>With class weights this is PyTorch's nn.CrossEntropyLoss(weight=…), whose mean divides by Σ w and not by the number of tokens.
/// Sums run in token order.</remarks>
public sealed class WeightedCrossEntropy
{
    private readonly SoftmaxCrossEntropy unweighted = new();
    private readonly double[] classes;
    private Signal? gradient;
    private double[] weights = [];
    private double total;

    /// <param name="classWeights">One weight for each class, none negative; no weights at all count every class alike.</param>
    /// <exception cref="ArgumentException">A weight that is negative or not a number.</exception>
    public WeightedCrossEntropy(params ReadOnlySpan<double> classWeights)
    {
        classes = classWeights.ToArray();
        for (int k = 0; k < classes.Length; k++)
            if (!IsWeight(classes[k])) throw new ArgumentException($"WeightedCrossEntropy: a weight should be a number from 0 on, but that of class {k} is {classes[k]}.", nameof(classWeights));
    }

    /// <summary>ŷ (V × tokens) of the last Forward.</summary>
    public Signal Probabilities => unweighted.Probabilities;

    /// <summary>−ln ŷ_target of one token, in nats, before its weight.</summary>
    public double LossOf(int t, int b) => unweighted.LossOf(t, b);

    /// <summary>The weighted mean loss, in nats.</summary>
    /// <param name="logits">z (V × tokens).</param>
    /// <param name="targets">The right row of each token, in 0 … V − 1; also where the weight is 0.</param>
    /// <param name="tokenWeights">One row: the weight of each token, or null.</param>
    /// <exception cref="ArgumentException">The batches differ, a target is outside 0 … V − 1, there are other weights than classes, a weight is negative, or all are 0.</exception>
    public double Forward(Signal logits, Tokens targets, Signal? tokenWeights = null)
    {
        if (classes.Length > 0 && classes.Length != logits.Rows)
            throw new ArgumentException($"WeightedCrossEntropy: there should be one weight for each of the {logits.Rows} classes (rows of the logits), but there are {classes.Length}.", nameof(logits));
        tokenWeights?.Expect(nameof(WeightedCrossEntropy), "tokenWeights", 1, logits.Batch);
        unweighted.Forward(logits, targets);
        int tokens = logits.Batch.Tokens;
        if (weights.Length < tokens) weights = new double[tokens];
        double sum = 0;
        total = 0;
        for (int t = 0, token = 0; t < logits.Batch.T; t++)
            for (int j = 0; j < logits.Batch.Running(t); j++, token++)
            {
                weights[token] = (classes.Length > 0 ? classes[targets.Token(token)] : 1) * Weight(tokenWeights, token);
                sum += weights[token] * unweighted.LossOf(t, logits.Batch.Order(j));
                total += weights[token];
            }
        return total > 0 ? sum / total
            : throw new ArgumentException("WeightedCrossEntropy: some weight should be above 0, but those of all tokens are 0, so there is no mean. Is every token masked?", nameof(targets));
    }

    /// <summary>∂L/∂logits (V × tokens), overwritten by the next Backward.</summary>
    public Signal Backward()
    {
        Signal alike = unweighted.Backward();                               // (ŷ − y) / tokens
        if (gradient?.Rows != alike.Rows) gradient = new(alike.Batch, alike.Rows);
        gradient.Resize(alike.Batch).Clear();
        for (int token = 0; token < alike.Batch.Tokens; token++)
            Vectors.Add((Real)(weights[token] * alike.Batch.Tokens / total), alike.Token(token), gradient.Token(token));
        return gradient;
    }

    private static double Weight(Signal? weights, int token)
    {
        if (weights is null) return 1;
        double weight = weights.Token(token)[0];
        if (IsWeight(weight)) return weight;
        var (t, b) = weights.Batch.Where(token);
        throw new ArgumentException($"WeightedCrossEntropy: a weight should be a number from 0 on, but that of step {t} of sequence {b} is {weight}.");
    }

    private static bool IsWeight(double weight) => weight >= 0 && double.IsFinite(weight);
}
