using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Adam with decoupled weight decay: every weight first shrinks a little, whatever its gradient; then Adam's step.</summary>
/// <remarks><code>
/// θ ← (1 − rate · λ) θ,   then Adam's θ ← θ − rate · m̂ / (√v̂ + ε)
/// </code>The decay does not pass through m and v, unlike an L2 term in the loss. Defaults (λ = 0.01, and Adam's) and order of operations
/// are PyTorch's; so is that biases decay too. Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019.</remarks>
public sealed class AdamW : Adam
{
    private readonly double λ;

    /// <param name="rate">The learning rate.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public AdamW(double rate, params IEnumerable<Parameter>[] layers) : this(rate, 0.01, layers) { }

    /// <param name="rate">The learning rate.</param>
    /// <param name="decay">λ, 0 or above: in each step a weight loses the fraction rate · λ.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    public AdamW(double rate, double decay, params IEnumerable<Parameter>[] layers) : this(rate, decay, 0.9, 0.999, 1e-8, layers) { }

    /// <inheritdoc cref="Adam(double, double, double, double, IEnumerable{Parameter}[])"/>
    /// <param name="rate">The learning rate.</param>
    /// <param name="decay">λ, 0 or above: in each step a weight loses the fraction rate · λ.</param>
    /// <param name="beta1">β₁, in [0, 1): decay of the mean gradient.</param>
    /// <param name="beta2">β₂, in [0, 1): decay of the mean squared gradient.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="layers">The parameters of every layer to train.</param>
    /// <exception cref="ArgumentException">λ is below 0, or β₁ or β₂ is outside [0, 1).</exception>
    public AdamW(double rate, double decay, double beta1, double beta2, double epsilon, params IEnumerable<Parameter>[] layers)
        : base(rate, beta1, beta2, epsilon, layers) =>
        λ = decay >= 0 ? decay : throw new ArgumentException($"AdamW: decay should be 0 or above but is {decay}.", nameof(decay));

    private protected override double Kept => 1 - Rate * λ;
}
