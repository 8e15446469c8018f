namespace Unrolled.Exercises;

/// <summary>Stands where a learner's answer is still to be written; a check answers it with "not yet".</summary>
public sealed class NotSolvedYet() : Exception("This exercise is not written yet: replace the line that throws NotSolvedYet by your answer.");
