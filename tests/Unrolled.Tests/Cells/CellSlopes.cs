using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Cells;

/// <summary>A gradient check that single precision can pass: the slope along random directions, one tensor at a time.</summary>
/// <remarks><code>
/// L = Σ vᵀ h⟨t⟩ + Σ wᵀ s⟨last⟩, summed in double           along a unit vector r, with steps ε and ε/2:
/// e(ε) = (L(θ + εr) − L(θ − εr) − ⟨g, (θ + εr) − (θ − εr)⟩) / 2ε = O(ε²)       (4 e(ε/2) − e(ε)) / 3 = O(ε⁴)
/// error = |mean of that over 32 ε| / max(|⟨g, r⟩|, √Σ (g r)², 1e-3)
/// </code>The steps θ ± εr are those the precision really made, so a long step is all that rounding asks for.</remarks>
internal sealed class CellSlopes<TCell> where TCell : ICell
{
    private const double Step = 0.04;
    private const int Steps = 32;
    private const int Directions = 3;

    private delegate Span<Real> Vectors(int token);

    private readonly Random64 random = new(7);
    private readonly Recurrent<TCell> layer;
    private readonly RecurrentTape tape = new();
    private readonly Signal x, v;
    private readonly Carry initial, w;

    public CellSlopes(int D, int H, Batch batch)
    {
        layer = new(D, H, random);
        foreach (var parameter in layer.Parameters) parameter.Uniform(1, random);
        (x, v, initial, w) = (new(batch, D), new(batch, H), layer.NewCarry(batch.B), layer.NewCarry(batch.B));
        foreach (var signal in TCell.Kernel.State.SelectMany(lane => new[] { initial[lane], w[lane] }).Append(x).Append(v))
            for (int token = 0; token < signal.Batch.Tokens; token++)
                foreach (ref Real entry in signal.Token(token)) entry = (Real)(random.NextDouble(0.2, 1) * (random.Next(2) * 2 - 1));
    }

    public (double Error, string Where) Worst()
    {
        Loss();
        layer.Backward(tape, v, dFinal: w);
        var (dx, dInitial) = (Copy(tape.DX), TCell.Kernel.State.Select(lane => Copy(tape.DInitial[lane])).ToList());
        var checks = layer.Parameters.Select(p => Worst(p.Name, 1, _ => p.Values, _ => p.Gradients)).ToList();
        checks.Add(Worst("x", x.Batch.Tokens, x.Token, token => dx[token]));
        checks.AddRange(TCell.Kernel.State.Zip(dInitial, (lane, d) => Worst($"{lane}⟨0⟩", initial.B, initial[lane].Token, b => d[b])));
        return checks.MaxBy(c => double.IsNaN(c.Error) ? double.PositiveInfinity : c.Error);
    }

    private (double Error, string Where) Worst(string name, int vectors, Vectors θ, Vectors gradient)
    {
        double[] kept = Flat(vectors, θ), g = Flat(vectors, gradient);
        var worst = (Error: 0.0, Where: name);
        for (int direction = 0; direction < Directions; direction++)
        {
            double[] r = [.. kept.Select(_ => random.NextDouble(-1, 1))];
            double norm = Math.Sqrt(r.Sum(e => e * e));
            r = [.. r.Select(e => e / norm)];
            double slope = g.Zip(r, (d, e) => d * e).Sum(), size = Math.Sqrt(g.Zip(r, (d, e) => d * e * d * e).Sum());
            double off = Enumerable.Range(0, Steps).Select(k => Step * (1 + 0.0125 * k)).Average(ε => (4 * Off(ε / 2, r) - Off(ε, r)) / 3);
            double error = Math.Abs(off) / Math.Max(Math.Max(Math.Abs(slope), size), 1e-3);
            if (!(error <= worst.Error)) worst = (error, $"{name}: ⟨g, r⟩ = {slope:G5}, direction {direction}");
        }
        return worst;

        double Off(double ε, double[] r)
        {
            double[] above = Shift(ε, r);
            double difference = Loss();
            double[] below = Shift(-ε, r);
            difference -= Loss();
            for (int i = 0; i < r.Length; i++) difference -= g[i] * (above[i] - below[i]);
            Shift(0, r);
            return difference / (2 * ε);
        }

        double[] Shift(double by, double[] r)
        {
            for (int token = 0, i = 0; token < vectors; token++)
                foreach (ref Real entry in θ(token)) entry = (Real)(kept[i] + by * r[i++]);
            return Flat(vectors, θ);
        }
    }

    private double Loss()
    {
        double sum = Dot(layer.Forward(tape, x, initial), v);
        foreach (string lane in TCell.Kernel.State) sum += Dot(tape.Final[lane], w[lane]);
        return sum;
    }

    private static double[] Flat(int vectors, Vectors vector) => [.. Enumerable.Range(0, vectors).SelectMany(i => vector(i).ToArray()).Select(v => (double)v)];

    private static Real[][] Copy(Signal signal) => [.. Enumerable.Range(0, signal.Batch.Tokens).Select(token => signal.Token(token).ToArray())];

    private static double Dot(Signal a, Signal b)
    {
        double sum = 0;
        for (int token = 0; token < a.Batch.Tokens; token++)
            for (int row = 0; row < a.Rows; row++) sum += (double)a.Token(token)[row] * b.Token(token)[row];
        return sum;
    }
}
