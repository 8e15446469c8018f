using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Losses;

/// <summary>Softmax and cross-entropy in one: how surprised the net is by the right answer, in nats, averaged over all tokens.</summary>
/// <remarks><code>
/// forward    ŷ_k = exp(z_k − m) / Σ exp(z_j − m),  m = max z        L = mean over tokens of −ln ŷ_target
/// backward   ∂L/∂z = (ŷ − y) / tokens                               y: one-hot of the target
/// </code>z (V × tokens) are the logits. The loss of each token is kept and summed in token order.</remarks>
public sealed class SoftmaxCrossEntropy
{
    private Signal? probabilities, gradient;
    private double[] losses = [];
    private Tokens targets = null!;

    /// <summary>ŷ (V × tokens) of the last Forward.</summary>
    public Signal Probabilities => probabilities ?? throw new InvalidOperationException("SoftmaxCrossEntropy: no probabilities yet. Call Forward first.");

    /// <summary>−ln ŷ_target of one token, in nats.</summary>
    public double LossOf(int t, int b) => losses[Probabilities.Batch.Token(t, b)];

    /// <summary>The mean loss, in nats.</summary>
    /// <param name="logits">z (V × tokens).</param>
    /// <param name="targets">The right row of each token, in 0 … V − 1.</param>
    /// <exception cref="ArgumentException">The two are of different batches, or a target is outside 0 … V − 1.</exception>
    public double Forward(Signal logits, Tokens targets)
    {
        logits.Expect(nameof(SoftmaxCrossEntropy), "logits", logits.Rows, targets.Batch);
        if (probabilities?.Rows != logits.Rows) (probabilities, gradient) = (new(logits.Batch, logits.Rows), new(logits.Batch, logits.Rows));
        (this.targets, int tokens) = (targets, logits.Batch.Tokens);
        probabilities.Resize(logits.Batch);
        if (losses.Length < tokens) losses = new double[tokens];
        double sum = 0;
        for (int token = 0; token < tokens; token++)
        {
            int target = targets.Token(token);
            if ((uint)target >= (uint)logits.Rows) throw new ArgumentException($"SoftmaxCrossEntropy: a target should be in 0 … {logits.Rows - 1} (there are {logits.Rows} logits) but {target} was found.", nameof(targets));
            losses[token] = Softmax(logits.Token(token), probabilities.Token(token)) - logits.Token(token)[target];
            sum += losses[token];
        }
        return sum / tokens;
    }

    /// <summary>∂L/∂logits (V × tokens), overwritten by the next Backward.</summary>
    public Signal Backward()
    {
        var (p, tokens) = (Probabilities, Probabilities.Batch.Tokens);
        gradient!.Resize(p.Batch);
        Real scale = (Real)1 / tokens;
        for (int token = 0; token < tokens; token++)
        {
            Span<Real> ŷ = p.Token(token), dz = gradient.Token(token);
            for (int k = 0; k < dz.Length; k++) dz[k] = ŷ[k] * scale;
            dz[targets.Token(token)] -= scale;                              // dz = (ŷ − y) / tokens
        }
        return gradient;
    }

    /// <summary>ŷ = softmax(z); returns ln Σ eᶻ.</summary>
    internal static double Softmax(ReadOnlySpan<Real> z, Span<Real> ŷ)
    {
        Real max = Real.NegativeInfinity, sum = 0;
        foreach (Real v in z) max = Math.Max(max, v);
        for (int at = 0; at < z.Length; at += Lane.Width) Functions.Exp(Lane.Load(z, at) - (double)max).Store(ŷ, at);
        foreach (Real e in ŷ) sum += e;
        for (int k = 0; k < ŷ.Length; k++) ŷ[k] /= sum;
        return max + Logarithm.Ln(sum);
    }
}
