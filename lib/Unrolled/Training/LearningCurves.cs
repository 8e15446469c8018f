namespace Unrolled.Training;

/// <summary>The losses of a run, training and validation, ready to be drawn.</summary>
/// <remarks><code>
/// Charts.Loss(trainer.Curves.Training, …)          one value for each update
/// Charts.Line(trainer.Curves.Both, …)              both curves over the updates made
/// </code></remarks>
public sealed class LearningCurves
{
    private readonly List<double> training = [], validation = [], validatedAt = [];

    internal LearningCurves() { }

    /// <summary>The loss of every update, as it was before the update.</summary>
    public IReadOnlyList<double> Training => training;

    /// <summary>The loss of every validation.</summary>
    public IReadOnlyList<double> Validation => validation;

    /// <summary>How many updates had been made at each validation.</summary>
    public IReadOnlyList<double> ValidatedAt => validatedAt;

    /// <summary>Both curves with their places, as <c>Charts.Line</c> takes them; validation only where there is one.</summary>
    public IEnumerable<(string Name, IEnumerable<double> Xs, IEnumerable<double> Ys)> Both
    {
        get
        {
            yield return ("training", Enumerable.Range(1, training.Count).Select(n => (double)n), training);
            if (validation.Count > 0) yield return ("validation", validatedAt, validation);
        }
    }

    /// <summary>Makes room for a run, so that no update has to.</summary>
    internal void Expect(int updates, int validations)
    {
        training.EnsureCapacity(training.Count + updates);
        validation.EnsureCapacity(validation.Count + validations);
        validatedAt.EnsureCapacity(validation.Count + validations);
    }

    internal void Add(double loss) => training.Add(loss);

    internal void AddValidation(int step, double loss)
    {
        validatedAt.Add(step);
        validation.Add(loss);
    }

    internal void Describe(Places places)
    {
        places.List("curves.training", training);
        places.List("curves.validation", validation);
        places.List("curves.validated_at", validatedAt);
    }
}
