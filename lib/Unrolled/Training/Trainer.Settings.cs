using System.Diagnostics;

namespace Unrolled.Training;

public sealed partial class Trainer
{
    private double? clipNorm, clipValue;
    private int validateEvery = 100, reportEvery = 100;
    private int? patience;
    private long tokens, clock;

    /// <summary>Where the rate comes from; null leaves it to <see cref="Optimizer.Rate"/>.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>Gradients longer than this are shortened to it (<see cref="Clip.ByNorm"/>); null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    /// <exception cref="InvalidOperationException">ClipValue is set.</exception>
    public double? ClipNorm
    {
        get => clipNorm;
        set => clipNorm = Clipping(value, clipValue);
    }

    /// <summary>Entries of a gradient beyond ± this are cut (<see cref="Clip.ByValue"/>); null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    /// <exception cref="InvalidOperationException">ClipNorm is set.</exception>
    public double? ClipValue
    {
        get => clipValue;
        set => clipValue = Clipping(value, clipNorm);
    }

    /// <summary>Computes the loss on data kept apart; null for no validation. It must leave gradients and random states alone.</summary>
    public Func<double>? Validate { get; set; }

    /// <summary>Updates from one validation to the next; 100 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int ValidateEvery
    {
        get => validateEvery;
        set => validateEvery = AtLeastOne(value, nameof(ValidateEvery));
    }

    /// <summary>After so many validations without a lower loss the best weights are put back and the run ends; null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? Patience
    {
        get => patience;
        set => patience = value is null ? null : AtLeastOne(value.Value, nameof(Patience));
    }

    /// <summary>By how much a loss must be lower to count as lower.</summary>
    public double LeastGain { get; set; }

    /// <summary>How many tokens the last update saw, for the speed in <see cref="Progress"/>: <c>() => tape.Batch.Tokens</c>.</summary>
    public Func<long>? Tokens { get; set; }

    /// <summary>Updates from one report to the next; 100 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int ReportEvery
    {
        get => reportEvery;
        set => reportEvery = AtLeastOne(value, nameof(ReportEvery));
    }

    /// <summary>Hears how the run stands: <c>trainer.Progress += p => Console.WriteLine(p);</c>.</summary>
    public event Action<TrainingProgress>? Progress;

    private void Judge(double loss)
    {
        Curves.AddValidation(Steps, loss);
        stopping.Observe(Steps, loss, LeastGain);
        Schedule?.Observe(loss);
        if (Stopped && BestStep > 0) RestoreBest();
    }

    private void Report(double loss)
    {
        double seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        Progress!(new(Steps, loss, GradientNorm, optimizer.Rate, Tokens is null ? double.NaN : tokens / seconds));
        (tokens, clock) = (0, Stopwatch.GetTimestamp());
    }

    private static double? Clipping(double? value, double? other) => value is null ? null
        : other is null ? Clip.Positive(value.Value)
        : throw new InvalidOperationException("Trainer: gradients are clipped by norm or by value, not by both. Set the other to null first.");

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"Trainer.{name} should be at least 1 but is {value}.");
}
