using System.Xml.Linq;
using Unrolled.Figures;
using Unrolled.Figures.Svg;

namespace Unrolled.Tests.Figures;

/// <summary>A cell's picture read back from its SVG, as a computation.</summary>
internal sealed class DrawnCell
{
    public DrawnCell(CellDiagram diagram)
    {
        Probe = new(diagram);
        Nodes = Probe.All("rect").Where(r => r.Attribute("data-node") is not null).ToDictionary(r => r.Attribute("data-node")!.Value);
        Wires = [.. Probe.All("path").Where(p => p.Attribute("data-from") is not null).Select(p => (p.Attribute("data-from")!.Value, p.Attribute("data-to")!.Value, p))];
    }

    public SvgProbe Probe { get; }

    public Dictionary<string, XElement> Nodes { get; }

    public List<(string From, string To, XElement Path)> Wires { get; }

    public string Op(string node) => Nodes[node].Attribute("data-op")!.Value;

    public IEnumerable<string> Boxes => Nodes.Keys.Where(n => Op(n) == "box");

    public IEnumerable<string> Into(string node) => Wires.Where(w => w.To == node).Select(w => w.From);

    public bool IsDashed(string from, string to) => Wires.Single(w => w.From == from && w.To == to).Path.Attribute("stroke-dasharray") is not null;

    /// <summary>What arrives at a node when inputs and boxes have these values.</summary>
    public double Value(string node, IReadOnlyDictionary<string, double> known)
    {
        if (known.TryGetValue(node, out double v)) return v;
        double[] inputs = [.. Into(node).Select(from => Value(from, known))];
        Assert.NotEmpty(inputs);
        return !Nodes.ContainsKey(node) ? Assert.Single(inputs) : Op(node) switch
        {
            "⊙" => inputs.Length == 2 ? inputs[0] * inputs[1] : throw new InvalidOperationException($"{node} has {inputs.Length} inputs."),
            "+" => inputs.Length == 2 ? inputs[0] + inputs[1] : throw new InvalidOperationException($"{node} has {inputs.Length} inputs."),
            "1−" => 1 - Assert.Single(inputs),
            "σ" => 1 / (1 + Math.Exp(-Assert.Single(inputs))),
            "tanh" => Math.Tanh(Assert.Single(inputs)),
            "max" => Math.Max(0, Assert.Single(inputs)),
            var op => throw new InvalidOperationException($"Unknown operation {op}."),
        };
    }

    /// <summary>The box a node fills, or a point for an input or output, which have no box.</summary>
    public Box? BoxOf(string node)
    {
        if (!Nodes.TryGetValue(node, out var rect)) return null;
        double At(string name) => SvgProbe.Number(rect.Attribute(name)!.Value);
        return new(At("x"), At("y"), At("x") + At("width"), At("y") + At("height"));
    }
}
