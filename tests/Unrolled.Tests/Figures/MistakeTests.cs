using Unrolled.Figures;

namespace Unrolled.Tests.Figures;

public class MistakeTests
{
    public static TheoryData<string, Action> Mistakes => new()
    {
        { "Charts.Loss needs a title", () => Charts.Loss([1, 2], " ", "Falls.") },
        { "Charts.Line \"T\" needs a name for its x axis, but it is empty. Write for example x: \"update\"", () => Charts.Line([1, 2], "T", "", "y", "Rises.") },
        { "Charts.Line \"T\" needs a name for its y axis", () => Charts.Line([1, 2], "T", "x", " ", "Rises.") },
        { "Charts.Line \"T\", line \"a\": x has 3 values but y has 2; each point needs one of both.", () => Charts.Line([("a", [1, 2, 3], [1, 2])], "T", "x", "y", "Rises.") },
        { "Charts.Line \"T\" has nothing to draw: expected at least one trace, got none.", () => Charts.Line(new List<(string, IEnumerable<double>)>(), "T", "x", "y", "Rises.") },
        { "Charts.Loss \"T\": smooth counts the values of a running mean, so it should be at least 1, but is 0.", () => Charts.Loss([1], "T", "Falls.", smooth: 0) },
        { "Charts.Band \"T\", \"GRU\": run 1 has 2 values but run 2 has 3", () => Charts.Band([("GRU", [[1, 2], [1, 2, 3]])], "T", "x", "y", "Spread.") },
        { "Charts.Band \"T\", \"\": expected at least one run, got none.", () => Charts.Band(new List<double[]>(), "T", "x", "y", "Spread.") },
        { "Charts.Bars \"T\", series \"s\": categories has 2 values but the series has 1", () => Charts.Bars(["a", "b"], [("s", [1.0])], "T", "x", "y", "Bars.") },
        { "Charts.Bars \"T\" has nothing to draw: expected at least one bar", () => Charts.Bars(new List<(string, double)>(), "T", "x", "y", "Bars.") },
        { "Charts.Heatmap \"T\": the matrix's rows has 1 values but names of rows has 2", () => Charts.Heatmap(new double[1, 1], "T", "x", "y", "Map.", rows: ["a", "b"]) },
        { "Charts.Heatmap \"T\": a heat map needs at least one row and one column, but the matrix is 0 × 3.", () => Charts.Heatmap(new double[0, 3], "T", "x", "y", "Map.") },
        { "a log heat map needs ColourScale.Sequential, but got Diverging", () => Charts.Heatmap(new double[1, 1], "T", "x", "y", "Map.", log: true, scale: ColourScale.Diverging) },
        { "Charts.Scatter \"T\", points \"\": x has 2 values but labels has 1", () => Charts.Scatter([1, 2], [1, 2], "T", "x", "y", "Points.", ["a"]) },
        { "Charts.Row needs at least one figure", () => Charts.Row() },
        { "too small to be read: expected a width of at least 320", () => _ = new Figure(new("T", "x", "y") { Width = 100 }, [new LineTrace("", [1], [1])], "A.") },
        { "a heat map stands alone, but there are 2 traces", () => _ = new Figure(new("T", "x", "y"), [new HeatmapTrace("", new double[1, 1]), new LineTrace("", [1], [1])], "A.") },
        { "bars cannot share a chart with other traces", () => _ = new Figure(new("T", "x", "y"), [new BarTrace("", [1]), new LineTrace("", [1], [1])], "A.") },
        { "a band needs both its lower and its upper edge", () => _ = new Figure(new("T", "x", "y"), [new LineTrace("", [1], [1]) { Low = [1] }], "A.") },
        { "Axis \"loss\": a range should go from a lower to a higher number, but got 1 to 0.", () => _ = new Figure(new("T", "x", new Axis("loss") { Range = (1, 0) }), [new LineTrace("", [1], [1])], "A.") },
        { "Axis \"loss\": a logarithmic axis starts above 0, but its range starts at 0.", () => _ = new Figure(new("T", "x", new Axis("loss") { Range = (0, 1), Scale = AxisScale.Log }), [new LineTrace("", [1], [1])], "A.") },
        { "Charts.Loss \"T\" needs values, but got null.", () => Charts.Loss((IEnumerable<double>)null!, "T", "Falls.") },
        { "Charts.Unrolled \"T\": 9 steps are too many to be read; at most 8 fit. Show a part, for example x.Take(8)", () => UnrolledNetTests.Net(9, 1, 1, 1) },
        { "Charts.Unrolled \"T\": h has 13 values, too many to be read; at most 12 fit.", () => UnrolledNetTests.Net(2, 1, 13, 1) },
        { "2 steps need 3 states, h⟨0⟩ to h⟨2⟩, but got 2. Is h⟨0⟩ missing?", () => Charts.Unrolled([[1.0], [1.0]], [[1.0], [1.0]], null, "T", "A.") },
        { "x⟨2⟩ has 2 values, but the other steps have 1", () => Charts.Unrolled([[1.0], [1.0, 2]], [[1.0], [1.0], [1.0]], null, "T", "A.") },
        { "expected at least one step, got none", () => Charts.Unrolled(new List<double[]>(), [[1.0]], null, "T", "A.") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_what_came(string message, Action mistake) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(mistake).Message);
}
