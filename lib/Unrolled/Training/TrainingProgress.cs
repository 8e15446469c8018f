using System.Globalization;

namespace Unrolled.Training;

/// <summary>How a run stands after an update.</summary>
/// <param name="Step">Updates made.</param>
/// <param name="Loss">The loss of the last one, before it.</param>
/// <param name="GradientNorm">The global norm of its gradient, before clipping.</param>
/// <param name="Rate">Its learning rate.</param>
/// <param name="TokensPerSecond">Since the last report; NaN where <see cref="Trainer.Tokens"/> was not given.</param>
public readonly record struct TrainingProgress(int Step, double Loss, double GradientNorm, double Rate, double TokensPerSecond)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step,6} updates: loss {Loss:F4}, gradient {GradientNorm:G3}, rate {Rate:G3}")
        + (double.IsNaN(TokensPerSecond) ? "" : string.Create(CultureInfo.InvariantCulture, $", {TokensPerSecond:N0} tokens/s"));
}
