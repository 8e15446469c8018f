namespace Unrolled.Training;

/// <summary>How the learning rate changes while a net trains: give one to <see cref="Trainer.Schedule"/>, or set <c>optimizer.Rate = schedule.Rate(step)</c>.</summary>
public abstract class Schedule
{
    private protected Schedule(double rate) => Start = Positive(rate, "rate");

    /// <summary>The rate at the beginning (after a warm-up, if there is one).</summary>
    public double Start { get; }

    /// <summary>The rate of one update.</summary>
    /// <param name="step">How many updates were made before it: 0 for the first.</param>
    public abstract double Rate(int step);

    /// <summary>Hears of a validation; only <see cref="Plateau"/> listens.</summary>
    public virtual void Observe(double validationLoss) { }

    /// <summary>Names what <see cref="Rate"/> depends on beside the step, for checkpoints.</summary>
    internal virtual void Describe(Places places) { }

    private protected double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentException($"{GetType().Name}: {name} should be a positive number but is {value}.", name);

    private protected double Factor(double value) => value is > 0 and <= 1
        ? value
        : throw new ArgumentException($"{GetType().Name}: factor should be above 0 and at most 1 but is {value}.", "factor");

    private protected int Count(int value, string name, int least) => value >= least
        ? value
        : throw new ArgumentException($"{GetType().Name}: {name} should be at least {least} but is {value}.", name);

    private protected double Least(double value) => value >= 0 && value <= Start
        ? value
        : throw new ArgumentException($"{GetType().Name}: least should be between 0 and the rate {Start} but is {value}.", "least");
}
