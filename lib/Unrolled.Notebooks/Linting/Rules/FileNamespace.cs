using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Whoever reads or writes files says <c>using System.IO;</c>: not every host does so by itself.</summary>
internal sealed class FileNamespace() : LintRule("System.IO")
{
    private static readonly HashSet<string> Types =
    [
        "File", "Path", "Directory", "StreamReader", "StreamWriter", "StringReader", "StringWriter", "TextReader", "TextWriter", "FileStream", "MemoryStream",
    ];

    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        bool said = false;
        foreach (var cell in lesson.Code)
        {
            said |= cell.Tree.Usings.Any(line => line.Name?.ToString() == "System.IO");
            if (!said && cell.Tree.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(IsFileType) is { } name)
                yield return At(cell, LintedCell.Line(name), $"{name} is used without its namespace.",
                    "Write using System.IO; at the top of the first cell that needs it.");
        }
    }

    // the left of a dot, or a type that is made
    private static bool IsFileType(IdentifierNameSyntax name) => Types.Contains(name.Identifier.Text)
        && (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name || name.Parent is ObjectCreationExpressionSyntax);
}
