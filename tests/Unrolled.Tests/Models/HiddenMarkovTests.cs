using MathNet.Numerics.LinearAlgebra;
using Unrolled.Models;
using Unrolled.Numerics;

namespace Unrolled.Tests.Models;

public class HiddenMarkovTests
{
    private const int States = 3, Symbols = 4;

    private static readonly int[][] Data = [[0, 3, 1, 2], [2, 2, 1], [3], [1, 0, 0, 3, 2]];

    private static HiddenMarkov Model(int seed) => new(States, Symbols, new Random64(seed));

    /// <summary>Every path of states behind the symbols, with P(path and symbols).</summary>
    private static List<(int[] Path, double P)> Paths(HiddenMarkov m, int[] symbols)
    {
        var (start, move, write) = (m.Start, m.Move, m.Write);
        List<(int[] Path, double P)> paths = [([], 1)];
        for (int t = 0; t < symbols.Length; t++)
            paths = [.. from path in paths from i in Enumerable.Range(0, m.States)
                        select ((int[])[.. path.Path, i], path.P * (t == 0 ? start[i] : move[i, path.Path[^1]]) * write[symbols[t], i])];
        return paths;
    }

    [Fact]
    public void Likelihood_belief_and_next_symbol_agree_with_the_sum_over_all_paths()
    {
        var m = Model(1);
        foreach (var symbols in Data)
        {
            var paths = Paths(m, symbols);
            double all = paths.Sum(p => p.P);
            Assert.Equal(Math.Log(all), m.LogLikelihood(symbols), 1e-12);
            for (int i = 0; i < States; i++) Assert.Equal(paths.Where(p => p.Path[^1] == i).Sum(p => p.P) / all, m.Belief(symbols)[i], 1e-12);
            for (int k = 0; k < Symbols; k++) Assert.Equal(Paths(m, [.. symbols, k]).Sum(p => p.P) / all, m.Next(symbols)[k], 1e-12);
        }
    }

    [Fact]
    public void Before_anything_is_read_belief_is_the_start_and_all_short_strings_together_have_probability_1()
    {
        var m = Model(2);
        Assert.Equal(m.Start, m.Belief());
        Assert.Equal(1, m.Next().Sum(), 1e-12);
        var strings = from a in Enumerable.Range(0, Symbols) from b in Enumerable.Range(0, Symbols) from c in Enumerable.Range(0, Symbols) select (int[])[a, b, c];
        Assert.Equal(1, strings.Sum(s => Math.Exp(m.LogLikelihood(s))), 1e-12);
    }

    [Fact]
    public void A_round_of_Baum_Welch_is_the_count_over_all_paths()
    {
        var m = Model(3);
        var (start, move, write) = (new double[States], new double[States, States], new double[Symbols, States]);
        foreach (var symbols in Data)
        {
            var paths = Paths(m, symbols);
            double all = paths.Sum(p => p.P);
            foreach (var (path, p) in paths)
                for (int t = 0; t < symbols.Length; t++)
                {
                    if (t == 0) start[path[0]] += p / all;
                    else move[path[t], path[t - 1]] += p / all;
                    write[symbols[t], path[t]] += p / all;
                }
        }
        double before = Data.Sum(s => m.LogLikelihood(s));
        Assert.Equal(before, m.BaumWelch(Data), 1e-12);
        for (int j = 0; j < States; j++)
        {
            Assert.Equal(start[j] / Data.Length, m.Start[j], 1e-12);
            for (int i = 0; i < States; i++) Assert.Equal(move[i, j] / Enumerable.Range(0, States).Sum(k => move[k, j]), m.Move[i, j], 1e-12);
            for (int k = 0; k < Symbols; k++) Assert.Equal(write[k, j] / Enumerable.Range(0, Symbols).Sum(l => write[l, j]), m.Write[k, j], 1e-12);
        }
    }

    [Fact]
    public void No_round_lowers_the_likelihood()
    {
        var m = Model(4);
        double before = double.NegativeInfinity;
        for (int round = 0; round < 60; round++)
        {
            double now = m.BaumWelch(Data);
            Assert.True(now >= before - 1e-9, $"round {round}: {before} fell to {now}");
            before = now;
        }
    }

    [Fact]
    public void As_many_states_as_words_tell_every_word_and_half_as_many_tell_half()
    {
        foreach (var (states, right) in new[] { (4, 1.0), (2, 0.5) })
        {
            var (start, move) = (Vector<double>.Build.Dense(states, 1.0 / states), Matrix<double>.Build.DenseIdentity(states));
            var write = Matrix<double>.Build.Dense(5, states, (k, i) => k == 4 ? 0.5 : k % states == i ? 0.5 * states / 4 : 0);     // word k or a pause, 4
            var m = new HiddenMarkov(start, move, write);
            double share = Enumerable.Range(0, 4).Average(k => m.Next(k, 4, 4, 4)[k] / (1 - m.Next(k, 4, 4, 4)[4]));
            Assert.Equal(right, share, 1e-12);
        }
    }

    [Fact]
    public void However_it_is_trained_n_states_give_the_right_word_a_mean_share_of_n_in_V_at_most()
    {
        int[][] data = [.. from k in Enumerable.Range(0, 6) from gap in new[] { 2, 3 } select (int[])[k, .. Enumerable.Repeat(6, gap), k]];
        for (int seed = 1; seed <= 5; seed++)
        {
            var m = new HiddenMarkov(3, 7, new Random64(seed), stay: 0.9);
            for (int round = 0; round < 80; round++) m.BaumWelch(data);
            Assert.InRange(Enumerable.Range(0, 6).Average(k => m.Next(k, 6, 6)[k] / (1 - m.Next(k, 6, 6)[6])), 0, 0.5 + 1e-9);
        }
    }

    [Fact]
    public void A_state_that_is_never_left_keeps_its_old_moves()
    {
        var m = Model(5);
        var before = m.Move;
        m.BaumWelch([[1], [2]]);
        Assert.Equal(before, m.Move);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_whose_columns_are_distributions_and_stay_adds_to_the_diagonal()
    {
        var (a, b, sticky) = (Model(6), Model(6), new HiddenMarkov(States, Symbols, new Random64(6), stay: 0.9));
        Assert.Equal((a.Start, a.Move, a.Write), (b.Start, b.Move, b.Write));
        foreach (var m in new[] { a, sticky })
            Assert.All([m.Start, .. m.Move.EnumerateColumns(), .. m.Write.EnumerateColumns()], p => Assert.Equal(1, p.Sum(), 1e-12));
        Assert.Equal(0, (0.1 * a.Move + 0.9 * Matrix<double>.Build.DenseIdentity(States) - sticky.Move).L2Norm(), 1e-12);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        var (start, move, write) = (Model(7).Start, Model(7).Move, Model(7).Write);
        Assert.Contains("A should be 3 × 3", Assert.Throws<ArgumentException>(() => new HiddenMarkov(start, write, write)).Message);
        Assert.Contains("transposed", Assert.Throws<ArgumentException>(() => new HiddenMarkov(start, move, write.Transpose())).Message);
        Assert.Contains("column 0 of E", Assert.Throws<ArgumentException>(() => new HiddenMarkov(start, move, 2 * write)).Message);
        Assert.Contains("0 … 3 but is 4 at step 1", Assert.Throws<ArgumentException>(() => Model(7).LogLikelihood(0, 4)).Message);
        var dumb = new HiddenMarkov(start, move, Matrix<double>.Build.Dense(2, 3, (k, _) => k));
        Assert.Contains("cannot write symbol 0 at step 1", Assert.Throws<ArgumentException>(() => dumb.Belief(1, 0)).Message);
        Assert.Throws<ArgumentException>(() => Model(7).BaumWelch([[0], []]));
        Assert.Throws<ArgumentException>(() => Model(7).BaumWelch([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HiddenMarkov(0, 2, new Random64(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HiddenMarkov(2, 2, new Random64(1), stay: 1));
    }
}
