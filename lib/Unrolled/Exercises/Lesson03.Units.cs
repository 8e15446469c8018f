using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

public static partial class Lesson03
{
    /// <summary>The unit's backward line with σ in place of tanh: da from dh and h = σ(a) (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> SigmoidBackward = new(
        "03-sigmoid", "da",
        "The unit is now h = σ(a). Write da = ∂L/∂a, given dh and h (both of the same shape).",
        (dh, h) => dh.PointwiseMultiply(h).PointwiseMultiply(1 - h),
        [AskSigmoid(H: 3, B: 4, seed: 7), AskSigmoid(H: 5, B: 2, seed: 8)],
        [
            new("tanh's derivative", (dh, h) => dh.PointwiseMultiply(1 - h.PointwiseMultiply(h)),
                "1 − h² is the derivative of tanh. For h = σ(a) it is another expression in h."),
            new("without dh", (dh, h) => h.PointwiseMultiply(1 - h),
                "That is ∂h/∂a alone; the chain rule multiplies it by dh."),
            new("σ once more", (dh, h) => dh.PointwiseMultiply(Sigmoid(h)).PointwiseMultiply(1 - Sigmoid(h)),
                "h is already σ(a); you applied σ to it a second time."),
            new("half", (dh, h) => dh.PointwiseMultiply(1 - h),
                "A factor h is missing: σ is flat at both ends, and 1 − h alone is not 0 where h is near 0."),
            new("the other half", (dh, h) => dh.PointwiseMultiply(h),
                "A factor is missing: σ is flat at both ends, and h alone is not 0 where h is near 1."),
            new("plus", (dh, h) => dh.PointwiseMultiply(h).PointwiseMultiply(1 + h),
                "Nearly: a sign is wrong. σ is flat where h is near 1, so its slope must be 0 there."),
            new("minus", (dh, h) => -dh.PointwiseMultiply(h).PointwiseMultiply(1 - h),
                "Right but for its sign: σ rises everywhere, so da and dh have the same sign."),
            new("σ(h) for h's slope", (dh, h) => dh.PointwiseMultiply(Sigmoid(h)),
                "h is σ(a) already, and its slope at a is wanted, not its value: an expression in h."),
            new("one square too many", (dh, h) => dh.PointwiseMultiply(h).PointwiseMultiply(1 - h.PointwiseMultiply(h)),
                "You mixed two slopes: tanh has 1 − h², with the square; σ has a factor h and one without any square."),
            new("h²", (dh, h) => dh.PointwiseMultiply(h).PointwiseMultiply(h),
                "One of your two factors h should be 1 − h: σ is flat where h is near 1, and h² is largest there."),
            new("(1 − h)²", (dh, h) => dh.PointwiseMultiply(1 - h).PointwiseMultiply(1 - h),
                "One of your two factors 1 − h should be h: σ is flat where h is near 0, and (1 − h)² is largest there."),
            new("added to dh", (dh, h) => dh + h.PointwiseMultiply(1 - h),
                "The slope is right. The chain rule multiplies dh by it; you added it."),
            new("bracket forgotten", (dh, h) => dh.PointwiseMultiply(h) - h.PointwiseMultiply(h),
                "dh belongs to both terms: dh ⊙ (h − h ⊙ h). Your second term has none; is a bracket missing?"),
            new("matrix product", (dh, h) => dh * h.PointwiseMultiply(1 - h),
                "These are products unit by unit (⊙, PointwiseMultiply), not matrix products."),
        ],
        [
            "Only one line of the step changes: the one that has tanh's derivative in it.",
            "σ′(a) = σ(a) (1 − σ(a)), and σ(a) is h.",
            "PointwiseMultiply is ⊙; 1 - h works on a matrix.",
        ]);

    /// <summary>Which numbered line of <see cref="PlantedBug"/> is wrong.</summary>
    public static readonly Exercise<Func<int>> PlantedBugLine = new(
        "03-bug", "the line",
        "Source.Show(typeof(PlantedBug)) shows a backward pass with one wrong line; the gradient check finds dW, dU and db wrong for three steps. Return the line's number, 1 to 5.",
        () => 5,
        [new("for this pass", f => Named(f()))],
        [
            new("1", () => 1, "Line 1 adds what comes from the step's own loss and what comes from the step after, then crosses tanh: 1 − h². That is right. What does the check find for a single step?"),
            new("2", () => 2, "Line 2 is right: W is multiplied by x of the same step."),
            new("3", () => 3, "Line 3 is right: h[t − 1] is the state before step t, for h[0] is the initial one."),
            new("4", () => 4, "Line 4 is right: b is added to every example, so its gradient is the sum over the examples."),
            new("no numbered line", () => 0, "The lines carry their numbers in front, /* 1 */ to /* 5 */: return one of these, not the line's place in the file."),
        ],
        [
            "Run the check for a single step, too. Which lines does its result clear?",
            "A single step passes. Which line's result is used by nobody when there is only one step?",
            "Compare that line with the one in your own Backward, letter by letter.",
        ]);

    /// <summary>The bias's gradient for B examples at once: db (H × 1) from da (H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>>> BatchBias = new(
        "03-bias", "db",
        "B examples stand side by side: a = W x + U h′ + b, the same b added to every column. Write db = ∂L/∂b of this step (H × 1), given da (H × B).",
        da => da.RowSums().ToColumnMatrix(),
        [AskBias(H: 3, B: 4, seed: 9), AskBias(H: 5, B: 2, seed: 10)],
        [
            new("da itself", da => da,
                "That is one column for each example. There is only one b: it was added to every column, so it collects from every column."),
            new("over the units", da => da.ColumnSums().ToRowMatrix(),
                "You added up the units of each example. Each unit has its own bias; add up the examples."),
            new("over the units, as a column", da => da.ColumnSums().ToColumnMatrix(),
                "You added up the columns, that is, the units of each example. Each unit has its own bias; add up along the rows."),
            new("lying down", da => da.RowSums().ToRowMatrix(),
                "The right numbers, but lying down: b is a column (H × 1), so db is one."),
            new("mean over the examples", da => da.RowSums().ToColumnMatrix() / da.ColumnCount,
                "Right but for a division by B. Where the loss is a mean, da carries that division already."),
            new("first example", da => da.SubMatrix(0, da.RowCount, 0, 1),
                "That is the first example's part only; b was added to the others, too."),
            new("last example", da => da.SubMatrix(0, da.RowCount, da.ColumnCount - 1, 1),
                "That is the last example's part only; b was added to the others, too."),
            new("da daᵀ", da => da * da.Transpose(),
                "b is multiplied by nothing but 1, so da does not meet itself. If you want a product: put a column of ones in the place of daᵀ."),
            new("one total", da => Matrix<Real>.Build.Dense(1, 1, da.Enumerate().Sum()),
                "You added up everything. Each unit has a bias of its own, so each row has a sum of its own: H × 1."),
            new("one total in every row", da => Matrix<Real>.Build.Dense(da.RowCount, 1, da.Enumerate().Sum()),
                "Every unit got the total of all. Each has a bias of its own: row i takes the sum of row i alone."),
            new("transposed", da => da.Transpose(),
                "That lays da on its side. Nothing is to be turned: add up, for each unit, what its examples say."),
            new("sizes", da => da.RowAbsoluteSums().ToColumnMatrix(),
                "You added sizes, without their signs. Examples that pull in opposite directions cancel: RowSums()."),
            new("+ b", da => Matrix<Real>.Build.Dense(5, 1) + da,
                "Is b in your line? Its value does not matter for its gradient: a grows by as much as b does, whatever b is."),
        ],
        [
            "Which entries of a does b_i enter?",
            "b_i enters a[i, n] for every example n, each time with factor 1.",
            "So db_i is the sum of row i of da. RowSums() gives a vector, ToColumnMatrix() makes it H × 1.",
        ]);

    // what is compared must not give the answer away
    private static string Named(int line) => line switch
    {
        5 => "the wrong one",
        >= 1 and <= 4 => $"line {line}, a right one",
        _ => "no numbered line",
    };

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskSigmoid(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Sigmoid(3 * Some(H, B, seed + 100))));

    private static Probe<Func<Matrix<Real>, Matrix<Real>>> AskBias(int H, int B, int seed) => new($"with H = {H}, B = {B}", f => f(Some(H, B, seed)));

    private static Matrix<Real> Sigmoid(Matrix<Real> a) => 1 / (1 + (-a).PointwiseExp());
}
