namespace Unrolled.Training;

/// <summary>The rate falls when the validation loss no longer does.</summary>
/// <remarks><code>
/// better:   loss &lt; best · (1 − threshold)          then best = loss and bad = 0;   else bad + 1
/// when bad &gt; patience:   rate ← max(rate · factor, least),   bad = 0,   and the next `coolDown` validations count as not bad
/// </code>PyTorch's ReduceLROnPlateau in mode min with a relative threshold; a fall of less than 1e-8 is not made.
/// One validation is one of PyTorch's steps.</remarks>
public sealed class Plateau : Schedule
{
    private readonly double factor, threshold, least;
    private readonly int patience, coolDown;
    private double rate, best = double.PositiveInfinity;
    private int bad, cooling;

    /// <param name="rate">The first rate.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1].</param>
    /// <param name="patience">Validations without a better loss that are put up with.</param>
    /// <param name="threshold">By what fraction of the best loss a better one is better.</param>
    /// <param name="coolDown">Validations after a fall that do not count as bad.</param>
    /// <param name="least">The rate never falls below it.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public Plateau(double rate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int coolDown = 0, double least = 0) : base(rate)
    {
        (this.rate, this.factor, this.least) = (rate, Factor(factor), Least(least));
        (this.patience, this.coolDown) = (Count(patience, nameof(patience), 0), Count(coolDown, nameof(coolDown), 0));
        this.threshold = threshold is >= 0 and < 1 ? threshold : throw new ArgumentException($"Plateau: threshold should be in [0, 1) but is {threshold}.", nameof(threshold));
    }

    public override double Rate(int step) => rate;

    public override void Observe(double validationLoss)
    {
        bool better = validationLoss < best * (1 - threshold);
        (best, bad) = better ? (validationLoss, 0) : (best, bad + 1);
        if (cooling > 0) (cooling, bad) = (cooling - 1, 0);
        if (bad <= patience) return;
        (cooling, bad) = (coolDown, 0);
        double next = Math.Max(rate * factor, least);
        if (rate - next > 1e-8) rate = next;
    }

    internal override void Describe(Places places)
    {
        places.Number("schedule.rate", () => rate, value => rate = value);
        places.Number("schedule.best", () => best, value => best = value);
        places.Int("schedule.bad", () => bad, value => bad = value);
        places.Int("schedule.cooling", () => cooling, value => cooling = value);
    }
}
