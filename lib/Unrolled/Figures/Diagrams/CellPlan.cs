namespace Unrolled.Figures;

/// <summary>Which block stands in which column, from left to right in the order the state meets them.</summary>
internal static class CellPlan
{
    /// <returns>The gates; null keeps a column free for a gate that is 1 − another.</returns>
    public static List<CellGate?> Columns(CellEquations cell)
    {
        var columns = new List<CellGate?>();
        if (cell.Keep is OneMinus) columns.Add(null);
        else if (cell.Keep is not null) Place(cell.Keep);
        foreach (var factor in cell.Write) Place(factor is OneMinus one ? one.Of : factor);
        if (cell.Read is not null) Place(cell.Read);
        if (cell.State is null) Place(new Letter(cell.Right("h") is Squash { Of: Letter a } ? a.Name : "h"));
        if (cell.Gates.FirstOrDefault(g => !columns.Contains(g)) is { } lost)
            throw new ArgumentException($"{cell.Who}: {lost.Name} has an equation, but it reaches neither {cell.State ?? "h"} nor h in a way that can be drawn.");
        return columns;

        void Place(Expression what)
        {
            var gate = cell.Gate(what) ?? throw new ArgumentException($"{cell.Who}: expected {what} to be a gate with weights of its own, such as {what} = σ(W x + U h' + b).");
            if (columns.Contains(gate)) return;
            foreach (string name in gate.Needs)
                if (cell.Gate(new Letter(name)) is { } needed && !columns.Contains(needed)) columns.Add(needed);
            columns.Add(gate);
        }
    }
}
