using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 02, predicting the next value: ŷ = W x + b, one example per column.</summary>
public static partial class Lesson02
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [Gradient, Ahead, ByHand, ErrorAfter];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("02", All);

    /// <summary>The blank line of the build: ∂L/∂W (1 × τ) of the mean squared error, from x (τ × B), ŷ and y (1 × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> Gradient = new(
        "02-gradient", "dW",
        "Write dW = ∂L/∂W for L = mean of (ŷ − y)² over the B columns, given x (τ × B), ŷ and y (1 × B). It has W's shape, 1 × τ.",
        (x, ŷ, y) => 2 * (ŷ - y) * x.Transpose() / y.ColumnCount,
        [AskGradient(4, 3, seed: 2), AskGradient(2, 5, seed: 3), AskGradient(4, 1, seed: 1)],
        [
            new("transposed", (x, ŷ, y) => 2 * x * (ŷ - y).Transpose() / y.ColumnCount,
                "The right numbers, but standing up: W lies (1 × τ), so dW must lie as well."),
            new("sign", (x, ŷ, y) => 2 * (y - ŷ) * x.Transpose() / y.ColumnCount,
                "Right but for its sign. L grows when ŷ goes further beyond y, so it is ŷ − y; the step against the gradient comes later."),
            new("without 2", (x, ŷ, y) => (ŷ - y) * x.Transpose() / y.ColumnCount,
                "Half of what it should be: the derivative of a square is twice what was squared."),
            new("integer division", (x, ŷ, y) => 2 / y.ColumnCount * (ŷ - y) * x.Transpose(),
                "2 / y.ColumnCount divides whole numbers: 2 / 16 is 0 in C#. Write 2.0 / y.ColumnCount, or divide at the end."),
            new("a sum", (x, ŷ, y) => 2 * (ŷ - y) * x.Transpose(),
                "B times too large: L is a mean over the B columns, so each example has a share of 1/B."),
            new("a sum without 2", (x, ŷ, y) => (ŷ - y) * x.Transpose(),
                "Two factors are missing: the 2 from the square, and 1/B, for L is a mean."),
            new("divided by τ", (x, ŷ, y) => 2 * (ŷ - y) * x.Transpose() / x.RowCount,
                "You divided by τ, the rows of x. The mean is over the examples, and they are the columns."),
            new("divided by both", (x, ŷ, y) => 2 * (ŷ - y) * x.Transpose() / (x.RowCount * x.ColumnCount),
                "You divided by τ · B, the number of entries of x. The mean is over the B examples alone."),
            new("ŷ alone", (x, ŷ, y) => 2 * ŷ * x.Transpose() / y.ColumnCount,
                "The targets are missing: the loss is about ŷ − y, not about ŷ."),
            new("error squared", (x, ŷ, y) => 2 * (ŷ - y).PointwisePower(2) * x.Transpose() / y.ColumnCount,
                "You kept the square. Differentiating takes it down to a first power: 2 (ŷ − y)."),
            new("db", (x, ŷ, y) => (2 * (ŷ - y) / y.ColumnCount).RowSums().ToColumnMatrix(),
                "That is db: b enters ŷ with factor 1. W_i enters it multiplied by x_i."),
            new("means multiplied", (x, ŷ, y) => 2 * ((ŷ - y).RowSums().ToColumnMatrix() / y.ColumnCount) * (x.RowSums().ToRowMatrix() / y.ColumnCount),
                "You took the mean error times the mean input. Multiply within each example first, then take the mean."),
            new("mean error times x", (x, ŷ, y) => 2 * (ŷ - y).Enumerate().Average() * x,
                "You multiplied all of x by one number, the mean error. Every example has an error of its own, which multiplies its own column."),
            new("first example", (x, ŷ, y) => 2 * (ŷ - y)[0, 0] * x.Column(0).ToRowMatrix() / y.ColumnCount,
                "Only the first example has its say. Every column has an error of its own and adds its share."),
            new("not summed", (x, ŷ, y) => Matrix<Real>.Build.Dense(x.RowCount, x.ColumnCount, (i, n) => 2 * (ŷ - y)[0, n] * x[i, n] / y.ColumnCount),
                "Those are the shares of all examples, side by side. One W serves them all: add along the rows, and lay the result down."),
            new("no transpose", (x, ŷ, y) => (ŷ - y) * x,
                "(1 × B) · (τ × B) does not exist. Which of the two must be transposed so that the B's meet and 1 × τ comes out?"),
            new("wrong order", (x, ŷ, y) => x * (ŷ - y),
                "(τ × B) · (1 × B) does not exist but for B = 1. The errors come first (1 × B), and x must be transposed behind them."),
            new("order swapped", (x, ŷ, y) => x.Transpose() * (ŷ - y),
                "(B × τ) · (1 × B) does not exist. The same two factors the other way round: the errors (1 × B), then x transposed (B × τ)."),
            new("error transposed", (x, ŷ, y) => (ŷ - y).Transpose() * x,
                "(B × 1) · (τ × B) does not exist. Leave the errors lying, 1 × B, and transpose x instead."),
            new("elementwise", (x, ŷ, y) => (ŷ - y).PointwiseMultiply(x),
                "PointwiseMultiply wants two matrices of one shape. You need a product that also adds over the B examples: a matrix product."),
        ],
        [
            "One example first: L = (ŷ − y)² and ŷ = … + W_i x_i + …. What is ∂L/∂ŷ, and what is ∂ŷ/∂W_i?",
            "dŷ = 2 (ŷ − y) / B for each column; then dW_i = Σ over the columns of dŷ · x_i.",
            "(1 × B) · (B × τ) adds over the examples: the error times x.Transpose().",
        ]);

    /// <summary>Lag matrix and targets for a prediction k steps ahead in one go.</summary>
    public static readonly Exercise<Func<Real[], int, int, (Matrix<Real> X, Matrix<Real> Y)>> Ahead = new(
        "02-ahead", "(X, Y)",
        "Return X (τ × N), whose columns are all windows of τ neighbouring values, oldest on top, and Y (1 × N), the value k steps after each window's last; k = 1 is the next value. N is as large as the series allows.",
        (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ + k - 1),
        [AskAhead(9, 3, 1), AskAhead(12, 4, 3), AskAhead(10, 2, 5)],
        [
            new("k ignored", (x, τ, k) => Windows(x, τ, x.Length - τ, (i, n) => n + i, n => n + τ),
                "Right for k = 1 only: your targets are the next values, whatever k is."),
            new("k from 0", (x, τ, k) => Windows(x, τ, x.Length - τ - k, (i, n) => n + i, n => n + τ + k),
                "One step too far: k = 1 should be the very next value, x[n + τ]."),
            new("k from 0, too many columns", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ + k),
                "Your last target would lie one step beyond the series. A window's last value is x[n + τ − 1]: what stands k steps after it?"),
            new("next of a longer window", (x, τ, k) => (Windows(x, τ, x.Length - τ, (i, n) => n + i, n => n).X, Windows(x, τ, x.Length - τ - k, (i, n) => n, n => n + τ + k).Y),
                "Y is one step too far (k = 1 should be the very next value), and X has windows at its end for which there is no target."),
            new("a longer window", (x, τ, k) => Windows(x, τ + k - 1, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ + k - 1),
                "Y is right. But your windows reach up to the value before the target: τ + k − 1 values. They should keep to the first τ of these."),
            new("cut at the wrong end", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i + k - 1, n => n + τ + k - 1),
                "Y is right. But your windows end just before their targets: it is the last k − 1 windows that have none and must go, not the first."),
            new("k ignored, columns right", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ),
                "X is right. But your targets are the next values, whatever k is."),
            new("padded", (x, τ, k) => (Windows(x, τ, x.Length - τ, (i, n) => n + i, n => n).X, Matrix<Real>.Build.Dense(1, x.Length - τ, (_, n) => n + τ + k - 1 < x.Length ? x[n + τ + k - 1] : 0)),
                "The last targets are not in the series; you put 0 there, and a model would learn it. Leave out the windows that have no target."),
            new("one column short", (x, τ, k) => Windows(x, τ, x.Length - τ - k, (i, n) => n + i, n => n + τ + k - 1),
                "The last window is missing. How many windows of τ fit that still have a value k steps behind them? Try it with τ = 2, k = 1 and three values."),
            new("from the window's start", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + k),
                "Your targets stand k steps after each window's first value; they should stand k steps after its last."),
            new("newest on top", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + τ - 1 - i, n => n + τ + k - 1),
                "Your windows stand on their heads: the oldest value belongs on top."),
            new("examples in rows", (x, τ, k) => Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ + k - 1) is var (X, Y) ? (X.Transpose(), Y.Transpose()) : default,
                "One example in each row. This course puts one in each column, so that W x reads as printed."),
            new("windows without a target", (x, τ, k) => (Windows(x, τ, x.Length - τ, (i, n) => n + i, n => n).X, Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n + τ + k - 1).Y),
                "Y is right, but X has windows at its end for which there is no target. X and Y need the same number of columns."),
            new("every step up to k", (x, τ, k) => (Windows(x, τ, x.Length - τ - k + 1, (i, n) => n + i, n => n).X, Matrix<Real>.Build.Dense(k, x.Length - τ - k + 1, (j, n) => x[n + τ + j])),
                "Y holds all the steps up to the k-th. Only the k-th is asked for: one row."),
            new("beyond the end", (x, τ, k) => Windows(x, τ, x.Length - τ, (i, n) => n + i, n => n + τ + k - 1),
                "You read beyond the end of the series: the last windows have no value k steps behind them. How many windows remain?"),
        ],
        [
            "Write a series of six values down, with τ = 2 and k = 3. Which windows have a target?",
            "Window n holds x[n] … x[n + τ − 1]; its target is x[n + τ − 1 + k].",
            "So n + τ − 1 + k ≤ x.Length − 1, which leaves N = x.Length − τ − k + 1 windows.",
        ]);

    private static (Matrix<Real> X, Matrix<Real> Y) Windows(Real[] x, int τ, int N, Func<int, int, int> at, Func<int, int> target) =>
        (Matrix<Real>.Build.Dense(τ, N, (i, n) => x[at(i, n)]), Matrix<Real>.Build.Dense(1, N, (_, n) => x[target(n)]));

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskGradient(int τ, int B, int seed) =>
        new($"with τ = {τ}, B = {B}", f => f(Some(τ, B, seed), Some(1, B, seed + 100), Some(1, B, seed + 200)));

    private static Probe<Func<Real[], int, int, (Matrix<Real> X, Matrix<Real> Y)>> AskAhead(int steps, int τ, int k) =>
        new($"of {steps} values with τ = {τ}, k = {k}", f => f([.. Some(1, steps, seed: k).Enumerate()], τ, k));

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }
}
