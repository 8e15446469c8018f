using Markdig.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting;

/// <summary>A cell, parsed: Markdown as Markdig's tree, code as the compiler's.</summary>
/// <param name="lesson">The lesson it stands in.</param>
/// <param name="cell">The cell.</param>
/// <param name="number">Its place, from 1.</param>
/// <param name="learner">What learners get of it; null when they do not get it.</param>
internal sealed class LintedCell(LintedLesson lesson, NotebookCell cell, int number, string? learner)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    public LintedLesson Lesson => lesson;

    public NotebookCell Cell => cell;

    public int Number => number;

    public string Id => cell.Id;

    public CellType Type => cell.Type;

    public string Source { get; } = cell.Source;

    /// <summary>What learners get; null when the cell is the instructor's alone.</summary>
    public string? Learner => learner;

    public bool IsLearners => learner != null;

    /// <summary>Whether the cell does nothing but import the library.</summary>
    public bool IsSetup => Type == CellType.Code && Source.StartsWith("#!import", StringComparison.Ordinal);

    /// <summary>The Markdown; empty for other cells.</summary>
    public MarkdownDocument Markdown => field ??= Prose.Parse(Type == CellType.Markdown ? Source : "");

    /// <summary>The headings of the cell, in order.</summary>
    public IEnumerable<HeadingBlock> Headings => Markdown.Descendants<HeadingBlock>();

    /// <summary>The code; empty for other cells.</summary>
    public CompilationUnitSyntax Tree => field ??= CSharpSyntaxTree.ParseText(Type == CellType.Code ? Source : "", Script).GetCompilationUnitRoot();

    /// <summary>Lines of code that learners see, without those that are empty.</summary>
    public IReadOnlyList<string> CodeLines => field ??= Type == CellType.Code && learner != null ? [.. learner.Split('\n').Where(line => line.Trim() != "")] : [];

    /// <summary>The line of a place in the code, from 1.</summary>
    public static int Line(SyntaxNodeOrToken at) => at.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;

    /// <inheritdoc cref="Line(SyntaxNodeOrToken)"/>
    public static int Line(SyntaxTrivia at) => at.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
