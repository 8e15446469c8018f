using Unrolled.Hosting;
using Unrolled.Numerics;

namespace Unrolled.Models;

public sealed partial class HiddenMarkov
{
    /// <summary>One round of Baum–Welch: asks which states and moves the model itself thinks behind the data, counts them, and takes the shares for its new probabilities.</summary>
    /// <remarks><code>
    /// backward   β⟨T⟩ = 1     β⟨t⟩ = Aᵀ (e⟨t+1⟩ ⊙ β⟨t+1⟩) / s⟨t+1⟩                   s: the scales of the forward pass
    /// state      γ⟨t⟩ = p⟨t⟩ ⊙ β⟨t⟩                                                  P(state at t | the whole sequence)
    /// move       ξ⟨t⟩_ij = A_ij p⟨t⟩_j (e⟨t+1⟩ ⊙ β⟨t+1⟩)_i / s⟨t+1⟩                  P(from j at t to i at t + 1 | the whole sequence)
    /// new        π ∝ Σ γ⟨1⟩     A_ij ∝ Σ ξ_ij     E_ki ∝ Σ γ_i where k was written
    /// </code>
    /// No round lowers the likelihood. What it climbs to depends on where it began: begin several times and keep the best. Source: L. E. Baum and others,
    /// "A maximization technique occurring in the statistical analysis of probabilistic functions of Markov chains", 1970.</remarks>
    /// <param name="sequences">All the data, each sequence of one symbol or more.</param>
    /// <returns>ln P(data), in nats, before the round.</returns>
    /// <exception cref="ArgumentException">No sequence, an empty one, or a symbol outside 0 … V − 1.</exception>
    public double BaumWelch(IReadOnlyList<IReadOnlyList<int>> sequences)
    {
        if (sequences.Count == 0 || sequences.Any(s => s.Count == 0))
            throw new ArgumentException("HiddenMarkov.BaumWelch: there should be at least one sequence, and none empty.", nameof(sequences));
        Interruption.Check();
        var counts = new Counts(new double[States], new double[States, States], new double[Symbols, States]);
        double log = 0;
        foreach (var symbols in sequences) log += Count(symbols, counts);
        Share(counts.Start, start);
        Share(counts.Move, move);
        Share(counts.Write, write);
        return log;
    }

    /// <summary>How often, in expectation, a sequence began in, moved between and wrote in each state.</summary>
    private readonly record struct Counts(double[] Start, double[,] Move, double[,] Write);

    private double Count(IReadOnlyList<int> symbols, Counts counts)
    {
        var (belief, scale, log) = Forward(symbols);
        var β = Enumerable.Repeat(1.0, States).ToArray();
        for (int t = symbols.Count - 1; t >= 0; t--)
        {
            for (int i = 0; i < States; i++)
            {
                double γ = belief[t][i] * β[i];
                counts.Write[symbols[t], i] += γ;
                if (t == 0) counts.Start[i] += γ;
            }
            if (t > 0) β = Before(β, belief[t - 1], symbols[t], scale[t], counts.Move);
        }
        return log;
    }

    /// <summary>β of the step before; counts the moves between the two.</summary>
    private double[] Before(double[] β, double[] p, int symbol, double scale, double[,] moves)
    {
        var before = new double[States];
        for (int i = 0; i < States; i++)
        {
            double eβ = write[symbol, i] * β[i] / scale;
            for (int j = 0; j < States; j++)
            {
                before[j] += move[i, j] * eβ;
                moves[i, j] += move[i, j] * p[j] * eβ;
            }
        }
        return before;
    }
}
