using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>The one directive of a lesson imports the library, alone in its cell: what else there is, some host does not have or ignores.</summary>
internal sealed class Directives() : CellRule("directives")
{
    private const string Setup = "#!import unrolled.csx or #!import unrolled-double.csx";

    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        foreach (var directive in cell.Tree.DescendantTrivia().Where(trivia => trivia.IsDirective))
            if (Wrong(cell, directive.Kind(), directive.ToString().Trim()) is { } wrong) yield return At(cell, LintedCell.Line(directive), wrong.Problem, wrong.Remedy);
    }

    private static (string Problem, string Remedy)? Wrong(LintedCell cell, SyntaxKind kind, string text) => kind switch
    {
        SyntaxKind.LoadDirectiveTrivia => ("#load is not known to every host.", $"Move the code into the library, which {Setup} brings."),
        SyntaxKind.ReferenceDirectiveTrivia when text.Contains("nuget", StringComparison.OrdinalIgnoreCase) =>
            ("#r \"nuget:…\" would download while the lesson runs.",
            $"The library brings what a lesson needs: {Setup}."),
        SyntaxKind.ReferenceDirectiveTrivia => ("#r takes a path that is not the same everywhere.", $"Import the setup file that the build writes: {Setup}."),
        _ when !text.StartsWith("#!", StringComparison.Ordinal) => null,
        _ when !text.StartsWith("#!import", StringComparison.Ordinal) => ($"{text.Split(' ')[0]} is not known to every host.", "Leave it out."),
        _ when text.Contains('"') => ("the file of #!import stands in quotation marks.", $"Write {Setup}: one host does not take the marks off."),
        _ when text is not ("#!import unrolled.csx" or "#!import unrolled-double.csx") =>
            ($"{text} imports a file of its own.",
            $"Write {Setup}, which the build makes."),
        _ when cell.Source.Trim() != text => ("something stands beside #!import.", "Leave it alone in its cell: one host drops what follows it."),
        _ => null,
    };
}
