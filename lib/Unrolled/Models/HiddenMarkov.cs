using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Models;

/// <summary>A hidden Markov model: at every step it is in one of n states, writes a symbol, and moves on. The state alone decides how.</summary>
/// <remarks><code>
/// start    π (n)         π_i = P(first state is i)
/// move     A (n × n)     A_ij = P(next state is i | state j)          columns sum to 1
/// write    E (V × n)     E_ki = P(symbol k | state i)                 columns sum to 1
///
/// belief   p⟨1⟩ ∝ e ⊙ π     p⟨t⟩ ∝ e ⊙ (A p⟨t−1⟩)     e = row x⟨t⟩ of E          P(state | symbols read)
/// next     ŷ = E A p
/// </code>
/// Whatever a sentence's second half knows of its first has passed through one state: at most log₂ n bits. Numbers are double in both builds.
/// Source: L. R. Rabiner, "A tutorial on hidden Markov models and selected applications in speech recognition", Proceedings of the IEEE 77, 1989
/// (his a_ij and b_i(k) are our A_ji and E_ki).
/// </remarks>
public sealed partial class HiddenMarkov
{
    private readonly double[] start;
    private readonly double[,] move, write;

    /// <summary>A model to begin training with: every probability drawn at random, none 0.</summary>
    /// <param name="states">n, at least 1.</param>
    /// <param name="symbols">V, at least 1.</param>
    /// <param name="random">Where the probabilities come from.</param>
    /// <param name="stay">Every state's chance to stay as it is, beside which the drawn moves share the rest: near 1, the model begins by remembering. In [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or stay outside [0, 1).</exception>
    public HiddenMarkov(int states, int symbols, Random64 random, double stay = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        if (stay is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(stay), $"HiddenMarkov: stay should be in [0, 1) but is {stay}.");
        (start, move, write) = (new double[states], new double[states, states], new double[symbols, states]);
        for (int i = 0; i < states; i++) start[i] = random.NextDouble(0.5, 1.5);
        Share(start, start);
        foreach (var table in new[] { move, write })
        {
            for (int j = 0; j < states; j++)
                for (int i = 0; i < table.GetLength(0); i++) table[i, j] = random.NextDouble(0.5, 1.5);
            Share(table, table);
        }
        for (int j = 0; j < states; j++)
            for (int i = 0; i < states; i++) move[i, j] = (1 - stay) * move[i, j] + (i == j ? stay : 0);
    }

    /// <summary>A model of given probabilities.</summary>
    /// <param name="start">π (n).</param>
    /// <param name="move">A (n × n), from state j in column j.</param>
    /// <param name="write">E (V × n), what state j writes in column j.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, or a column that is no distribution; the message says which.</exception>
    public HiddenMarkov(Vector<double> start, Matrix<double> move, Matrix<double> write)
    {
        int n = start.Count;
        if (move.RowCount != n || move.ColumnCount != n)
            throw new ArgumentException($"HiddenMarkov: A should be {n} × {n}, for π has {n} states, but is {move.RowCount} × {move.ColumnCount}.", nameof(move));
        if (write.ColumnCount != n)
            throw new ArgumentException($"HiddenMarkov: E should be V × {n}, one column for each state, but is {write.RowCount} × {write.ColumnCount}.{(write.RowCount == n ? " It looks transposed." : "")}", nameof(write));
        Expect("π", start);
        for (int j = 0; j < n; j++) Expect($"column {j} of A", move.Column(j));
        for (int j = 0; j < n; j++) Expect($"column {j} of E", write.Column(j));
        (this.start, this.move, this.write) = (start.ToArray(), move.ToArray(), write.ToArray());
    }

    /// <summary>n.</summary>
    public int States => start.Length;

    /// <summary>V.</summary>
    public int Symbols => write.GetLength(0);

    /// <summary>π (n), a copy.</summary>
    public Vector<double> Start => Vector<double>.Build.DenseOfArray(start);

    /// <summary>A (n × n), a copy.</summary>
    public Matrix<double> Move => Matrix<double>.Build.DenseOfArray(move);

    /// <summary>E (V × n), a copy.</summary>
    public Matrix<double> Write => Matrix<double>.Build.DenseOfArray(write);

    /// <summary>P(state | symbols read) after the last of them; π when nothing was read.</summary>
    /// <exception cref="ArgumentException">A symbol outside 0 … V − 1, or symbols the model cannot write.</exception>
    public Vector<double> Belief(params IReadOnlyList<int> symbols)
    {
        if (symbols.Count == 0) return Start;
        return Vector<double>.Build.DenseOfArray(Forward(symbols).Belief[^1]);
    }

    /// <summary>P(next symbol | symbols read), over all V symbols.</summary>
    /// <inheritdoc cref="Belief"/>
    public Vector<double> Next(params IReadOnlyList<int> symbols) => Write * (symbols.Count == 0 ? Start : Move * Belief(symbols));

    /// <summary>ln P(these symbols), in nats.</summary>
    /// <inheritdoc cref="Belief"/>
    public double LogLikelihood(params IReadOnlyList<int> symbols) => Forward(symbols).LogLikelihood;

    /// <summary>p⟨t⟩ at every step, each scaled to sum to 1; the scales are P(x⟨t⟩ | what was read before).</summary>
    private (double[][] Belief, double[] Scale, double LogLikelihood) Forward(IReadOnlyList<int> symbols)
    {
        var (belief, scale, log) = (new double[symbols.Count][], new double[symbols.Count], 0.0);
        for (int t = 0; t < symbols.Count; t++)
        {
            belief[t] = t == 0 ? [.. start] : Moved(belief[t - 1]);
            int x = symbols[t];
            if ((uint)x >= (uint)Symbols) throw new ArgumentException($"HiddenMarkov: a symbol should be in 0 … {Symbols - 1} but is {x} at step {t}.", nameof(symbols));
            for (int i = 0; i < States; i++) scale[t] += belief[t][i] *= write[x, i];
            if (scale[t] == 0) throw new ArgumentException($"HiddenMarkov: the model cannot write symbol {x} at step {t} after the symbols before it: its probability is 0.", nameof(symbols));
            for (int i = 0; i < States; i++) belief[t][i] /= scale[t];
            log += Logarithm.Ln(scale[t]);
        }
        return (belief, scale, log);
    }

    private double[] Moved(double[] p)
    {
        var moved = new double[States];
        for (int i = 0; i < States; i++)
            for (int j = 0; j < States; j++) moved[i] += move[i, j] * p[j];
        return moved;
    }

    /// <summary>Each column of counts, divided by its sum, becomes a column of the table; a column of zeros says nothing, and the old one stays.</summary>
    private static void Share(double[,] counts, double[,] table)
    {
        for (int j = 0; j < table.GetLength(1); j++)
        {
            double sum = 0;
            for (int i = 0; i < table.GetLength(0); i++) sum += counts[i, j];
            for (int i = 0; i < table.GetLength(0) && sum > 0; i++) table[i, j] = counts[i, j] / sum;
        }
    }

    private static void Share(double[] counts, double[] table)
    {
        double sum = counts.Sum();
        for (int i = 0; i < table.Length; i++) table[i] = counts[i] / sum;
    }

    private static void Expect(string what, Vector<double> p)
    {
        if (p.Any(v => !(v >= 0)) || Math.Abs(p.Sum() - 1) > 1e-6)
            throw new ArgumentException($"HiddenMarkov: {what} should hold probabilities that sum to 1 but holds {string.Join(", ", p.Select(v => v.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)))}.");
    }

    public override string ToString() => $"HiddenMarkov({States} states, {Symbols} symbols)";
}
