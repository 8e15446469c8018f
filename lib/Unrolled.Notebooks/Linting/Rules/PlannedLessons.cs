using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>A lesson that is not there yet is called planned; one that is there is not.</summary>
internal sealed partial class PlannedLessons() : LintRule("planned lessons")
{
    public override IEnumerable<LintMessage> Check(LintedLesson lesson)
    {
        var there = lesson.Neighbours.Select(neighbour => neighbour.Label).ToHashSet();
        if (there.Count == 0) yield break;
        foreach (var cell in lesson.Texts)
        {
            string text = Prose.Text(cell.Markdown);
            foreach (Match match in Mention().Matches(text))
                foreach (string number in Number().Matches(match.Value).Select(digits => digits.Value))
                {
                    bool planned = Planned().IsMatch(text[(match.Index + match.Length)..]);
                    if (there.Contains(number) && planned) yield return At(cell, 0, $"lesson {number} is called planned, but it is there.", "Link it.");
                    if (!there.Contains(number) && !planned)
                        yield return At(cell, 0, $"lesson {number} is named as if it were there.", $"Write: lesson {number} (planned), without a link.");
                }
        }
    }

    [GeneratedRegex(@"\b[Ll]essons? \d\d[b-z]?\b(?:(?:, | and | to )\d\d[b-z]?\b)*|(?<=^|[:;] |\. )\d\d[b-z]?(?= · )")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\d\d[b-z]?")]
    private static partial Regex Number();

    // within the same sentence, before another lesson is named
    [GeneratedRegex(@"^(?:(?!(?<!\d)\d\d[b-z]?\b)[^.;\n]){0,80}\bplanned\b")]
    private static partial Regex Planned();
}
