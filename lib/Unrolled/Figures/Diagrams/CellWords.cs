namespace Unrolled.Figures;

/// <summary>A cell's picture in words.</summary>
internal static class CellWords
{
    public static string Describe(CellDiagram cell)
    {
        var equations = cell.Equations;
        List<string> sentences =
        [
            $"{equations.Gates.Count} block{(equations.Gates.Count == 1 ? "" : "s")} of weights: {string.Join("; ", equations.Gates.Select(Block))}.",
            State(equations), Output(equations), Peepholes(equations), Shapes(cell), Values(cell),
        ];
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }

    /// <summary>The stacked weights with their shapes: W (16 × 3), U (16 × 4), b (16).</summary>
    public static string Shapes(CellDiagram cell)
    {
        var gates = cell.Equations.Gates;
        List<string> parts = [.. Stack("W", gates, e => e is Letter { Name: "x" }, cell.Inputs), .. Stack("U", gates, e => e is Earlier { Name: "h" }, cell.Hidden)];
        foreach (var mid in gates.Where(g => g.Mid is not null)) parts.Add($"U{mid.Name} ({cell.Hidden} × {cell.Hidden}) on {mid.Mid}");
        int others = gates.Sum(g => g.Terms.Count(t => t is Weighted { Of: Earlier { Name: not "h" } })), peeps = gates.Count(g => g.Peeps is not null);
        if (others > 0) parts.Add($"{others} matrices R ({cell.Hidden} × {cell.Hidden}) on the gates of the step before");
        if (peeps > 0) parts.Add($"{peeps} peephole vector{(peeps == 1 ? "" : "s")} p ({cell.Hidden}), dashed");
        return $"D = {cell.Inputs} input{(cell.Inputs == 1 ? "" : "s")}, H = {cell.Hidden} unit{(cell.Hidden == 1 ? "" : "s")}: {string.Join(", ", parts)}.";

        IEnumerable<string> Stack(string letter, IReadOnlyList<CellGate> all, Func<Expression, bool> of, int columns)
        {
            int blocks = all.Count(g => g.Terms.OfType<Weighted>().Any(w => of(w.Of)));
            if (blocks > 0) yield return $"{letter} ({blocks * cell.Hidden} × {columns})";
        }
    }

    private static string Block(CellGate gate)
    {
        string sum = string.Join(" + ", gate.Terms.Concat(gate.Made is { } made ? [made] : []));
        return gate.Function switch { "" => $"{gate.Name} is {sum}", "max" => $"{gate.Name} is {sum}, or 0 where that is negative", var f => $"{gate.Name} is {f} of {sum}" };
    }

    private static string State(CellEquations cell)
    {
        if (cell.State is not { } s) return "";
        string kept = cell.Keep is { } keep ? $"{s}′ is multiplied by {keep}, then" : $"{s}′ is kept whole;";
        string coupled = cell.Keep is OneMinus one && cell.All.FirstOrDefault(e => e.Right == one)?.Name is { } name ? $" {name} = {one}: one gate does both." : "";
        return $"The state's path is a straight line: {kept} {new Product(cell.Write)} is added, which makes {s}.{coupled}";
    }

    private static string Output(CellEquations cell) => string.Join(" ", new[] { cell.State == "h" ? "" : $"h is {cell.Right("h")}.", HandedOn(cell) }.Where(s => s.Length > 0));

    /// <summary>Gates that the next step hears.</summary>
    public static string HandedOn(CellEquations cell)
    {
        var names = cell.All.SelectMany(e => e.Right.All).OfType<Earlier>().Select(e => e.Name).Where(n => n != "h" && n != cell.State).Distinct().ToList();
        return names.Count == 0 ? "" : $"{string.Join(", ", names)} are part of the state: the next step hears them.";
    }

    private static string Peepholes(CellEquations cell)
    {
        var seen = cell.Gates.Where(g => g.Peeps is not null).Select(g => $"{g.Name} sees {g.Peeps}").ToList();
        return seen.Count == 0 ? "" : $"Peepholes: {string.Join(", ", seen)}, each unit its own only.";
    }

    private static string Values(CellDiagram cell)
    {
        if (cell.Step is not { } step) return "";
        var graph = cell.Graph(0, 0, out _);
        var known = graph.Marks.Where(m => m.Of.Value is not null).OrderBy(m => m.Of.Op == "in" ? 0 : 1).Select(m => $"{m.Letter} = {Numbers.Short(m.Of.Value!.Value)}");
        return $"{(step.Where.Length > 0 ? step.Where : "One unit")}: {string.Join(", ", known)}.";
    }
}
