using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Losses;

/// <summary>A yes or no for each row of each token: the cross-entropy of σ(z) with targets in [0, 1], in nats, the mean over all entries.</summary>
/// <remarks><code>
/// ŷ = σ(z)
/// forward    ℓ = −w y ln ŷ − (1 − y) ln(1 − ŷ) = (1 − y) z + (1 + (w − 1) y) (max(−z, 0) + ln(1 + e^−|z|))
///            without w this is max(z, 0) − z y + ln(1 + e^−|z|): no exponential overflows, no logarithm sees 0
///            L = Σ ℓ / (rows · tokens)
/// backward   dz = (1 − y − (1 + (w − 1) y) (1 − ŷ)) / (rows · tokens)          without w: (ŷ − y) / (rows · tokens)
/// </code>z and y (rows × tokens). w, one for each row, weighs the cases y = 1: w = 9 where one in ten is positive. PyTorch's
/// nn.BCEWithLogitsLoss with pos_weight. The loss of each token is kept and summed in token order.</remarks>
public sealed class BinaryCrossEntropy
{
    private readonly Real[] positive;
    private Signal? gradient;
    private double[] losses = [];

    /// <param name="positiveWeights">w, one positive number for each row; none is 1 for every row.</param>
    /// <exception cref="ArgumentException">A weight that is not a positive number.</exception>
    public BinaryCrossEntropy(params ReadOnlySpan<double> positiveWeights)
    {
        positive = new Real[positiveWeights.Length];
        for (int k = 0; k < positive.Length; k++)
            positive[k] = positiveWeights[k] > 0 && double.IsFinite(positiveWeights[k]) ? (Real)positiveWeights[k]
                : throw new ArgumentException($"BinaryCrossEntropy: the weight of positive cases should be a positive number but is {positiveWeights[k]} for row {k}.", nameof(positiveWeights));
    }

    /// <summary>The mean of ℓ over one token's rows, in nats.</summary>
    public double LossOf(int t, int b) => losses[Gradient.Batch.Token(t, b)];

    private Signal Gradient => gradient ?? throw new InvalidOperationException("BinaryCrossEntropy: nothing computed yet. Call Forward first.");

    /// <summary>The mean of ℓ over rows · tokens entries, in nats.</summary>
    /// <param name="logits">z (rows × tokens), before σ.</param>
    /// <param name="targets">y, of the same shape, in [0, 1].</param>
    /// <exception cref="ArgumentException">The shapes differ, a target is outside [0, 1], or there are other weights than rows.</exception>
    public double Forward(Signal logits, Signal targets)
    {
        targets.Expect(nameof(BinaryCrossEntropy), "targets", logits.Rows, logits.Batch);
        if (positive.Length > 0 && positive.Length != logits.Rows)
            throw new ArgumentException($"BinaryCrossEntropy: there should be one weight of positive cases for each of the {logits.Rows} rows, but there are {positive.Length}.", nameof(logits));
        if (gradient?.Rows != logits.Rows) gradient = new(logits.Batch, logits.Rows);
        gradient.Resize(logits.Batch);
        int tokens = logits.Batch.Tokens;
        if (losses.Length < tokens) losses = new double[tokens];
        double sum = 0;
        for (int token = 0; token < tokens; token++)
        {
            Expect(targets, token);
            losses[token] = Token(logits.Token(token), targets.Token(token), gradient.Token(token), 1.0 / ((double)logits.Rows * tokens)) / logits.Rows;
            sum += losses[token];
        }
        return sum / tokens;
    }

    /// <summary>∂L/∂logits (rows × tokens), overwritten by the next Forward.</summary>
    public Signal Backward() => Gradient;

    /// <summary>Σ ℓ over the rows of a token; leaves dz.</summary>
    private double Token(ReadOnlySpan<Real> z, ReadOnlySpan<Real> y, Span<Real> dz, double scale)
    {
        for (int at = 0; at < z.Length; at += Lane.Width) Functions.Exp(-Functions.Abs(Lane.Load(z, at))).Store(dz, at);      // q = e^−|z|
        double sum = 0;
        for (int k = 0; k < z.Length; k++)
        {
            double q = dz[k], w = 1 + ((positive.Length > 0 ? positive[k] : 1.0) - 1) * y[k];
            sum += (1 - y[k]) * (double)z[k] + w * (Math.Max(-(double)z[k], 0) + Logarithm.Ln(1 + q));
            dz[k] = (Real)((1 - y[k] - w * (z[k] >= 0 ? q : 1) / (1 + q)) * scale);                 // 1 − ŷ = q / (1 + q) or 1 / (1 + q)
        }
        return sum;
    }

    private static void Expect(Signal targets, int token)
    {
        var y = targets.Token(token);
        for (int k = 0; k < y.Length; k++)
        {
            if (y[k] is >= 0 and <= 1) continue;
            var (t, b) = targets.Batch.Where(token);
            throw new ArgumentException($"BinaryCrossEntropy: a target should be in [0, 1] but at step {t} of sequence {b} row {k} is {y[k]}. Targets are probabilities, logits are not.", nameof(targets));
        }
    }
}
