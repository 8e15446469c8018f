using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>The rate falls by a factor after every so many updates.</summary>
/// <remarks><code>
/// rate⟨n⟩ = rate · factor^⌊n / every⌋          n: updates made before
/// </code>PyTorch's StepLR (its γ is the factor), stepped once an update.</remarks>
public sealed class StepDecay : Schedule
{
    private readonly int every;
    private readonly double factor;

    /// <param name="rate">The first rate.</param>
    /// <param name="every">Updates from one fall to the next, at least 1.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1].</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public StepDecay(double rate, int every, double factor = 0.1) : base(rate) =>
        (this.every, this.factor) = (Count(every, nameof(every), 1), Factor(factor));

    public override double Rate(int step) => Start * Power.Of(factor, step / every);
}
