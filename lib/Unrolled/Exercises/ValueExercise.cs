namespace Unrolled.Exercises;

/// <summary>Exercises whose answer is a value rather than a function.</summary>
public static class ValueExercise
{
    /// <inheritdoc cref="Exercise{F}.Check"/>
    public static ExerciseResult Check<T>(this Exercise<Func<T>> exercise, T yours) => exercise.Check(() => yours);

    /// <inheritdoc cref="Exercise{F}.Use"/>
    public static T Use<T>(this Exercise<Func<T>> exercise, T yours) => exercise.Use(() => yours)();
}
