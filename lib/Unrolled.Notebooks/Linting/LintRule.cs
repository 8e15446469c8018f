namespace Unrolled.Notebooks.Linting;

/// <summary>What must hold of a lesson.</summary>
internal abstract class LintRule(string name)
{
    /// <summary>One or two words, as messages end with it.</summary>
    public string Name { get; } = name;

    /// <summary>Everything in the lesson that breaks the rule.</summary>
    public abstract IEnumerable<LintMessage> Check(LintedLesson lesson);

    /// <summary>A message about a cell and, above 0, one of its lines.</summary>
    protected LintMessage At(LintedCell cell, int line, string problem, string remedy) => new(Name, cell.Lesson.File, cell.Number, cell.Id, line, problem, remedy);

    /// <summary>A message about the whole notebook.</summary>
    protected LintMessage Whole(LintedLesson lesson, string problem, string remedy) => new(Name, lesson.File, 0, "", 0, problem, remedy);
}

/// <summary>A rule that looks at one cell at a time.</summary>
internal abstract class CellRule(string name) : LintRule(name)
{
    public sealed override IEnumerable<LintMessage> Check(LintedLesson lesson) => lesson.Cells.SelectMany(Check);

    protected abstract IEnumerable<LintMessage> Check(LintedCell cell);
}
