using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Training;

/// <summary>A layer of one cell under a loss that sees everything: every hidden state and every lane of the final state, randomly weighted.</summary>
/// <remarks><code>
/// L = Σ vᵀ h⟨t⟩ + Σ wᵀ s⟨T⟩          so ∂L/∂h⟨t⟩ = v and ∂L/∂s⟨T⟩ = w
/// </code>No number is zero: zeros hide bugs.</remarks>
internal sealed class CellCheck<TCell> where TCell : ICell
{
    private readonly Random64 random = new(7);
    private readonly Recurrent<TCell> layer;
    private readonly RecurrentTape tape = new();
    private readonly Signal x, v;
    private readonly Carry initial, w;

    public CellCheck(int D, int H, Batch batch)
    {
        layer = new(D, H, random);
        foreach (var parameter in layer.Parameters) parameter.Uniform(1, random);
        (x, v) = (Randomise(new Signal(batch, D)), Randomise(new Signal(batch, H)));
        (initial, w) = (layer.NewCarry(batch.B), layer.NewCarry(batch.B));
        foreach (string lane in TCell.Kernel.State) (Randomise(initial[lane]), Randomise(w[lane])).ToString();
    }

    public GradientReport Run()
    {
        Loss();
        layer.Backward(tape, v, dFinal: w);
        var (dx, dInitial) = (Copy(tape.DX), TCell.Kernel.State.Select(lane => Copy(tape.DInitial[lane])).ToList());
        var rows = layer.Parameters.Select(p => GradientCheck.Compare(p.Name, p.Values, p.Gradients, Loss) with { Rows = p.Rows }).ToList();
        rows.Add(Check("x", x, dx));
        rows.AddRange(TCell.Kernel.State.Zip(dInitial, (lane, d) => Check($"{lane}⟨0⟩", initial[lane], d)));
        return new(layer.ToString(), rows);
    }

    private double Loss()
    {
        var y = layer.Forward(tape, x, initial);
        double sum = Dot(y, v);
        foreach (string lane in TCell.Kernel.State) sum += Dot(tape.Final[lane], w[lane]);
        return sum;
    }

    private GradientRow Check(string name, Signal values, Real[] analytic)
    {
        GradientRow? worst = null;
        double largest = analytic.Max(Math.Abs);
        for (int token = 0; token < values.Batch.Tokens; token++)
        {
            var row = GradientCheck.Compare(name, values.Token(token), analytic.AsSpan(token * values.Rows, values.Rows), Loss);
            row = row with { Error = GradientCheck.Error(row.Analytic, row.Numeric, largest), Where = token * values.Rows + row.Where };
            if (worst is null || !(row.Error <= worst.Error)) worst = row;
        }
        return worst! with { Entries = analytic.Length, Rows = values.Rows };
    }

    private Signal Randomise(Signal signal)
    {
        for (int token = 0; token < signal.Batch.Tokens; token++)
            foreach (ref Real entry in signal.Token(token)) entry = (Real)(random.NextDouble(0.2, 1) * (random.Next(2) * 2 - 1));
        return signal;
    }

    private static Real[] Copy(Signal signal) => [.. Enumerable.Range(0, signal.Batch.Tokens).SelectMany(token => signal.Token(token).ToArray())];

    private static double Dot(Signal a, Signal b)
    {
        double sum = 0;
        for (int token = 0; token < a.Batch.Tokens; token++)
            for (int row = 0; row < a.Rows; row++) sum += (double)a.Token(token)[row] * b.Token(token)[row];
        return sum;
    }
}
