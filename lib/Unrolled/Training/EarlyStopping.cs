using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>The best validation so far, its weights, and how many validations have not bettered it.</summary>
internal sealed class EarlyStopping(IReadOnlyList<Parameter> parameters)
{
    private Real[][]? weights;
    private int bad;

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestStep { get; private set; }

    /// <summary>Makes room for the best weights.</summary>
    public void KeepWeights() => weights ??= [.. parameters.Select(p => p.Values.ToArray())];

    public bool IsOver(int? patience) => bad >= patience;

    /// <summary>Hears of a validation.</summary>
    public void Observe(int step, double loss, double leastGain)
    {
        bool better = loss < BestLoss - leastGain;
        bad = better ? 0 : bad + 1;
        if (!better) return;
        (BestStep, BestLoss) = (step, loss);
        for (int i = 0; i < weights?.Length; i++) parameters[i].Values.CopyTo(weights[i], 0);
    }

    /// <summary>Puts the best weights back.</summary>
    public void Restore()
    {
        if (weights is null || BestStep == 0) throw new InvalidOperationException("Trainer: there are no best weights to put back: nothing was validated so far. Set Validate and ValidateEvery before Run.");
        for (int i = 0; i < weights.Length; i++) weights[i].CopyTo(parameters[i].Values, 0);
    }

    public void Describe(Places places)
    {
        places.Number("trainer.best_loss", () => BestLoss, value => BestLoss = value);
        places.Int("trainer.best_step", () => BestStep, value => BestStep = value);
        places.Int("trainer.bad_validations", () => bad, value => bad = value);
        for (int i = 0; i < weights?.Length; i++) places.Weights("best." + parameters[i].Name, parameters[i], weights[i]);
    }
}
