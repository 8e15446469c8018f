namespace Unrolled.Training;

/// <summary>The rate falls along a straight line to its least value and stays there.</summary>
/// <remarks><code>
/// rate⟨n⟩ = rate + (least − rate) · min(n / updates, 1)          n: updates made before
/// </code>PyTorch's LinearLR with start_factor 1, end_factor least / rate and total_iters updates.</remarks>
public sealed class LinearDecay : Schedule
{
    private readonly int updates;
    private readonly double least;

    /// <param name="rate">The first rate.</param>
    /// <param name="updates">After how many updates the least rate is reached, at least 1.</param>
    /// <param name="least">The last rate.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public LinearDecay(double rate, int updates, double least = 0) : base(rate) =>
        (this.updates, this.least) = (Count(updates, nameof(updates), 1), Least(least));

    public override double Rate(int step) => step >= updates ? least : Start + (least - Start) * step / updates;
}
