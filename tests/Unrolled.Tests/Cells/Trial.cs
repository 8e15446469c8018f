using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>A layer with random weights, input, initial state and loss, the same for every cell that has as many inputs and units.</summary>
internal sealed class Trial<TCell> where TCell : ICell
{
    public const int D = 3, H = 5;

    private static readonly Batch batch = new([3, 6, 1, 6]);
    private readonly RecurrentTape tape = new();
    private readonly Signal x = Random(batch, D, 2), v = Random(batch, H, 3);
    private readonly Carry initial, dFinal;

    public Trial()
    {
        foreach (var parameter in Layer.Parameters) parameter.Uniform(1, new(4));
        (initial, dFinal) = (Layer.NewCarry(batch.B), Layer.NewCarry(batch.B));
        foreach (string lane in TCell.Kernel.State.Where(lane => lane is "h" or "c"))
            for (int b = 0; b < batch.B; b++)
            {
                Random(initial.H.Batch, H, lane[0]).Token(b).CopyTo(initial[lane].Token(b));
                Random(initial.H.Batch, H, lane[0] + 1).Token(b).CopyTo(dFinal[lane].Token(b));
            }
    }

    public Recurrent<TCell> Layer { get; } = new(D, H, new(1));

    public RecurrentTape Tape => tape;

    public Signal X => x;

    public Carry Initial => initial;

    /// <summary>The rows of a weight, a bias or a gradient that belong to one gate; all of them for a peephole.</summary>
    public Matrix<Real> Value(string parameter, string gate) => Part(Layer[parameter].Value, gate);

    public Matrix<Real> Gradient(string parameter, string gate) => Part(Layer[parameter].Gradient, gate);

    public Trial<TCell> Set(string parameter, string gate, Matrix<Real> value)
    {
        var all = Layer[parameter].Value;
        all.SetSubMatrix(all.RowCount == H ? 0 : Block(gate) * H, 0, value);
        return this;
    }

    /// <summary>A gate that is all but 1, whatever it hears: σ(40) is 1 in either precision.</summary>
    public Trial<TCell> Open(string gate)
    {
        foreach (string parameter in new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }) Set(parameter, gate, 0 * Value(parameter, gate));
        if (Layer.Parameters.Any(p => p.Name == $"diagonal_{gate}")) Layer[$"diagonal_{gate}"].Value.Clear();
        return Set("bias_ih", gate, Matrix<Real>.Build.Dense(H, 1, 40));
    }

    /// <summary>Takes over what another layer has of the same name.</summary>
    public Trial<TCell> From<TOther>(Trial<TOther> other) where TOther : ICell
    {
        foreach (string gate in TCell.Kernel.Blocks.Select(b => b.Name))
            foreach (string parameter in new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }) Set(parameter, gate, other.Value(parameter, gate));
        foreach (var diagonal in Layer.Parameters.Where(p => p.Name.StartsWith("diagonal_", StringComparison.Ordinal))) other.Layer[diagonal.Name].Value.CopyTo(diagonal.Value);
        return this;
    }

    public Trial<TCell> Run()
    {
        Layer.Forward(tape, x, initial);
        Layer.Backward(tape, v, dFinal: dFinal);
        return this;
    }

    private static Matrix<Real> Part(Matrix<Real> all, string gate) => all.RowCount == H ? all : all.SubMatrix(Block(gate) * H, H, 0, all.ColumnCount);

    private static int Block(string gate) => TCell.Kernel.Blocks.ToList().FindIndex(b => b.Name == gate);

    private static Signal Random(Batch batch, int rows, long seed)
    {
        var (signal, random) = (new Signal(batch, rows), new Random64(seed));
        for (int token = 0; token < batch.Tokens; token++)
            foreach (ref Real entry in signal.Token(token)) entry = (Real)random.NextDouble(-1, 1);
        return signal;
    }
}
