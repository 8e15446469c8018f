namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>Tags are those that the runner and the release know.</summary>
internal sealed class Tags() : CellRule("tags")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell) => cell.Cell.Tags.Where(tag => !LintLimits.Tags.Contains(tag))
        .Select(tag => At(cell, 0, $"the tag \"{tag}\" means nothing here.", $"Known are {string.Join(", ", LintLimits.Tags)}."));
}
