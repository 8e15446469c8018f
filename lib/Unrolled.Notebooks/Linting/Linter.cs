using Unrolled.Notebooks.Linting;
using Unrolled.Notebooks.Linting.Rules;

namespace Unrolled.Notebooks;

/// <summary>Holds lessons to the course's rules: its frame, its limits, what every notebook host can run, and what a reader needs.</summary>
/// <remarks>An instructor's source is read for both readers: limits hold for what learners get of it, constructs for every line.
/// Nothing is run and nothing is fetched.</remarks>
public static class Linter
{
    private static readonly LintRule[] All =
    [
        new Frame(), new SeedCell(), new Headings(), new TeachingNotes(), new WordCount(), new WordsPerLine(), new CellLengths(),
        new Experiments(), new OneCall(), new ExerciseCount(), new StubCalls(),
        new Links(), new PlannedLessons(), new PreviousAndNext(), new Citations(),
        new FigureWords(), new FigureUnits(), new StoredFigures(), new StoredErrors(), new CellMetadata(), new NotebookMetadata(), new Tags(),
        new Directives(), new NewerLanguage(), new HostConstructs(), new TopLevelLocals(), new TopLevelLoops(), new FileNamespace(),
    ];

    /// <summary>The names of all rules, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. All.Select(rule => rule.Name).Distinct()];

    /// <summary>Reads a notebook; empty when it keeps every rule.</summary>
    /// <exception cref="NotebookException">It is no notebook.</exception>
    /// <exception cref="ReleaseException">It is a source that cannot be released.</exception>
    public static IReadOnlyList<LintMessage> Lint(string path) => Lint(NotebookDocument.Load(path), path);

    /// <summary>The same for a notebook in memory; <paramref name="path"/> says where it stands, for its links.</summary>
    public static IReadOnlyList<LintMessage> Lint(NotebookDocument notebook, string path)
    {
        var lesson = new LintedLesson(notebook, path);
        return [.. All.SelectMany(rule => rule.Check(lesson)).OrderBy(message => message.Cell).ThenBy(message => message.Line)];
    }
}
