using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Losses;

/// <summary>Softmax and cross-entropy in one: how surprised the net is by the right answer, in nats, averaged over all tokens.</summary>
/// <remarks><code>
/// forward    s = ln Σ exp(z_j)      ŷ_k = exp(z_k − s)      L = mean over tokens of −ln ŷ_target = mean of s − z_target
/// backward   ∂L/∂z = (ŷ − y) / tokens                       y: one-hot of the target
/// </code>z (V × tokens) are the logits. The losses of the tokens are summed in their order.</remarks>
public sealed class SoftmaxCrossEntropy
{
    private readonly Action<int> forwardPart, backwardPart;
    private Signal? logits, probabilities, gradient;
    private Tokens targets = null!;
    private double[] s = [];
    private int parts;

    public SoftmaxCrossEntropy() => (forwardPart, backwardPart) = (ForwardPart, BackwardPart);

    /// <summary>ŷ (V × tokens) of the last Forward, computed from its logits when it is read.</summary>
    /// <exception cref="InvalidOperationException">No Forward yet.</exception>
    public Signal Probabilities
    {
        get
        {
            Made(ref probabilities);
            for (int token = 0; token < logits!.Batch.Tokens; token++) Softmax.Of(logits.Token(token), s[token], 1, probabilities!.Token(token));
            return probabilities!;
        }
    }

    /// <summary>−ln ŷ_target of one token, in nats, while the logits of the last Forward still stand.</summary>
    /// <exception cref="InvalidOperationException">No Forward yet.</exception>
    public double LossOf(int t, int b) => logits is null ? throw Nothing() : LossOf(logits.Batch.Token(t, b));

    /// <summary>The mean loss, in nats.</summary>
    /// <param name="logits">z (V × tokens); they must keep their values until Backward.</param>
    /// <param name="targets">The right row of each token, in 0 … V − 1.</param>
    /// <exception cref="ArgumentException">The two are of different batches, or a target is outside 0 … V − 1.</exception>
    public double Forward(Signal logits, Tokens targets)
    {
        logits.Expect(nameof(SoftmaxCrossEntropy), "logits", logits.Rows, targets.Batch);
        targets.Expect(nameof(SoftmaxCrossEntropy), "a target", logits.Rows);
        (this.logits, this.targets, int tokens) = (logits, targets, logits.Batch.Tokens);
        if (s.Length < tokens) s = new double[tokens];
        parts = Workers.Parts(16L * tokens * logits.Rows, tokens);              // an exponential costs about 16 multiply-adds
        Workers.Run(parts, forwardPart);
        double sum = 0;
        for (int token = 0; token < tokens; token++) sum += LossOf(token);
        return sum / tokens;
    }

    private void ForwardPart(int part)
    {
        var (from, to) = Workers.Range(logits!.Batch.Tokens, part, parts);
        for (int token = from; token < to; token++) s[token] = Softmax.LogSum(logits.Token(token));
    }

    private double LossOf(int token) => s[token] - logits!.Token(token)[targets.Token(token)];            // −ln ŷ_target

    /// <summary>∂L/∂logits (V × tokens), overwritten by the next Backward.</summary>
    /// <exception cref="InvalidOperationException">No Forward yet.</exception>
    public Signal Backward()
    {
        Made(ref gradient);
        Workers.Run(parts, backwardPart);
        return gradient!;
    }

    private void BackwardPart(int part)
    {
        var (from, to) = Workers.Range(logits!.Batch.Tokens, part, parts);
        double share = 1.0 / logits.Batch.Tokens;
        for (int token = from; token < to; token++)
        {
            var dz = gradient!.Token(token);
            Softmax.Of(logits.Token(token), s[token], share, dz);
            dz[targets.Token(token)] -= (Real)share;                                                     // dz = (ŷ − y) / tokens
        }
    }

    private void Made(ref Signal? signal)
    {
        if (logits is null) throw Nothing();
        if (signal?.Rows != logits.Rows) signal = new(logits.Batch, logits.Rows);
        signal.Resize(logits.Batch);
    }

    private static InvalidOperationException Nothing() => new("SoftmaxCrossEntropy: no logits yet. Call Forward first.");
}
