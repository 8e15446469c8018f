namespace Unrolled.Exercises;

/// <summary>What a learner did about one exercise since the notebook was started; kept nowhere else.</summary>
internal sealed class Effort
{
    private readonly SortedSet<int> hints = [];
    private int tries;
    private ExerciseStatus status = ExerciseStatus.NotYet;
    private bool revealed, replaced;

    public bool IsSolved { get; private set; }

    /// <summary>Whether the last answer checked is right.</summary>
    public bool Stands => status == ExerciseStatus.Right;

    /// <summary>Whether the lesson may run on what the learner wrote: no answer was last replaced by the reference.</summary>
    public bool IsTheirs => Stands && !replaced;

    public void Checked(ExerciseStatus result)
    {
        if (result != ExerciseStatus.NotYet && !IsSolved) tries++;
        status = result;
        IsSolved |= result == ExerciseStatus.Right;
    }

    public void Used(ExerciseStatus result) => replaced = result != ExerciseStatus.Right;

    public void Hinted(int number) => _ = IsSolved || hints.Add(number);

    public void Revealed() => revealed |= !IsSolved;

    /// <summary>"solved at the second try, with hint 1".</summary>
    public override string ToString()
    {
        string state = IsSolved ? $"solved {(tries == 1 ? "at the first try" : $"after {tries} tries")}{(Stands ? "" : status == ExerciseStatus.Wrong ? " (the last change broke it)" : " (and taken out again)")}"
            : tries > 0 ? $"tried {(tries == 1 ? "once" : $"{tries} times")}, not right yet" : "not begun";
        string help = string.Join(" and ", new[] { hints.Count switch { 0 => "", 1 => $"hint {hints.Min}", _ => $"hints {string.Join(", ", hints)}" }, revealed ? "a look at the solution" : "" }.Where(h => h != ""));
        return help == "" ? state : $"{state}, with {help}";
    }
}
