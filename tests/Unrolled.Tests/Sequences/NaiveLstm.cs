#if DOUBLE
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>An LSTM once more, number by number and sequence by sequence, beside the engine on sizes of several panels, blocks of tokens and threads.</summary>
internal sealed class NaiveLstm
{
    private readonly Recurrent<Lstm> layer;
    private readonly int D, H, from;
    private readonly bool reverse;
    private readonly double[] W, U, b, dW, dU, db;

    private NaiveLstm(Recurrent<Lstm> layer, bool reverse, int from)
    {
        (this.layer, D, H, this.reverse, this.from) = (layer, layer.Inputs, layer.Hidden, reverse, from);
        (W, U) = (layer["weight_ih"].Values, layer["weight_hh"].Values);
        b = [.. layer["bias_ih"].Values.Zip(layer["bias_hh"].Values, (p, q) => p + q)];
        (dW, dU, db) = (new double[W.Length], new double[U.Length], new double[4 * H]);
    }

    /// <summary>Every kind of input, direction and window, at sizes with and without padding, on one thread and on three.</summary>
    public static IEnumerable<(string, Action)> Checks =>
        from size in new[] { (D: 19, H: 16), (D: 3, H: 32), (D: 35, H: 21), (D: 2, H: 50) }
        from symbols in new[] { true, false }
        from reverse in new[] { false, true }
        from way in new[] { (Threads: 1, From: 0), (Threads: 3, From: 0), (Threads: 3, From: 2) }
        select ($"an LSTM by hand, {size.D} → {size.H}{(symbols ? ", symbols" : "")}{(reverse ? ", reverse" : "")}, {way.Threads} threads, from {way.From}",
            (Action)(() => LayerChecks.WithThreads(way.Threads, () => Verify(size.D, size.H, symbols, reverse, way.From))));

    private static void Verify(int D, int H, bool symbols, bool reverse, int from)
    {
        var random = new Random64(11);
        var batch = new Batch([.. Enumerable.Range(0, 41).Select(b => 3 + b * 5 % 4)]);                // 184 tokens, unsorted
        var layer = new Recurrent<Lstm>(D, H, random, reverse);
        foreach (var p in layer.Parameters) p.Uniform(0.5, random);
        var (ids, dy) = (new Tokens(batch), new Signal(batch, H));
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++) ids[t, b] = random.Next(D);
        var x = symbols ? ids.OneHot(D) : new Signal(batch, D);
        if (!symbols) Tensor.Of("x", x).Randomise(random);
        Tensor.Of("dy", dy).Randomise(random);
        var initial = layer.NewCarry(batch.B);
        (Tensor.Of("h0", initial.H).Randomise(random), Tensor.Of("c0", initial["c"]).Randomise(random)).ToString();

        var tape = new RecurrentTape { Keep = from > 0 };
        var y = symbols ? layer.Forward(tape, ids, initial) : layer.Forward(tape, x, initial);
        var naive = new NaiveLstm(layer, reverse, from);
        layer.Backward(tape, dy, from: from);
        for (int b = 0; b < batch.B; b++) naive.Sequence(x, y, dy, initial, tape, b, symbols);
        foreach (var (name, gradient) in new[] { ("weight_ih", naive.dW), ("weight_hh", naive.dU), ("bias_ih", naive.db), ("bias_hh", naive.db) }) Near(name, gradient, layer[name].Gradients);
    }

    private void Sequence(Signal x, Signal y, Signal dy, Carry initial, RecurrentTape tape, int n, bool symbols)
    {
        int T = x.Batch.Lengths[n], first = reverse ? T - 1 : 0, step = reverse ? -1 : 1;
        var (h, c, a) = (new double[T + 1][], new double[T + 1][], new double[T][]);
        (h[0], c[0]) = (initial.H[0, n].ToArray(), initial["c"][0, n].ToArray());
        for (int k = 0; k < T; k++)
        {
            (h[k + 1], c[k + 1], a[k]) = Forward(x[first + k * step, n], h[k], c[k]);
            Near($"h⟨{k}⟩", h[k + 1], y[first + k * step, n].ToArray());
        }
        var (dh, dc) = (new double[H], new double[H]);
        for (int k = T - 1; k >= 0; k--)
        {
            int t = first + k * step;
            if (t < from) continue;                                        // a constant of the window
            for (int u = 0; u < H; u++) dh[u] += dy[t, n][u];
            double[] dx = Backward(x[t, n], h[k], c[k], c[k + 1], a[k], dh, dc);
            if (!symbols) Near("dx", dx, tape.DX[t, n].ToArray());
        }
        if (from > 0) return;
        Near("dh0", dh, tape.DInitial.H[0, n].ToArray());
        Near("dc0", dc, tape.DInitial["c"][0, n].ToArray());
    }

    private (double[] H, double[] C, double[] A) Forward(ReadOnlySpan<double> x, double[] h, double[] c)
    {
        var (next, cell, a) = (new double[H], new double[H], (double[])b.Clone());
        for (int row = 0; row < 4 * H; row++)
        {
            for (int k = 0; k < D; k++) a[row] += W[k * 4 * H + row] * x[k];
            for (int k = 0; k < H; k++) a[row] += U[k * 4 * H + row] * h[k];
            a[row] = row / H == 2 ? Math.Tanh(a[row]) : 1 / (1 + Math.Exp(-a[row]));
        }
        for (int u = 0; u < H; u++)
        {
            cell[u] = a[H + u] * c[u] + a[u] * a[2 * H + u];
            next[u] = a[3 * H + u] * Math.Tanh(cell[u]);
        }
        return (next, cell, a);
    }

    private double[] Backward(ReadOnlySpan<double> x, double[] hPrev, double[] cPrev, double[] c, double[] a, double[] dh, double[] dc)
    {
        var (da, dx) = (new double[4 * H], new double[D]);
        for (int u = 0; u < H; u++)
        {
            var (i, f, g, o, t) = (a[u], a[H + u], a[2 * H + u], a[3 * H + u], Math.Tanh(c[u]));
            double d = dc[u] + dh[u] * o * (1 - t * t);
            (da[u], da[H + u], da[2 * H + u], da[3 * H + u]) = (d * g * i * (1 - i), d * cPrev[u] * f * (1 - f), d * i * (1 - g * g), dh[u] * t * o * (1 - o));
            (dc[u], dh[u]) = (d * f, 0);
        }
        for (int row = 0; row < 4 * H; row++)
        {
            db[row] += da[row];
            for (int k = 0; k < D; k++) (dW[k * 4 * H + row], dx[k]) = (dW[k * 4 * H + row] + da[row] * x[k], dx[k] + W[k * 4 * H + row] * da[row]);
            for (int k = 0; k < H; k++) (dU[k * 4 * H + row], dh[k]) = (dU[k * 4 * H + row] + da[row] * hPrev[k], dh[k] + U[k * 4 * H + row] * da[row]);
        }
        return dx;
    }

    private static void Near(string what, double[] expected, double[] got)
    {
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(expected[i] - got[i]) <= 1e-11 * Math.Max(1, Math.Abs(expected[i]))))
                throw new InvalidOperationException($"{what}[{i}]: by hand {expected[i]:R}, the engine says {got[i]:R}.");
    }
}
#endif
