using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting;

/// <summary>A lesson as the rules see it: its source, and beside it what learners get of every cell.</summary>
internal sealed class LintedLesson
{
    /// <param name="document">An instructor's source, or a lesson without one.</param>
    /// <param name="file">Its path, as messages name it.</param>
    /// <exception cref="ReleaseException">The source cannot be released.</exception>
    public LintedLesson(NotebookDocument document, string file)
    {
        (Document, File) = (document, file);
        var learners = Release.Learner(document).Cells.ToDictionary(cell => cell.Id, cell => cell.Source);
        Cells = [.. document.Cells.Select((cell, i) => new LintedCell(this, cell, i + 1, learners.GetValueOrDefault(cell.Id)))];
        Sections = [.. Divide()];
    }

    public NotebookDocument Document { get; }

    public string File { get; }

    /// <summary>Every cell, the instructor's too.</summary>
    public IReadOnlyList<LintedCell> Cells { get; }

    /// <summary>The parts of the lesson, one for each heading of level 2. A cell with several headings stands in several parts.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The part whose heading begins so; null where there is none.</summary>
    public Section? Part(string starts) => Sections.FirstOrDefault(section => section.Title.StartsWith(starts, StringComparison.Ordinal));

    /// <summary>Learners' cells of Markdown.</summary>
    public IEnumerable<LintedCell> Texts => Cells.Where(cell => cell.IsLearners && cell.Type == CellType.Markdown);

    /// <summary>Learners' cells of code.</summary>
    public IEnumerable<LintedCell> Code => Cells.Where(cell => cell.IsLearners && cell.Type == CellType.Code);

    /// <summary>Whether this is an instructor's source: something in it is not for learners.</summary>
    public bool IsSource => Cells.Any(cell => !cell.IsLearners || cell.Learner != cell.Source);

    /// <summary>The lesson's number by its file's name, with the letter of a part; null where it has none.</summary>
    public string? OwnLabel => Neighbours.FirstOrDefault(l => Path.GetFileName(l.Path) == Path.GetFileName(File))?.Label;

    /// <summary>The lessons in the notebook's folder, itself among them.</summary>
    public IReadOnlyList<Lesson> Neighbours => field ??= Lesson.OfCourse(Path.GetDirectoryName(Path.GetFullPath(File))!);

    /// <summary>Where learners have the lesson: the folder above a folder of sources.</summary>
    public string LearnersFolder =>
        Path.GetDirectoryName(Path.GetFullPath(File))! is var folder && Path.GetFileName(folder) == "instructor" ? Path.GetDirectoryName(folder)! : folder;

    /// <summary>Methods written in the lesson, by name; overloads after each other.</summary>
    public ILookup<string, MethodDeclarationSyntax> Methods => field ??= Code
        .SelectMany(cell => cell.Tree.Members.OfType<MethodDeclarationSyntax>()).ToLookup(method => method.Identifier.Text);

    private IEnumerable<Section> Divide()
    {
        Section? open = null;
        foreach (var cell in Cells.Where(cell => cell.IsLearners))
        {
            var headings = cell.Headings.Where(heading => heading.Level == 2).ToList();
            if (headings.Count == 0 || headings[0].Line > 0) open?.Cells.Add(cell);
            foreach (var heading in headings)
            {
                if (open != null) yield return open;
                open = new(Prose.Text(heading), [cell]);
            }
        }
        if (open != null) yield return open;
    }
}

/// <summary>What stands under one heading of level 2.</summary>
internal sealed record Section(string Title, List<LintedCell> Cells)
{
    /// <summary>Whether it is an experiment: "The experiment: …" or "Experiment 2: …".</summary>
    public bool IsExperiment => Title.StartsWith("The experiment", StringComparison.Ordinal) || Title.StartsWith("Experiment", StringComparison.Ordinal);
}
