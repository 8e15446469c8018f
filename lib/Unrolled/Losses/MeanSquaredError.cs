using Unrolled.Sequences;

namespace Unrolled.Losses;

/// <summary>Mean squared error over every entry of every token.</summary>
/// <remarks><code>
/// forward    L = mean of (ŷ − y)²          backward   ∂L/∂ŷ = 2 (ŷ − y) / (rows · tokens)
/// </code></remarks>
public sealed class MeanSquaredError
{
    private Signal? gradient;

    /// <summary>The mean of (ŷ − y)² over rows · tokens entries.</summary>
    /// <param name="predictions">ŷ (rows × tokens).</param>
    /// <param name="targets">y, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double Forward(Signal predictions, Signal targets)
    {
        targets.Expect(nameof(MeanSquaredError), "targets", predictions.Rows, predictions.Batch);
        if (gradient?.Rows != predictions.Rows) gradient = new(predictions.Batch, predictions.Rows);
        gradient.Resize(predictions.Batch);
        int tokens = predictions.Batch.Tokens;
        double sum = 0, entries = (double)predictions.Rows * tokens;
        for (int token = 0; token < tokens; token++)
        {
            Span<Real> ŷ = predictions.Token(token), y = targets.Token(token), d = gradient.Token(token);
            for (int k = 0; k < d.Length; k++)
            {
                double error = (double)ŷ[k] - y[k];
                sum += error * error;
                d[k] = (Real)(2 * error / entries);                         // dŷ = 2 (ŷ − y) / entries
            }
        }
        return sum / entries;
    }

    /// <summary>∂L/∂ŷ (rows × tokens), overwritten by the next Forward.</summary>
    public Signal Backward() => gradient ?? throw new InvalidOperationException("MeanSquaredError: call Forward first.");
}
