using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 04, batches of different lengths, carried state, truncation: one sequence per column.</summary>
public static partial class Lesson04
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [MaskedDz, LastStates, InPieces, PickK2];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("04", All);

    /// <summary>The blank of the build: dz of one step of a padded batch, from ŷ and y (D × B), the mask m (1 × B) and N, the number of real steps of the whole batch.</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, int, Matrix<Real>>> MaskedDz = new(
        "04-mask", "dz",
        "Write dz = ∂L/∂z of one step (D × B): ŷ − y in the columns where m is 1, zero where m is 0, and divided by N, for L is the mean over the N real steps.",
        (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / N,
        [AskDz(D: 4, seed: 1, N: 17, 1, 0, 1), AskDz(D: 3, seed: 2, N: 5, 0, 1), AskDz(D: 2, seed: 3, N: 9, 1, 1, 1, 1, 0), AskDz(D: 4, seed: 4, N: 6, 1, 1)],
        [
            new("no mask", (ŷ, y, m, N) => (ŷ - y) / N,
                "Right for the sequences still running. Those that have ended push too: their columns must be 0, and m says which they are."),
            new("no mask, no mean", (ŷ, y, m, N) => ŷ - y,
                "This is dz of lesson 03 before the mean, for all columns. Two things are missing: the mask, and the division by N."),
            new("not divided", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m),
                "The mask is right. The loss is a mean over N steps, so every step's share is divided by N."),
            new("divided by B", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / ŷ.ColumnCount,
                "You divided by the number of columns. The mean is over all real steps of all sequences, which is N."),
            new("divided by those running", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / (Real)m.RowSums()[0],
                "You divided by the number of sequences that still run at this step. Then a late step, with few of them, would weigh more for each. Divide by N, the same at every step."),
            new("divided by B · N", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / (N * ŷ.ColumnCount),
                "N counts the steps of all sequences already; you divided by the number of columns as well."),
            new("inverted", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * (1 - m)) / N,
                "The other way round: m is 1 where the sequence still runs, and these columns are to be kept."),
            new("minus", (ŷ, y, m, N) => (y - ŷ).PointwiseMultiply(Ones(ŷ.RowCount) * m) / N,
                "Right but for its sign: dz is ŷ − y (lesson 03)."),
            new("mask on ŷ only", (ŷ, y, m, N) => (ŷ.PointwiseMultiply(Ones(ŷ.RowCount) * m) - y) / N,
                "You masked ŷ and then took y off everywhere. Mask the difference."),
            new("mask on y only", (ŷ, y, m, N) => (ŷ - y.PointwiseMultiply(Ones(ŷ.RowCount) * m)) / N,
                "You masked y and left ŷ everywhere, so ended columns are pushed towards nothing at all. Mask the difference."),
            new("summed over the batch", (ŷ, y, m, N) => (ŷ - y) * m.Transpose() / N,
                "(ŷ − y) mᵀ adds the columns up; that comes later, in dc. Here every column stays: multiply entry by entry, with m spread over the rows."),
            new("1 / N", (ŷ, y, m, N) => 1 / N * (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m),
                "Did you write 1 / N? Both are whole numbers, so in C# it is 0. Divide the matrix: … / N."),
            new("m times ŷ − y", (ŷ, y, m, N) => m * (ŷ - y) / N,
                "m * (…) is a matrix product: 1 × B times D × B does not go. Multiply entry by entry, with m spread over the rows."),
            new("mᵀ m", (ŷ, y, m, N) => (ŷ - y) * (m.Transpose() * m) / N,
                "mᵀ m adds all running columns into each of them. Each column is to stay by itself: (column of D ones) · m, then PointwiseMultiply."),
            new("m at the row's index", (ŷ, y, m, N) => Matrix<Real>.Build.Dense(ŷ.RowCount, ŷ.ColumnCount, (i, b) => (ŷ[i, b] - y[i, b]) * m[0, i] / N),
                "m[0, i] goes by the row. The mask is about sequences, which are columns: m[0, b]."),
            new("the lesson's D", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(4) * m) / N,
                "Right for 4 rows, as in the lesson. The check has others, too: take the number of rows from ŷ.RowCount."),
            new("the lesson's N", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / 17,
                "You divide by the lesson's own N (17). Divide by the N that your method is given."),
            new("the lesson's B", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(Ones(ŷ.RowCount) * m) / 4,
                "You divide by 4, the number of words in the lesson. Divide by the N that your method is given."),
            new("shapes that do not fit", (ŷ, y, m, N) => (ŷ - y).PointwiseMultiply(m) / N,
                "m has one row and ŷ − y has D. Spread m over the rows first: a column of D ones times m is D × B."),
        ],
        [
            "Column b of ŷ − y is to be multiplied by the number m[0, b].",
            "A column of ones (D × 1) times m (1 × B) is D × B: every row a copy of m. Then PointwiseMultiply.",
            "(ŷ − y).PointwiseMultiply(Matrix<double>.Build.Dense(ŷ.RowCount, 1, 1) * m), and all of it divided by N.",
        ]);

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, int, Matrix<Real>>> AskDz(int D, int seed, int N, params Real[] mask) =>
        new($"with m = {string.Join(" ", mask)}, N = {N}", f => f(Some(D, mask.Length, seed), Some(D, mask.Length, seed + 100), Matrix<Real>.Build.Dense(1, mask.Length, (_, b) => mask[b]), N));

    /// <summary>Each sequence's own last state from the padded batch's states.</summary>
    public static readonly Exercise<Func<Matrix<Real>[], int[], Matrix<Real>>> LastStates = new(
        "04-last", "the matrix of last states",
        "Write Last(h, lengths): column b is the state of sequence b after its own last step (H × B). h[0] is the state before the first step, h[t] the one after step t.",
        (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[lengths[b]][i, b]),
        [AskLast(3, 5, 2), AskLast(4, 4, 1, 6), AskLast(1), AskLast(2, 6, 6, 3, 1), AskUntouched(2, 4, 1)],
        [
            new("the last of all", (h, lengths) => h[^1],
                "h[^1] is the state after the longest sequence's end. The others have read padding by then."),
            new("one too early", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[lengths[b] - 1][i, b]),
                "One step too early: h[0] is the state before the first step, so the one after step t is h[t]."),
            new("one too late", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[Math.Min(lengths[b] + 1, h.Length - 1)][i, b]),
                "One step too late: a sequence of T_b steps has its last state in h[T_b]."),
            new("beyond the end", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[lengths[b] + 1][i, b]),
                "h ends with h[T], the state after the longest sequence's last step, and you ask for h[T + 1]. h[0] is the state before the first step, so the one after step t is h[t]."),
            new("counted from the end", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[^lengths[b]][i, b]),
                "^ counts from the end of the longest sequence. A sequence of T_b steps ends at h[T_b], counted from the front."),
            new("rows", (h, lengths) => Matrix<Real>.Build.DenseOfColumnVectors(lengths.Select((T, b) => h[T].Row(b))),
                "Row(b) is unit b of all sequences. Sequence b is column b."),
            new("the step as a column", (h, lengths) => Matrix<Real>.Build.DenseOfColumnVectors(lengths.Select(T => h[T].Column(T))),
                "Column(T): columns are sequences, 0 to B − 1, and T is a step. Step T is h[T]; the sequence is column b."),
            new("longest first", (h, lengths) => Matrix<Real>.Build.DenseOfColumnVectors(Enumerable.Range(0, lengths.Length).OrderByDescending(b => lengths[b]).Select(b => h[lengths[b]].Column(b))),
                "The right states, longest first. Only Batch sorts, inside; here column b belongs to sequence b."),
            new("only the longest", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => lengths[b] == lengths.Max() ? h[^1][i, b] : 0),
                "You kept the longest sequences only. The others ended earlier, and their last states are in earlier h[t]."),
            new("written into h", (h, lengths) =>
                {
                    for (int b = 0; b < lengths.Length; b++) h[^1].SetColumn(b, h[lengths[b]].Column(b));
                    return h[^1];
                },
                "The right numbers, but h is not yours: the backward pass needs it as it was. Make a new matrix."),
            new("the shortest's end", (h, lengths) => h[lengths.Min()],
                "You stop all of them where the shortest ends. Each has a length of its own."),
            new("the first sequence's end", (h, lengths) => h[lengths[0]],
                "You took the first sequence's length for all. Column b needs lengths[b]."),
            new("the first column", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[lengths[b]][i, 0]),
                "The steps are right, but every column comes from sequence 0. Take column b."),
            new("a mean", (h, lengths) => Matrix<Real>.Build.Dense(h[0].RowCount, lengths.Length, (i, b) => h[1..(lengths[b] + 1)].Average(step => step[i, b])),
                "This is the mean over each sequence's steps, padding left out: a good summary, too, but not the last state."),
            new("transposed", (h, lengths) => Matrix<Real>.Build.Dense(lengths.Length, h[0].RowCount, (b, i) => h[lengths[b]][i, b]),
                "The right numbers, with one sequence in each row. Here sequences are columns."),
        ],
        [
            "For column b: which of the h[t] holds its last state, and in which column?",
            "h[lengths[b]], column b.",
            "Matrix<double>.Build.Dense(H, B, (i, b) => …) fills a matrix from a function of row and column.",
        ]);

    private static Probe<Func<Matrix<Real>[], int[], Matrix<Real>>> AskLast(params int[] lengths) =>
        new($"with lengths {string.Join(" ", lengths)}", f => f([.. Enumerable.Range(0, lengths.Max() + 1).Select(t => Some(3, lengths.Length, 50 + t))], [.. lengths]));

    private static Probe<Func<Matrix<Real>[], int[], Matrix<Real>>> AskUntouched(params int[] lengths) =>
        new($"after your call, with lengths {string.Join(" ", lengths)}", f =>
        {
            Matrix<Real>[] h = [.. Enumerable.Range(0, lengths.Max() + 1).Select(t => Some(3, lengths.Length, 50 + t))];
            f(h, [.. lengths]);
            return h;
        }, Tell: f => "Your method changes the states it was given.");

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }

    private static Matrix<Real> Ones(int rows) => Matrix<Real>.Build.Dense(rows, 1, 1);
}
