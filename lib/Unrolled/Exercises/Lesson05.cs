using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 05, finding structure in time: one moment to a column, and its kind beside it.</summary>
public static partial class Lesson05
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [MeanBy, NewDelay, FirstLetters, Neighbour];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("05", All);

    /// <summary>The blank of the build, the lens: for each kind the mean of those columns that are of this kind.</summary>
    public static readonly Exercise<Func<Matrix<Real>, int[], int, Matrix<Real>>> MeanBy = new(
        "05-mean-by", "the matrix of means",
        "Write MeanBy(columns, kind, kinds): column k of the answer is the mean of all columns t of which kind[t] is k; k = 0 … kinds − 1.",
        (columns, kind, kinds) =>
        {
            var mean = Matrix<Real>.Build.Dense(columns.RowCount, kinds);
            for (int t = 0; t < kind.Length; t++) mean.SetColumn(kind[t], mean.Column(kind[t]) + columns.Column(t));
            for (int k = 0; k < kinds; k++) mean.SetColumn(k, mean.Column(k) / kind.Count(other => other == k));
            return mean;
        },
        [AskMeans(1, [0, 1, 2, 0, 1, 2, 0], 3, seed: 1), AskMeans(2, [1, 0, 1, 1, 0], 2, seed: 2), AskMeans(3, [2, 0, 0, 3, 1, 2, 2, 3, 0, 1, 2], 4, seed: 3)],
        [
            new("sums", (columns, kind, kinds) => Means(columns, kind, kinds, (sum, n) => sum),
                "These are the sums. Divide each by the number of columns of its kind."),
            new("divided by all", (columns, kind, kinds) => Means(columns, kind, kinds, (sum, n) => sum / kind.Length),
                "You divide by the number of all columns. Each kind has a count of its own."),
            new("divided by an equal share", (columns, kind, kinds) => Means(columns, kind, kinds, (sum, n) => sum / ((Real)kind.Length / kinds)),
                "You divide as if every kind came equally often. Count how often each one does."),
            new("divided by the kinds", (columns, kind, kinds) => Means(columns, kind, kinds, (sum, n) => sum / kinds),
                "You divide by the number of kinds. The mean of a kind divides by how many columns are of it."),
            new("int division", (columns, kind, kinds) => Means(columns, kind, kinds, (sum, n) => sum * (1 / n)),
                "Every mean is 0. In C# 1 / n of two ints is 0: divide the sum itself, sum / n. Or did you return the matrix before it was filled?"),
            new("first row only", (columns, kind, kinds) => Of(Matrix<Real>.Build.Dense(columns.RowCount, columns.ColumnCount, (i, t) => i == 0 ? columns[i, t] : 0), kind, kinds),
                "Only the first row is filled. Columns may have any height: add columns.Column(t), a whole column at once."),
            new("one row", (columns, kind, kinds) => Of(columns.SubMatrix(0, 1, 0, columns.ColumnCount), kind, kinds),
                "Yours has one row. Columns may have any height, and the mean of columns is a column as high as they are."),
            new("mean over rows", (columns, kind, kinds) => Of((columns.ColumnSums() / columns.RowCount).ToRowMatrix(), kind, kinds),
                "You average over the rows as well. Every row has means of its own: the mean of columns is a column."),
            new("the next moment's kind", (columns, kind, kinds) => Of(columns.SubMatrix(0, columns.RowCount, 0, kind.Length - 1), kind[1..], kinds),
                "You give column t the kind of the next moment. Column t is of kind[t]."),
            new("without the last column", (columns, kind, kinds) => Of(columns.SubMatrix(0, columns.RowCount, 0, kind.Length - 1), kind[..^1], kinds),
                "The last column takes no part: does your loop stop one early?"),
            new("last column not added", (columns, kind, kinds) => Each(columns, kinds, k => Sum(columns, kind[..^1], k) / kind.Count(other => other == k)),
                "The last column is counted but not added: does the loop that adds stop one early?"),
            new("by first appearance", (columns, kind, kinds) => Each(columns, kinds, i => Of(columns, kind, kinds).Column(kind.Distinct().ElementAt(i))),
                "The right means in the order in which the kinds first appear. Column k belongs to kind k."),
            new("the last one", (columns, kind, kinds) => Each(columns, kinds, k => columns.Column(Array.LastIndexOf(kind, k))),
                "Each kind has its last column only: the later ones overwrite those before. Add to what is there."),
            new("the first one", (columns, kind, kinds) => Each(columns, kinds, k => columns.Column(Array.IndexOf(kind, k))),
                "Each kind has its first column only. All columns of the kind take part."),
            new("taking turns", (columns, kind, kinds) => Of(columns, [.. kind.Select((_, t) => t % kinds)], kinds),
                "You sort the columns by t % kinds. That is right for a stream of equal pieces; ask kind[t] instead."),
            new("one mean for all", (columns, kind, kinds) => Each(columns, kinds, _ => columns.RowSums() / columns.ColumnCount),
                "Every kind has the mean of all columns. Only those t with kind[t] == k belong to k."),
            new("off by one", (columns, kind, kinds) => Of(columns, [.. kind.Select(k => (k + 1) % kinds)], kinds),
                "The right means, one place too far to the right: kinds count from 0."),
            new("a row for each kind", (columns, kind, kinds) => Of(columns, kind, kinds).Transpose(),
                "The right means, but lying down: one kind to a column, as the moments are."),
            new("running mean of two", (columns, kind, kinds) => Running(columns, kind, kinds),
                "You take the mean of the old mean and the new column each time, so late columns weigh more. Add them all up first, divide once at the end."),
        ],
        [
            "Two things to keep for each kind: a sum of columns, and how many they were.",
            "Go once through t: add columns.Column(t) to the column kind[t] of the sums, and count it there.",
            "sums.SetColumn(k, sums.Column(k) + columns.Column(t)) adds; at the end divide column k by kind.Count(other => other == k).",
        ]);

    // numbers without a zero, and kinds of unequal counts
    private static Probe<Func<Matrix<Real>, int[], int, Matrix<Real>>> AskMeans(int rows, int[] kind, int kinds, int seed) => new(
        $"for {kind.Length} columns of {rows} number{(rows == 1 ? "" : "s")} and {kinds} kinds", f => f(Some(rows, kind.Length, seed), [.. kind], kinds));

    private static Matrix<Real> Of(Matrix<Real> columns, int[] kind, int kinds) => Means(columns, kind, kinds, (sum, n) => sum / n);

    private static Matrix<Real> Means(Matrix<Real> columns, int[] kind, int kinds, Func<Vector<Real>, int, Vector<Real>> mean) => Each(columns, kinds, k =>
        mean(Sum(columns, kind, k), kind.Count(other => other == k)));

    private static Vector<Real> Sum(Matrix<Real> columns, int[] kind, int k) =>
        Enumerable.Range(0, kind.Length).Where(t => kind[t] == k).Aggregate(Vector<Real>.Build.Dense(columns.RowCount), (sum, t) => sum + columns.Column(t));

    private static Matrix<Real> Each(Matrix<Real> columns, int kinds, Func<int, Vector<Real>> column)
    {
        var means = Matrix<Real>.Build.Dense(columns.RowCount, kinds);
        for (int k = 0; k < kinds; k++) means.SetColumn(k, column(k));
        return means;
    }

    private static Matrix<Real> Running(Matrix<Real> columns, int[] kind, int kinds) => Each(columns, kinds, k =>
        Enumerable.Range(0, kind.Length).Where(t => kind[t] == k).Aggregate(Vector<Real>.Build.Dense(columns.RowCount), (mean, t) => (mean + columns.Column(t)) / 2));

    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }
}
