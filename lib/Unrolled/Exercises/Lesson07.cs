using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 07, why it forgets: J⟨k⟩ = ∂h⟨T⟩/∂h⟨T−k⟩ of a tanh net.</summary>
public static partial class Lesson07
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [FurtherBack, Threshold, Omega, HoldABit];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("07", All);

    /// <summary>The blank line of the build: from ∂h⟨T⟩/∂h to ∂h⟨T⟩/∂h′, where h = tanh(W x + U h′ + b).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> FurtherBack = new(
        "07-jacobian", "the next J",
        "Given J = ∂h⟨T⟩/∂h (H × H), U (H × H) and the state h (H × 1) of a step h = tanh(W x + U h′ + b), write ∂h⟨T⟩/∂h′ (H × H).",
        (J, U, h) => J * Matrix<Real>.Build.DiagonalOfDiagonalVector(1 - h.Column(0).PointwisePower(2)) * U,
        [AskJacobian(H: 3, seed: 1), AskJacobian(H: 5, seed: 2)],
        [
            new("without the slope", (J, U, h) => J * U,
                "That is a linear net's. Between h′ and h stands tanh, and its slope 1 − h² multiplies row i of U."),
            new("without U", (J, U, h) => J * Slopes(h),
                "You crossed the tanh but not U: h′ enters a as U h′."),
            new("new factor on the left", (J, U, h) => Slopes(h) * U * J,
                "The right factors, but the new one on the left. J has rows for h⟨T⟩ and columns for h; a step further back changes the columns, so it is multiplied on from the right."),
            new("U before the slopes", (J, U, h) => J * U * Slopes(h),
                "h_i = tanh(a_i) and a_i = Σ U[i, j] h′_j: the slope belongs to row i of U. You scaled the columns: D U, not U D."),
            new("Uᵀ", (J, U, h) => J * Slopes(h) * U.Transpose(),
                "∂a_i/∂h′_j is U[i, j], so U stands as it is. The transpose appears where a gradient, a column, is carried back."),
            new("a column's way back", (J, U, h) => U.Transpose() * Slopes(h) * J,
                "Uᵀ D is what carries the column dh back to dh′ (lesson 03). J is not a column: each of its rows is ∂h⟨T⟩_i/∂h, and rows are multiplied from the right, by D U."),
            new("Uᵀ before the slopes", (J, U, h) => J * U.Transpose() * Slopes(h),
                "Uᵀ D carries a gradient back when that is a column standing to its right (lesson 03). Here J stands to the left, its rows are carried, and the step's own Jacobian is D U."),
            new("U, then the slopes, then J", (J, U, h) => U * Slopes(h) * J,
                "Both orders are turned round: the new factor belongs on J's right, and in it the slopes before U."),
            new("the slopes first", (J, U, h) => Slopes(h) * J * U,
                "The slopes of this step stand on the left of J, where h⟨T⟩'s rows are. They belong between J and U: h′ goes through U, then through tanh, then through what J stands for."),
            new("a sum", (J, U, h) => J + Slopes(h) * U,
                "The chain rule multiplies the Jacobians of successive steps; it does not add them."),
            new("h on the diagonal", (J, U, h) => J * Matrix<Real>.Build.DiagonalOfDiagonalVector(h.Column(0)) * U,
                "On the diagonal stand the states; it should be the slopes of tanh, 1 − h²."),
            new("h² on the diagonal", (J, U, h) => J * Matrix<Real>.Build.DiagonalOfDiagonalVector(h.Column(0).PointwisePower(2)) * U,
                "You have h² on the diagonal; the slope of tanh is 1 − h²."),
            new("1 − h hᵀ", (J, U, h) => J * (1 - h * h.Transpose()) * U,
                "1 − h hᵀ is a full matrix of 1 − h_i h_j. Each unit's slope depends on its own state alone: a diagonal matrix of 1 − h_i²."),
            new("1 − h", (J, U, h) => J * Matrix<Real>.Build.DiagonalOfDiagonalVector(1 - h.Column(0)) * U,
                "The slope of tanh at a is 1 − tanh²(a) = 1 − h²; you left out the square."),
            new("σ's slope", (J, U, h) => J * Matrix<Real>.Build.DiagonalOfDiagonalVector(h.Column(0).PointwiseMultiply(1 - h.Column(0))) * U,
                "h (1 − h) is the slope of σ. This unit is a tanh."),
            new("tanh once more", (J, U, h) => J * Slopes(h.PointwiseTanh()) * U,
                "h is already tanh(a); you applied tanh to it a second time."),
            new("slopes from U h", (J, U, h) => J * Slopes((U * h).PointwiseTanh()) * U,
                "You took one more step from h. The slopes of this step are 1 − h² of the h you are given: that is its tanh already."),
            new("J forgotten", (J, U, h) => Slopes(h) * U,
                "That is this one step's ∂h/∂h′. The chain rule multiplies it onto the J that is already there."),
            new("entry by entry", (J, U, h) => J.PointwiseMultiply(Slopes(h) * U),
                "The chain rule for vectors sums over all units between: a matrix product, not entry by entry."),
            new("h as a matrix", (J, U, h) => J * (1 - h.PointwisePower(2)) * U,
                "1 − h² is a column here, and J · column · U does not fit. Each slope belongs to its own row of U: a diagonal matrix."),
        ],
        [
            "Two things stand between h′ and h: the product with U, then tanh. The chain rule: ∂h⟨T⟩/∂h′ = ∂h⟨T⟩/∂h · ∂h/∂h′.",
            "∂h_i/∂h′_j = (1 − h_i²) U[i, j], which is D U with D = diag(1 − h²).",
            "Matrix<double>.Build.DiagonalOfDiagonalVector(v) makes D from a vector; h.Column(0) is h as a vector; 1 - h.Column(0).PointwisePower(2) are the slopes.",
        ]);

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskJacobian(int H, int seed) =>
        new($"with H = {H}", f => f(Some(H, H, seed), Some(H, H, seed + 100), Some(H, 1, seed + 200)));

    private static Matrix<Real> Slopes(Matrix<Real> h) => Matrix<Real>.Build.DiagonalOfDiagonalVector(1 - h.Column(0).PointwisePower(2));

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }
}
