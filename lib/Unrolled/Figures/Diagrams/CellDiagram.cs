using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>The inside of a recurrent cell, drawn from its equations and its real shapes; with a step's values, one unit's numbers on the wires.</summary>
/// <remarks>The state is the heavy line along the top; blocks of weights stand in a row, their gates above them; x and h′ come from below. Peepholes are dashed.</remarks>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class CellDiagram : Displayable
{
    private const double Width = 720;

    internal CellDiagram(CellEquations equations, int inputs, int hidden, string title, string alt, CellStep? step) : base(equations.Who, title, alt)
    {
        string who = $"{equations.Who} \"{Title}\"";
        if (inputs < 1 || hidden < 1) throw new ArgumentException($"{who}: D and H should be at least 1, but are {inputs} and {hidden}.");
        (Equations, Inputs, Hidden, Step) = (equations, inputs, hidden, step);
        _ = new CellLayout(equations, inputs, hidden, Width, 0);             // what cannot be drawn is told now
        string[] letters = [.. equations.All.SelectMany(e => new[] { e.Name, $"{e.Name}′" })];
        if (step?.Values.Keys.FirstOrDefault(k => !letters.Contains(k)) is { } stranger && step.Values.Keys.All(k => !equations.All.Any(e => e.Name == k)))
            throw new ArgumentException($"{who}: the step's values are of {string.Join(", ", step.Values.Keys)}, but the equations are of {string.Join(", ", equations.All.Select(e => e.Name))}; {stranger} is none of them. Was the step recorded by another cell?");
    }

    /// <summary>D, the rows of x.</summary>
    public int Inputs { get; }

    /// <summary>H, the units.</summary>
    public int Hidden { get; }

    /// <inheritdoc/>
    public override string Kind => $"The inside of a recurrent cell: how x⟨t⟩ and the state before make the state of step t, through {string.Join(", ", Equations.Gates.Select(g => g.Name))}.";

    /// <inheritdoc/>
    public override string Summary => CellWords.Describe(this);

    internal CellEquations Equations { get; }

    internal CellStep? Step { get; }

    /// <summary>The picture's parts in their places.</summary>
    internal CellGraph Graph(double top, double width, out CellLayout layout)
    {
        layout = new CellLayout(Equations, Inputs, Hidden, width, top);
        layout.Graph.Evaluate(Step?.Values ?? new Dictionary<string, double>());
        return layout.Graph;
    }

    private protected override string SvgText()
    {
        var canvas = new Svg.Canvas();
        double wide = new CellLayout(Equations, Inputs, Hidden, Width, 0).Width, top = Svg.Header.Draw(canvas, Title, wide);
        Graph(top + 6, wide, out var layout);
        double height = new Svg.CellDrawing(canvas, this, layout).Draw();
        return canvas.ToDocument(wide, height, Title, TextAlternative);
    }
}
