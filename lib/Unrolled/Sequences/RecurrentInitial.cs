using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>First values of a whole recurrent layer. Each returns the layer: <c>new Recurrent&lt;Lstm&gt;(D, H, random).ForgetBias(1)</c>.</summary>
public static class RecurrentInitial
{
    /// <summary>Begins as PyTorch or Keras would.</summary>
    /// <remarks><code>
    ///              weight_ih             weight_hh and the like      bias_ih, bias_hh         peepholes and the like
    /// PyTorch      U(−1/√H, 1/√H)        the same                    the same                 the same
    /// Keras        Glorot uniform        orthogonal                  0; together 1 for f      0 (Keras has none)
    /// </code>
    /// Keras takes all gates as one matrix: the bound is √(6 / (D + G·H)), and UᵀU = I holds for all of U (G·H × H), not for each gate.
    /// For each gate a matrix of its own: <c>layer["weight_hh"].Orthogonal(random, blocks: 4)</c>.
    /// </remarks>
    public static Recurrent<TCell> Initialise<TCell>(this Recurrent<TCell> layer, Defaults like, Random64 random) where TCell : ICell
    {
        foreach (var parameter in layer.Parameters)
            if (like == Defaults.PyTorch) parameter.Uniform(1 / Math.Sqrt(layer.Hidden), random);
            else if (Is(parameter, "weight_ih")) parameter.GlorotUniform(random);
            else if (Is(parameter, "weight_")) parameter.Orthogonal(random);
            else parameter.Constant(0);
        return like == Defaults.Keras && TCell.Kernel.Blocks.Any(b => b.Name == "f") ? layer.ForgetBias(1) : layer;
    }

    /// <summary>Sets the bias of the forget gate: b_ih + b_hh = value for every unit. Of 1 or 2, the net begins by remembering.</summary>
    /// <remarks>Source: R. Jozefowicz, W. Zaremba and I. Sutskever, "An empirical exploration of recurrent network architectures", 2015;
    /// F. Gers et al., "Learning to forget: continual prediction with LSTM", 2000.</remarks>
    /// <exception cref="KeyNotFoundException">The cell has no block f.</exception>
    public static Recurrent<TCell> ForgetBias<TCell>(this Recurrent<TCell> layer, double value) where TCell : ICell => layer.GateBias("f", value);

    /// <summary>Sets the bias of one gate: b_ih = value and b_hh = 0 for every unit of it, so that b_ih + b_hh = value.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="gate">A block of the cell, by its letter: "f" in an LSTM, "z" in a GRU.</param>
    /// <param name="value">What the gate is to hear when it hears nothing else.</param>
    /// <exception cref="KeyNotFoundException">The cell has no such block.</exception>
    public static Recurrent<TCell> GateBias<TCell>(this Recurrent<TCell> layer, string gate, double value) where TCell : ICell
    {
        var blocks = TCell.Kernel.Blocks;
        int at = blocks.ToList().FindIndex(b => b.Name == gate);
        if (at < 0) throw new KeyNotFoundException($"{layer}: it has no gate '{gate}'; its blocks are {string.Join(", ", blocks.Select(b => b.Name))}.{(gate == "f" && blocks.Any(b => b.Name is "i" or "z") ? " A gate i that shuts f takes the opposite bias; a gate z that keeps the old state takes the same." : "")}");
        Set("bias_ih", b => b.X, value);
        Set("bias_hh", b => b.Of != "", blocks[at].X ? 0 : value);
        return layer;

        void Set(string bias, Func<Block, bool> has, double share)
        {
            if (!has(blocks[at])) return;
            int first = blocks.Take(at).Count(has) * layer.Hidden;
            layer.Parameters.Single(p => Is(p, bias)).Values.AsSpan(first, layer.Hidden).Fill((Real)share);
        }
    }

    /// <summary>The IRNN: rectified units that begin by keeping their state, U = scale · I and b = 0, and hardly listen: W ~ N(0, deviation²).</summary>
    /// <param name="layer">A layer of rectified units.</param>
    /// <param name="random">Where W comes from.</param>
    /// <param name="scale">1 keeps the state for ever; less forgets, the sooner the smaller.</param>
    /// <param name="deviation">Of the entries of W; the paper's is 0.001.</param>
    /// <remarks>Source: Q. Le, N. Jaitly and G. Hinton, "A simple way to initialize recurrent networks of rectified linear units", 2015.</remarks>
    public static Recurrent<ElmanRelu> InitialiseIrnn(this Recurrent<ElmanRelu> layer, Random64 random, double scale = 1, double deviation = 0.001)
    {
        foreach (var parameter in layer.Parameters)
            if (Is(parameter, "weight_ih")) parameter.Normal(deviation, random);
            else if (Is(parameter, "weight_hh")) parameter.Identity(scale);
            else parameter.Constant(0);
        return layer;
    }

    /// <summary>Whether it is the layer's weight_hh, say: what holds the layer may have put its own name before, and a number after.</summary>
    private static bool Is(Parameter parameter, string name) => parameter.Name.Split('.')[^1].StartsWith(name, StringComparison.Ordinal);
}
