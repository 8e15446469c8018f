using System.Reflection;
using System.Text.RegularExpressions;
using Unrolled.Cells;
using Unrolled.Figures;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

public class CellDiagramTests
{
    /// <summary>Every cell of the library.</summary>
    internal static readonly Type[] Types = [.. typeof(ICell).Assembly.GetTypes().Where(t => t is { IsValueType: true, Namespace: "Unrolled.Cells" } && t.IsAssignableTo(typeof(ICell))).OrderBy(t => t.Name)];

    public static TheoryData<string> Cells => [.. Types.Select(t => t.Name)];

    /// <summary>A cell's picture; with values, those of step 2 of a random net.</summary>
    internal static CellDiagram Draw(Type cell, int D, int H, bool values) =>
        (CellDiagram)typeof(CellDiagramTests).GetMethod(values ? nameof(Recorded) : nameof(Plain), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(cell).Invoke(null, [D, H])!;

    private static CellDiagram Plain<T>(int D, int H) where T : ICell => Diagrams.Cell<T>(D, H);

    private static CellDiagram Recorded<T>(int D, int H) where T : ICell => Run<T>(D, H) is var (layer, tape, _) ? Diagrams.Cell(layer, tape, t: 1, unit: H - 1) : throw new InvalidOperationException();

    private static (Recurrent<T> Layer, RecurrentTape Tape, Signal X) Run<T>(int D, int H) where T : ICell
    {
        var random = new Random64(D * 100 + H);
        var (layer, tape, x) = (new Recurrent<T>(D, H, random), new RecurrentTape(), new Signal(new Batch(3, 1), D));
        foreach (var parameter in layer.Parameters) parameter.Uniform(1, random);
        for (int t = 0; t < 3; t++)
            for (int d = 0; d < D; d++) x[t, 0][d] = (Real)(2 * random.NextDouble() - 1);
        var initial = layer.NewCarry(1);
        foreach (string lane in T.Kernel.State)
            for (int k = 0; k < H; k++) initial[lane][0, 0][k] = (Real)(random.NextDouble() - 0.5);
        layer.Forward(tape, x, initial);
        return (layer, tape, x);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_is_legible_at_every_size(string name)
    {
        foreach (bool values in new[] { false, true })
            foreach (var (D, H) in new[] { (1, 1), (3, 4), (12, 40) })
                new SvgProbe(Draw(Types.Single(t => t.Name == name), D, H, values)).AssertLegible();
        new SvgProbe(Draw(Types.Single(t => t.Name == name), 10_000, 4096, false)).AssertLegible();
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_picture_computes_what_the_cell_computes(string name) =>
        typeof(CellDiagramTests).GetMethod(nameof(Computes), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Types.Single(t => t.Name == name)).Invoke(null, null);

    private static void Computes<T>() where T : ICell
    {
        var (layer, tape, x) = Run<T>(3, 5);
        for (int t = 0; t < 3; t++)
            for (int unit = 0; unit < 5; unit++)
            {
                var drawn = new DrawnCell(Diagrams.Cell(layer, tape, t, unit));
                var known = PreActivations.Of(layer, tape, x, t, unit);
                if (known.Count == 1) known[drawn.Boxes.Single()] = known.Values.Single();                // Affine's one block is called h in its equation
                foreach (string lane in T.Kernel.State) known[$"{lane}′"] = tape.Earlier(lane, t, 0)[unit];
                Assert.Equal(tape.Lane("h")[t, 0][unit], drawn.Value("h⟨t⟩", known), 2e-5);
                if (T.Kernel.State.Contains("c")) Assert.Equal(tape.Lane("c")[t, 0][unit], drawn.Value("c⟨t⟩", known), 2e-5);
            }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_block_is_one_box_that_hears_what_the_wiring_says(string name)
    {
        var kernel = (CellKernel)typeof(CellDiagramTests).GetMethod(nameof(KernelOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Types.Single(t => t.Name == name)).Invoke(null, null)!;
        var drawn = new DrawnCell(Draw(Types.Single(t => t.Name == name), 3, 4, false));
        string[] boxes = [.. drawn.Boxes.Order()];
        if (name != nameof(Affine)) Assert.Equal(kernel.Blocks.Select(b => b.Name).Order(), boxes);
        foreach (var block in kernel.Blocks)
        {
            string box = boxes.Length == 1 ? boxes[0] : block.Name;
            var expected = PreActivations.Sources(block).Select(s => s switch { "h" => "h′", "mid" => "⊙ v", _ => "i′ f′ o′" }).Concat(block.X ? ["x"] : []);
            if (kernel.PerUnit.Contains(block.Name)) expected = expected.Append(block.Name == "o" ? "+ c" : "c′");
            Assert.Equal(expected.Distinct().Order(), drawn.Into(box).Order());
            if (kernel.PerUnit.Contains(block.Name)) Assert.True(drawn.IsDashed(block.Name == "o" ? "+ c" : "c′", box));
        }
        Assert.Equal(kernel.PerUnit.Count, drawn.Wires.Count(w => w.Path.Attribute("stroke-dasharray") is not null));
    }

    private static CellKernel KernelOf<T>() where T : ICell => T.Kernel;

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_wire_ends_at_what_it_joins(string name)
    {
        var drawn = new DrawnCell(Draw(Types.Single(t => t.Name == name), 3, 4, true));
        foreach (var (from, to, path) in drawn.Wires)
        {
            double[] numbers = [.. Regex.Matches(path.Attribute("d")!.Value, @"-?\d+(\.\d+)?").Select(m => SvgProbe.Number(m.Value))];
            Near(from, numbers[0], numbers[1], 0.51);
            Near(to, numbers[^2], numbers[^1], 9);                                // the arrowhead covers the rest
        }

        void Near(string node, double x, double y, double by)
        {
            if (drawn.BoxOf(node) is { } box) Assert.True(new Unrolled.Figures.Svg.Box(box.Left - by, box.Top - by, box.Right + by, box.Bottom + by).Holds(x, y), $"{name}: a wire ends at ({x}, {y}), away from {node} at {box}.");
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void No_wire_runs_through_what_it_does_not_join(string name)
    {
        foreach (var (D, H) in new[] { (1, 1), (3, 4), (300, 1024) })
        {
            var drawn = new DrawnCell(Draw(Types.Single(t => t.Name == name), D, H, false));
            foreach (var (from, to, path) in drawn.Wires)
            {
                double[] n = [.. Regex.Matches(path.Attribute("d")!.Value, @"-?\d+(\.\d+)?").Select(m => SvgProbe.Number(m.Value))];
                for (int i = 2; i < n.Length; i += 2)
                {
                    var run = new Unrolled.Figures.Svg.Box(Math.Min(n[i - 2], n[i]) - 1, Math.Min(n[i - 1], n[i + 1]) - 1, Math.Max(n[i - 2], n[i]) + 1, Math.Max(n[i - 1], n[i + 1]) + 1);
                    foreach (string node in drawn.Nodes.Keys.Where(k => k != from && k != to))
                        if (drawn.BoxOf(node)!.Value.Meets(run)) Assert.Fail($"{name}: the wire {from} → {to} runs through {node}.");
                }
            }
        }
    }

    [Fact]
    public void The_states_path_is_one_straight_line()
    {
        foreach (var type in Types.Where(t => t.Name.Contains("Lstm") || t.Name.Contains("Gru")))
        {
            var drawn = new DrawnCell(Draw(type, 3, 4, true));
            string s = drawn.Wires.Any(w => w.To == "c⟨t⟩") ? "c" : "h";
            var ys = new List<double>();
            for (string at = $"{s}⟨t⟩"; at != $"{s}′"; )
            {
                var wire = drawn.Wires.Single(w => w.To == at && (w.From == $"{s}′" || w.From == $"+ {s}" || w.From == $"⊙ {s}′"));
                Assert.DoesNotContain("Q", wire.Path.Attribute("d")!.Value);
                ys.AddRange(Regex.Matches(wire.Path.Attribute("d")!.Value, @" (-?[\d.]+)").Select(m => SvgProbe.Number(m.Groups[1].Value)));
                at = wire.From;
            }
            Assert.Single(ys.Distinct());
        }
    }

    [Fact]
    public void Coupled_gates_are_one_gate_and_its_rest()
    {
        var drawn = new DrawnCell(Diagrams.Cell<LstmCoupledGates>(3, 4));
        Assert.Equal(["i", "g", "o"], drawn.Boxes.OrderBy(b => "igo".IndexOf(b, StringComparison.Ordinal)));
        Assert.Equal("1− c′", Assert.Single(drawn.Nodes.Keys, n => drawn.Op(n) == "1−"));
        Assert.Equal(["σ i"], drawn.Into("1− c′"));
        Assert.Contains("f = 1 − i: one gate does both.", Diagrams.Cell<LstmCoupledGates>(3, 4).Summary);
    }
}
