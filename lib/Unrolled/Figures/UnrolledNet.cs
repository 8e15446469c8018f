using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>A recurrent network unrolled in time, drawn from its real shapes and values.</summary>
/// <remarks>One column per step: x⟨t⟩ below, h⟨t⟩ in the middle, ŷ⟨t⟩ above, every number a coloured cell; the weights on the arrows are the same in every column.</remarks>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class UnrolledNet : Displayable
{
    /// <summary>What still can be read: more steps, or longer vectors, are refused.</summary>
    public const int MostSteps = 8, MostUnits = 12;

    private const string Who = "Charts.Unrolled";
    private readonly string _alt;

    internal UnrolledNet(double[][] x, double[][] h, double[][] y, string title, string alt, string[]? symbols, (string Input, string Recurrent, string Output) weights, double[]? back = null)
        : base(Who, title, alt)
    {
        (_alt, X, H, Y, Symbols, Weights, Back) = (alt, x, h, y, symbols, weights, back);
        string who = $"{Who} \"{Title}\"";
        if (x.Length == 0) throw new ArgumentException($"{who}: expected at least one step, got none.");
        if (x.Length > MostSteps) throw new ArgumentException($"{who}: {x.Length} steps are too many to be read; at most {MostSteps} fit. Show a part, for example x.Take({MostSteps}), h.Take({MostSteps + 1}), y.Take({MostSteps}).");
        if (h.Length != x.Length + 1) throw new ArgumentException($"{who}: {x.Length} steps need {x.Length + 1} states, h⟨0⟩ to h⟨{x.Length}⟩, but got {h.Length}. Is h⟨0⟩ missing?");
        if (y.Length != x.Length) throw new ArgumentException($"{who}: {x.Length} steps need as many outputs (an empty one where a step has none), but got {y.Length}.");
        if (symbols is not null) Require.SameLength(x.Length, symbols.Length, who, "x", "symbols");
        (Inputs, Hidden, Outputs) = (Size(x, "x", 1, false), Size(h, "h", 0, false), Size(y, "ŷ", 1, true));
    }

    /// <summary>Steps, T.</summary>
    public int Steps => X.Length;

    /// <summary>Sizes of x, h and ŷ; <see cref="Outputs"/> is 0 when no step has an output.</summary>
    public int Inputs { get; }

    /// <inheritdoc cref="Inputs"/>
    public int Hidden { get; }

    /// <inheritdoc cref="Inputs"/>
    public int Outputs { get; }

    internal double[][] X { get; }

    internal double[][] H { get; }

    internal double[][] Y { get; }

    internal string[]? Symbols { get; }

    internal (string Input, string Recurrent, string Output) Weights { get; }

    /// <summary>‖∂L/∂h⟨0⟩‖ … ‖∂L/∂h⟨T⟩‖ where the way back is drawn, else null.</summary>
    internal double[]? Back { get; }

    /// <inheritdoc/>
    public override string Kind => $"A net unrolled in time: every step reads {Inputs} values and hands {Hidden} on to the next{(Outputs == 0 ? "" : $"; its outputs have {Outputs}")}.";

    /// <inheritdoc/>
    public override string Summary =>
        $"{Numbers.Count(Steps)} step{(Steps == 1 ? "" : "s")} share {Shared}.{(Back is null ? "" : $" On the way back ‖∂L/∂h⟨t⟩‖ goes from {Numbers.Short(Back[^1])} at t = {Steps} to {Numbers.Short(Back[0])} at t = 0.")}";

    /// <summary>The same net with the way back: from each ŷ⟨t⟩ to h⟨t⟩, and from each state to the one before, with the size of the gradient there.</summary>
    /// <param name="dh">∂L/∂h⟨0⟩ … ∂L/∂h⟨T⟩: one more than steps, each as long as h.</param>
    /// <exception cref="ArgumentException">Another number of vectors, or one of another length.</exception>
    public UnrolledNet WithBackward(IEnumerable<IEnumerable<double>> dh)
    {
        double[][] gradients = [.. Require.NotNull(dh, $"{Who} \"{Title}\"", "gradients").Select(v => v.ToArray())];
        if (gradients.Length != Steps + 1) throw new ArgumentException($"{Who} \"{Title}\": {Steps} steps need {Steps + 1} gradients, ∂L/∂h⟨0⟩ to ∂L/∂h⟨{Steps}⟩, but got {gradients.Length}.");
        for (int t = 0; t <= Steps; t++)
            if (gradients[t].Length != Hidden) throw new ArgumentException($"{Who} \"{Title}\": ∂L/∂h⟨{t}⟩ has {gradients[t].Length} values, but h⟨{t}⟩ has {Hidden}.");
        return new(X, H, Y, Title, _alt, Symbols, Weights, [.. gradients.Select(g => Math.Sqrt(g.Sum(v => v * v)))]);
    }

    /// <summary>The weights with their shapes, as prose: W (4 × 3), U (4 × 4) and V (2 × 4).</summary>
    internal string Shared
    {
        get
        {
            string first = $"{Weights.Input} ({Hidden} × {Inputs})", second = $"{Weights.Recurrent} ({Hidden} × {Hidden})";
            return Outputs == 0 ? $"{first} and {second}" : $"{first}, {second} and {Weights.Output} ({Outputs} × {Hidden})";
        }
    }

    private protected override string SvgText()
    {
        var canvas = new Svg.Canvas();
        const double width = 720;
        double height = new Svg.UnrolledDrawing(canvas, this, width).Draw(Svg.Header.Draw(canvas, Title, width));
        return canvas.ToDocument(width, height, Title, TextAlternative);
    }

    private int Size(double[][] vectors, string letter, int from, bool mayBeEmpty)
    {
        int size = mayBeEmpty ? vectors.Max(v => v.Length) : vectors[0].Length;
        if (size > MostUnits) throw new ArgumentException($"{Who} \"{Title}\": {letter} has {size} values, too many to be read; at most {MostUnits} fit. Draw a smaller net, or some of its units.");
        if (size == 0 && !mayBeEmpty) throw new ArgumentException($"{Who} \"{Title}\": {letter}⟨{from}⟩ is empty; expected at least one value.");
        for (int t = 0; t < vectors.Length; t++)
            if (vectors[t].Length != size && !(mayBeEmpty && vectors[t].Length == 0))
                throw new ArgumentException($"{Who} \"{Title}\": {letter}⟨{t + from}⟩ has {vectors[t].Length} values, but the other steps have {size}.");
        return size;
    }
}
