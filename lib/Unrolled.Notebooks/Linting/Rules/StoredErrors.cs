using System.Text.Json.Nodes;

namespace Unrolled.Notebooks.Linting.Rules;

/// <summary>No committed cell shows an error, unless raising one is its point.</summary>
internal sealed class StoredErrors() : CellRule("stored errors")
{
    protected override IEnumerable<LintMessage> Check(LintedCell cell)
    {
        if (cell.Cell.HasTag("raises-exception")) yield break;
        foreach (var output in cell.Cell.Outputs.OfType<JsonObject>().Where(output => output["output_type"]?.ToString() == "error"))
            yield return At(cell, 0, $"a stored output is the error {output["ename"]}.",
                "Mend the cell and store its outputs again, or tag it \"raises-exception\" if the error is its point.");
    }
}
