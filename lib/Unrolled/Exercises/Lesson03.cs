using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 03, the Elman net by hand: a = W x + U h′ + b, h = tanh(a), one example per column.</summary>
public static partial class Lesson03
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [DU, SigmoidBackward, BatchBias, PlantedBugLine];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("03", All);

    /// <summary>The blank line of the build: ∂L/∂U of one step from da, h and h′ (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> DU = new(
        "03-dU", "dU",
        "Write dU = ∂L/∂U of one step, given da, h and h′ (hPrev): one number for each entry of U (H × H). The check also puts B examples side by side, one in each column, as lesson 01 did; then their shares add up.",
        (da, h, hPrev) => da * hPrev.Transpose(),
        [AskDU(B: 1, seed: 1), AskDU(B: 2, seed: 2), AskDU(B: 4, seed: 3)],
        [
            new("transposed", (da, h, hPrev) => hPrev * da.Transpose(),
                "Your dU has the right size but is transposed: row i of U feeds a_i, so row i of dU must come from da_i."),
            new("h for h′", (da, h, hPrev) => da * h.Transpose(),
                "You used h, the state after this step; U is multiplied by h′, the state before it."),
            new("minus", (da, h, hPrev) => -(da * hPrev.Transpose()),
                "Right but for its sign. The step against the gradient is taken later, when the weights move."),
            new("slope twice", (da, h, hPrev) => da.PointwiseMultiply(1 - h.PointwisePower(2)) * hPrev.Transpose(),
                "da has crossed the tanh already; you multiplied by 1 − h² a second time."),
            new("first column only", (da, h, hPrev) => da.Column(0).ToColumnMatrix() * hPrev.Column(0).ToRowMatrix(),
                "Right for one example. With several side by side you took the first column only: let the whole of da and h′ take part, and the columns' shares add up."),
            new("divided by B", (da, h, hPrev) => da * hPrev.Transpose() / da.ColumnCount,
                "Your dU has the right size but is dU/B. The loss's own gradient already carries any mean; did you divide twice?"),
            new("elementwise", (da, h, hPrev) => da.PointwiseMultiply(hPrev),
                "You multiplied entry by entry, which leaves H × B. U[i, j] joins unit j of h′ to unit i of a: every i meets every j."),
            new("no transpose", (da, h, hPrev) => da * hPrev,
                "(H × B) · (H × B) does not exist. Which of the two must lie down so that H × H comes out?"),
            new("inner product", (da, h, hPrev) => da.Transpose() * hPrev,
                "You summed over the units and kept the examples (B × B). Sum over the examples and keep the units."),
            new("outer product of the wrong two", (da, h, hPrev) => h * hPrev.Transpose(),
                "da is missing: the first factor should be the gradient that arrived at a, not the state h."),
            new("h, and transposed", (da, h, hPrev) => h * da.Transpose(),
                "Two slips. You used h where h′ belongs (U is multiplied by the state before the step), and it is transposed: row i of dU comes from da_i."),
            new("h, and slope twice", (da, h, hPrev) => da.PointwiseMultiply(1 - h.PointwisePower(2)) * h.Transpose(),
                "Two slips. da has crossed the tanh already, so 1 − h² is once too often; and U is multiplied by h′, the state before the step, not by h."),
            new("slope of h′", (da, h, hPrev) => da * (1 - hPrev.PointwisePower(2)).Transpose(),
                "U is multiplied by h′ itself, not by a slope at h′. The step's own tanh is in da already."),
            new("inner product, h′ first", (da, h, hPrev) => hPrev.Transpose() * da,
                "It lies on the wrong one: h′ᵀ da sums over the units (B × B, a single number for one example). Sum over the examples and keep the units: H × H."),
            new("x for h′", (da, h, hPrev) => da * FirstLetter,
                "That is dW of the first step: x is what W is multiplied by. U is multiplied by h′."),
            new("dU + …", (da, h, hPrev) => Unset! + da * hPrev.Transpose(),
                "Something in your line is still null. If it is dU: leave it out. Return this step's share alone; Backward adds the shares."),
        ],
        [
            "a_i = … + Σ_j U[i, j] h′_j. What is ∂a_i/∂U[i, j]?",
            "For one example dU[i, j] = da_i · h′_j: an outer product. With several examples, add their outer products.",
            "A matrix product sums over the inner index. (H × B) · (B × H) sums over the examples.",
        ]);

    // the lesson's own H, for an answer may use it
    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskDU(int B, int seed, int H = 5) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Some(H, B, seed + 100), Some(H, B, seed + 200)));

    private static readonly Matrix<Real>? Unset = null;

    // x[1]ᵀ of the lesson, its b among a, b, n and the full stop
    private static readonly Matrix<Real> FirstLetter = Matrix<Real>.Build.Dense(1, 4, [0, 1, 0, 0]);

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)((random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1)));
    }
}
