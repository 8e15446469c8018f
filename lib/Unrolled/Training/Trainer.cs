using System.Diagnostics;
using Unrolled.Hosting;

namespace Unrolled.Training;

/// <summary>Trains any net: it needs an optimiser, and a function that computes a loss and adds its gradients.</summary>
/// <remarks>
/// One update:
/// <code>
/// rate = schedule⟨n⟩     gradients = 0     L = lossAndGradients()     L and ‖g‖ finite?     clip     optimiser's step     n ← n + 1
/// </code>
/// and then, where they are due, a validation, a report, and whatever else was asked for by <see cref="Every"/>:
/// <code>
/// var trainer = new Trainer(new Adam(3e-3, rnn.Parameters, readOut.Parameters)) { ClipNorm = 1, Schedule = new CosineDecay(3e-3, 600) };
/// trainer.Run(batches.Take(600), batch => LossAndGradients(batch));
/// Charts.Loss(trainer.Curves.Training, …)
/// </code>
/// Nothing of this allocates after the first update. A <see cref="Checkpoint"/> keeps all of it.
/// </remarks>
/// <param name="optimizer">Moves the parameters; it knows them.</param>
public sealed partial class Trainer(Optimizer optimizer)
{
    private readonly List<(int Updates, Action Action)> periodic = [];
    private readonly EarlyStopping stopping = new(optimizer.Parameters);

    public Optimizer Optimizer => optimizer;

    /// <summary>Updates made.</summary>
    public int Steps { get; private set; }

    /// <summary>Every loss so far.</summary>
    public LearningCurves Curves { get; } = new();

    /// <summary>The global norm of the last gradient, before clipping.</summary>
    public double GradientNorm { get; private set; }

    /// <summary>The lowest validation loss so far; +∞ before the first.</summary>
    public double BestLoss => stopping.BestLoss;

    /// <summary>How many updates had been made when it was reached.</summary>
    public int BestStep => stopping.BestStep;

    /// <summary>Whether <see cref="Patience"/> has run out: then <see cref="Run(int, Func{double}, CancellationToken)"/> makes no more updates.</summary>
    public bool Stopped => stopping.IsOver(Patience);

    /// <summary>Has an action run after every so many updates: save a checkpoint, show a sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">updates is below 1.</exception>
    public void Every(int updates, Action action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(updates, 1);
        periodic.Add((updates, action));
    }

    /// <summary>Trains until so many updates have been made in all; a resumed run makes the rest.</summary>
    /// <param name="until">Updates in all.</param>
    /// <param name="lossAndGradients">Takes a batch, adds ∂L/∂θ to the gradients (which are 0) and returns L.</param>
    /// <param name="cancellation">Looked at before each update.</param>
    /// <exception cref="TrainingException">A loss or a gradient is not finite; the message says where. No weight was changed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the notebook's cell was interrupted, between two updates: the run can go on.</exception>
    public void Run(int until, Func<double> lossAndGradients, CancellationToken cancellation = default)
    {
        Expect(Math.Max(0, until - Steps));
        while (Steps < until && !Stopped)
        {
            StopIfAsked(cancellation);
            Begin();
            End(lossAndGradients());
        }
    }

    /// <summary>Trains on every batch given, once each.</summary>
    /// <param name="batches">The batches, one for each update; <c>Take</c> limits an endless stream.</param>
    /// <param name="lossAndGradients">Adds the batch's ∂L/∂θ to the gradients (which are 0) and returns L.</param>
    /// <param name="cancellation">Looked at before each update.</param>
    /// <inheritdoc cref="Run(int, Func{double}, CancellationToken)"/>
    public void Run<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, double> lossAndGradients, CancellationToken cancellation = default)
    {
        Expect(batches.TryGetNonEnumeratedCount(out int count) ? count : 0);
        if (Stopped) return;
        foreach (var batch in batches)
        {
            StopIfAsked(cancellation);
            Begin();
            End(lossAndGradients(batch));
            if (Stopped) return;
        }
    }

    /// <summary>Puts the weights of the lowest validation loss back. A run that is stopped by <see cref="Patience"/> does so by itself.</summary>
    /// <exception cref="InvalidOperationException">Nothing was validated so far.</exception>
    public void RestoreBest() => stopping.Restore();

    internal void Describe(Places places)
    {
        places.Int("trainer.step", () => Steps, value => Steps = value);
        places.Kind("schedule", Schedule?.GetType().Name ?? "none");
        if (Validate is not null) stopping.KeepWeights();
        Schedule?.Describe(places);
        stopping.Describe(places);
        Curves.Describe(places);
    }

    private void Expect(int updates)
    {
        if (Validate is null && (Patience is not null || Schedule is Plateau))
            throw new InvalidOperationException($"Trainer: {(Patience is not null ? "Patience" : "Plateau")} looks at validation losses, but nothing is validated. Set Validate and ValidateEvery.");
        if (Validate is not null) stopping.KeepWeights();
        Curves.Expect(updates, Validate is null ? 0 : updates / ValidateEvery + 1);
        (tokens, clock) = (0, Stopwatch.GetTimestamp());
    }

    private static void StopIfAsked(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Interruption.Check();
    }

    private void Begin()
    {
        if (Schedule is not null) optimizer.Rate = Schedule.Rate(Steps);
        optimizer.ClearGradients();
    }

    private void End(double loss)
    {
        GradientNorm = Clip.Norm(optimizer.Parameters);
        if (!double.IsFinite(loss) || !double.IsFinite(GradientNorm)) throw FiniteCheck.Explain(Steps + 1, loss, GradientNorm, optimizer, ClipNorm is not null || ClipValue is not null);
        if (ClipNorm is { } norm) Clip.Shorten(optimizer.Parameters, GradientNorm, norm);
        if (ClipValue is { } value) Clip.ByValue(optimizer.Parameters, value);
        optimizer.Step();
        Steps++;
        Curves.Add(loss);
        if (Tokens is not null) tokens += Tokens();
        if (Validate is not null && Steps % ValidateEvery == 0) Judge(Validate());
        if (Progress is not null && Steps % ReportEvery == 0) Report(loss);
        for (int i = 0; i < periodic.Count; i++)
            if (Steps % periodic[i].Updates == 0) periodic[i].Action();
    }
}
