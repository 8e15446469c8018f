using Markdig.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>The parts that every lesson has, in their order; others may stand between them.</summary>
internal sealed class Frame() : LintRule("frame")
{
    private static readonly (string Starts, string Says)[] Parts =
    [
        ("The question", "on data one can see"), ("The equation", "with the shape of every letter"), ("Build it by hand", "with MathNet's matrices, in the open"),
        ("Check it", "against what is known another way"), ("The library's version", "its own source shown"),
        ("Experiment", "\"## The experiment: …\" or \"## Experiment 1: …\""),
        ("What can go wrong", "what one sees, and what to look for"), ("Exercises", "that check themselves"), ("Summary", "in a few lines"),
        ("Sources", "with year, and what to look for"), ("Previous and next", "linked where they exist"),
    ];

    public override IEnumerable<LintMessage> Check(LintedLesson lesson) => [.. Opening(lesson), .. Sections(lesson), .. Library(lesson)];

    private IEnumerable<LintMessage> Opening(LintedLesson lesson)
    {
        if (lesson.Cells is not [{ Type: CellType.Markdown } title, ..])
            return [Whole(lesson, "the first cell is no title.", "Begin with a Markdown cell: # NN · Title, what you will learn, what you need first.")];
        var setup = Whole(lesson, "the second cell does not import the library.", "Make it one line: #!import unrolled.csx (or unrolled-double.csx).");
        return lesson.Cells is [_, { IsSetup: true }, ..] ? Title(title) : Title(title).Append(setup);
    }

    private IEnumerable<LintMessage> Title(LintedCell cell)
    {
        if (cell.Headings.FirstOrDefault() is not { Level: 1 } heading || Prose.Text(heading).Split(" · ", 2) is not [var number, [_, ..]] || Lesson.LabelOf(number) != number)
            yield return At(cell, 1, "the title is not \"# NN · Title\".", "Write the lesson's number in two digits (and the letter of a part), a middle dot, and its name.");
        var blocks = cell.Markdown.ToList();
        int learn = blocks.FindIndex(block => Prose.Text(block).StartsWith("What you will learn", StringComparison.Ordinal));
        int goals = learn >= 0 && learn + 1 < blocks.Count && blocks[learn + 1] is ListBlock list ? list.Count : 0;
        if (goals is < LintLimits.FewestGoals or > LintLimits.MostGoals)
            yield return At(cell, 0, $"\"What you will learn\" has {goals} lines.",
                $"List {LintLimits.FewestGoals} to {LintLimits.MostGoals} under **What you will learn**.");
        if (!blocks.Any(block => Prose.Text(block).StartsWith("What you need first", StringComparison.Ordinal)))
            yield return At(cell, 0, "\"What you need first\" is missing.", "Say in a paragraph that begins **What you need first:** what the lesson builds on.");
    }

    private IEnumerable<LintMessage> Sections(LintedLesson lesson)
    {
        int next = 0;
        foreach (var (starts, says) in Parts)
        {
            int at = lesson.Sections.ToList().FindIndex(next, section => Is(section, starts));
            if (at >= 0) next = at + 1;
            else if (lesson.Sections.FirstOrDefault(section => Is(section, starts)) is { } misplaced)
                yield return At(misplaced.Cells[0], 1, $"\"{misplaced.Title}\" stands too early.",
                    $"The order is: {string.Join(", ", Parts.Select(part => part.Starts))}.");
            else yield return Whole(lesson, $"the part \"{starts}\" is missing.", $"Every lesson has a heading ## {starts}, {says}.");
        }
    }

    private IEnumerable<LintMessage> Library(LintedLesson lesson)
    {
        var section = lesson.Part("The library's version");
        if (section != null && !section.Cells.Any(cell => cell.Type == CellType.Code && cell.Source.Contains("Source.Show")))
            yield return At(section.Cells[0], 1, "the library's own source is not shown.", "Show it: Source.Show<Elman>() in a cell of its own.");
    }

    private static bool Is(Section section, string starts) => starts == "Experiment" ? section.IsExperiment : section.Title.StartsWith(starts, StringComparison.Ordinal);
}
