using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 03, the Elman net by hand: a = W x + U h′ + b, h = tanh(a), one example per column.</summary>
public static partial class Lesson03
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [DU, DhPrev, SoftmaxGradient, SigmoidBackward, PlantedBugLine];

    /// <summary>The blank line of the build: ∂L/∂U of one step from da, h and h′ (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> DU = new(
        "03-dU", "dU",
        "Write dU = ∂L/∂U of one step, given da, h and h′ (hPrev): one number for each entry of U (H × H), summed over the batch.",
        (da, h, hPrev) => da * hPrev.Transpose(),
        [AskDU(H: 3, B: 4, seed: 1), AskDU(H: 5, B: 2, seed: 2)],
        [
            new("transposed", (da, h, hPrev) => hPrev * da.Transpose(),
                "Your dU has the right size but is transposed: row i of U feeds a_i, so row i of dU must come from da_i."),
            new("h for h′", (da, h, hPrev) => da * h.Transpose(),
                "You used h, the state after this step; U is multiplied by h′, the state before it."),
            new("divided by B", (da, h, hPrev) => da * hPrev.Transpose() / da.ColumnCount,
                "Your dU has the right size but is dU/B. The loss's own gradient already carries any mean; did you divide twice?"),
            new("elementwise", (da, h, hPrev) => da.PointwiseMultiply(hPrev),
                "You multiplied entry by entry, which leaves H × B. U[i, j] joins unit j of h′ to unit i of a: every i meets every j."),
            new("no transpose", (da, h, hPrev) => da * hPrev,
                "(H × B) · (H × B) does not exist. Which of the two must lie down so that H × H comes out?"),
            new("inner product", (da, h, hPrev) => da.Transpose() * hPrev,
                "You summed over the units and kept the batch (B × B). Sum over the batch and keep the units."),
        ],
        [
            "a_i = … + Σ_j U[i, j] h′_j. What is ∂a_i/∂U[i, j]?",
            "For one example dU[i, j] = da_i · h′_j: an outer product. For a batch, add the examples' outer products.",
            "A matrix product sums over the inner index. (H × B) · (B × H) sums over the batch.",
        ]);

    /// <summary>The gradient that goes one step back: ∂L/∂h′ from U (H × H) and da (H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> DhPrev = new(
        "03-dhPrev", "dh′",
        "Write dh′ = ∂L/∂h′, what one step hands to the step before it, given U (H × H) and da (H × B).",
        (U, da) => U.Transpose() * da,
        [AskDhPrev(H: 3, B: 4, seed: 3), AskDhPrev(H: 5, B: 2, seed: 4)],
        [
            new("U for Uᵀ", (U, da) => U * da,
                "Right size, but U da follows the arrows forward. Backward, h′_j collects from every a_i it fed: Σ_i U[i, j] da_i."),
            new("transposed", (U, da) => da.Transpose() * U,
                "The numbers are right but lie in rows; this course keeps one example in each column (H × B)."),
            new("without U", (U, da) => da,
                "da has reached this step's units; it still has to cross U to reach the units of the step before."),
            new("divided by B", (U, da) => U.Transpose() * da / da.ColumnCount,
                "Right but for a division by B: each example has its own dh′, and nothing is averaged here."),
        ],
        [
            "h′_j enters every a_i, with weight U[i, j].",
            "∂L/∂h′_j = Σ_i da_i U[i, j]. The sum runs over the rows of U.",
            "A sum over the rows of U is a product with its transpose.",
        ]);

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskDU(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Some(H, B, seed + 100), Some(H, B, seed + 200)));

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskDhPrev(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, H, seed), Some(H, B, seed + 100)));

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }
}
