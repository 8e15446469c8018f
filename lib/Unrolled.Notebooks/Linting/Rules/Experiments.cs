using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Few experiments, each with a prediction before its result and a knob worth turning.</summary>
internal sealed class Experiments() : LintRule("experiments")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var experiments = lesson.Sections.Where(section => section.IsExperiment).ToList();
        if (experiments.Count > LintLimits.Experiments)
            yield return Whole(lesson, $"{experiments.Count} experiments.", $"A lesson has at most {LintLimits.Experiments}: one sitting bears no more.");
        foreach (var message in experiments.SelectMany(section => Prediction(section).Concat(Knob(section)))) yield return message;
    }

    private IEnumerable<LintMessage> Prediction(Section section)
    {
        var asks = section.Cells.FirstOrDefault(cell => Says(cell, "Predict"));
        var result = section.Cells.FirstOrDefault(cell => cell.ShowsResult());
        if (asks == null)
            yield return At(section.Cells[0], 1, $"\"{section.Title}\" asks for no prediction.",
                "Ask before the result, in words that begin **Predict**: which curve wins, and from where?");
        else if (result != null && result.Number < asks.Number)
            yield return At(result, 0, $"the result stands before the prediction of cell {asks.Number}.", "Ask first, then show.");
    }

    private IEnumerable<LintMessage> Knob(Section section)
    {
        var says = section.Cells.FirstOrDefault(cell => Says(cell, "The knob"));
        var turns = says == null ? null : section.Cells.FirstOrDefault(cell => cell.Number > says.Number && cell.Type == CellType.Code);
        if (says == null)
            yield return At(section.Cells[0], 1, $"\"{section.Title}\" has no knob.",
                "Say **The knob:** what to change and what to try, above a cell that begins by setting it and runs again in seconds.");
        else if (turns == null) yield return At(says, 0, "the knob has no code to turn it in.", "Let a code cell follow that begins by setting it.");
        else if (turns.Tree.Members.FirstOrDefault() is not FieldDeclarationSyntax { Declaration.Variables: [{ Initializer: not null }, ..] })
            yield return At(turns, 1, "a knob's cell does not begin by setting the knob.", "Make its first line the declaration to change: int units = 2;");
    }

    private static bool Says(LintedCell cell, string words) => cell.Type == CellType.Markdown && Prose.Text(cell.Markdown).Contains(words, StringComparison.Ordinal);
}
