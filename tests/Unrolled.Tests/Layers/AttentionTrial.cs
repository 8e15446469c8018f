#if DOUBLE
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

/// <summary>Attention under a loss that sees every context: L = Σ vᵀ c.</summary>
internal sealed class AttentionTrial
{
    private readonly Random64 random = new(5);

    public AttentionTrial(Attention layer, Batch queries, Batch source, AttentionTape? tape = null)
    {
        (Layer, Tape) = (layer, tape ?? new());
        LayerReport.Randomise(layer.Parameters, random);
        (Q, S, V) = (LayerReport.Random(queries, layer.Queries, random), LayerReport.Random(source, layer.Source, random), LayerReport.Random(queries, layer.Source, random));
        Tensor.Of("v", V).Set(_ => random.NextDouble(0.1, 0.3) * (random.Next(2) * 2 - 1));             // a small L keeps its rounding below the gradients
    }

    public Attention Layer { get; }

    public AttentionTape Tape { get; }

    public Signal Q { get; }

    public Signal S { get; }

    public Signal V { get; }

    public GradientReport Report()
    {
        var L = LayerReport.Seeing(V);
        return LayerReport.Of(Layer.ToString(), Layer.Parameters, [Tensor.Of("queries", Q), Tensor.Of("source", S)], () => L(Layer.Forward(Tape, Q, S)),
            () => [Tensor.Of("dq", Layer.Backward(Tape, V)).Copy(), Tensor.Of("ds", Tape.DSource).Copy()]);
    }

    /// <summary>Contexts, weights, dq, ds and what one Backward adds to each parameter's gradient.</summary>
    public List<double[]> Whole()
    {
        double[][] before = Zeroed();
        Layer.Forward(Tape, Q, S);
        Layer.Backward(Tape, V);
        return Results(Tape, before);
    }

    /// <summary>The same step by step; what only a later step may read is not yet there.</summary>
    public List<double[]> BySteps(AttentionTape tape)
    {
        double[][] before = Zeroed();
        var (q, v, dq) = (Unset(Q), Unset(V), Unset(Q));
        Layer.Begin(tape, q, S);
        for (int t = 0; t < Q.Batch.T; t++)
        {
            CopyStep(Q, q, t);
            Layer.Step(tape, t);
        }
        Layer.BeginBack(tape, v);
        for (int t = Q.Batch.T - 1; t >= 0; t--)
        {
            CopyStep(V, v, t);
            Layer.StepBack(tape, t);
            CopyStep(tape.DQueries, dq, t);
        }
        Layer.Finish(tape);
        Slope.Equal("dq right after its step", Tensor.Of("dq", dq).Copy(), Tensor.Of("dq", tape.DQueries).Copy());
        return Results(tape, before);
    }

    internal static Signal Unset(Signal like)
    {
        var signal = new Signal(like.Batch, like.Rows);
        Tensor.Of("", signal).Set(_ => double.NaN);
        return signal;
    }

    internal static void CopyStep(Signal from, Signal to, int t)
    {
        for (int b = 0; b < from.Batch.B; b++)
            if (t < from.Batch.Lengths[b]) from[t, b].CopyTo(to[t, b]);
    }

    private double[][] Zeroed()
    {
        foreach (var parameter in Layer.Parameters) parameter.Gradients.AsSpan().Clear();
        return [.. Layer.Parameters.Select(p => p.Gradients)];
    }

    private static List<double[]> Results(AttentionTape tape, double[][] gradients) =>
    [
        Tensor.Of("c", tape.Context).Copy(), Tensor.Of("dq", tape.DQueries).Copy(), Tensor.Of("ds", tape.DSource).Copy(),
        .. Enumerable.Range(0, tape.Context.Batch.B).Select(b => tape.Weights.Of(b).ToColumnMajorArray()), .. gradients.Select(g => g.ToArray()),
    ];
}
#endif
