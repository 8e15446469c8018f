using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

public static partial class Lesson03
{
    /// <summary>∂L/∂z of softmax and cross-entropy, from ŷ = softmax(z) and the one-hot y (each V × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> SoftmaxGradient = new(
        "03-softmax", "dz",
        "Write dz = ∂L/∂z for L = −Σ y ln ŷ with ŷ = softmax(z), summed over the batch, given ŷ and the one-hot y (each V × B).",
        (yHat, y) => yHat - y,
        [AskSoftmax(V: 3, B: 2, seed: 5), AskSoftmax(V: 4, B: 5, seed: 6)],
        [
            new("sign", (yHat, y) => y - yHat,
                "The sign is turned round: where ŷ is too large, L must grow with z, so dz is positive there."),
            new("derivative twice", (yHat, y) => (yHat - y).PointwiseMultiply(yHat).PointwiseMultiply(1 - yHat),
                "You multiplied ŷ − y by ŷ (1 − ŷ). The softmax's derivative is already in it: with cross-entropy it cancels."),
            new("stopped at ŷ", (yHat, y) => -y.PointwiseDivide(yHat),
                "−y/ŷ is ∂L/∂ŷ. One more step: through the softmax to z."),
            new("without y", (yHat, y) => yHat,
                "That is ŷ alone. The right class pulls its own z up: subtract y."),
            new("divided by B", (yHat, y) => (yHat - y) / y.ColumnCount,
                "Right but for a division by B: here the loss is a sum over the batch, not a mean."),
        ],
        [
            "L = −z_target + ln Σ exp(z_j). Differentiate each part.",
            "∂(ln Σ exp(z_j))/∂z_k = ŷ_k, and ∂z_target/∂z_k is 1 for the target, else 0.",
            "One-hot y holds exactly these ones and zeros.",
        ]);

    /// <summary>The unit's backward line with σ in place of tanh: da from dh and h = σ(a) (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> SigmoidBackward = new(
        "03-sigmoid", "da",
        "The unit is now h = σ(a). Write da = ∂L/∂a, given dh and h (each H × B).",
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
        "Source.Show(typeof(PlantedBug)) shows a backward pass with one wrong line; the gradient check finds dW, dU and db wrong for T = 3. Return the line's number, 1 to 5.",
        () => 5,
        [new("returned", f => f())],
        [
            new("1", () => 1, "Line 1 adds what comes from the loss and what comes from the step after, then crosses tanh: 1 − h². That is right. Check with T = 1: what does it find?"),
            new("2", () => 2, "Line 2 is right: W is multiplied by x of the same step, and x[t − 1] is step t's, for the list counts from 0."),
            new("3", () => 3, "Line 3 is right: h[t − 1] is the state before step t, for h[0] is the initial one."),
            new("4", () => 4, "Line 4 is right: b is added to every example, so its gradient sums over the batch."),
        ],
        [
            "Run the check with T = 1 as well as T = 3. One of them passes.",
            "With T = 1 everything is right. Which line does nothing when there is only one step?",
            "Compare that line with your own dh′.",
        ]);

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskSoftmax(int V, int B, int seed) => new($"with V = {V}, B = {B}", f =>
    {
        var yHat = Some(V, B, seed).PointwiseExp().NormalizeColumns(1);
        return f(yHat, Matrix<Real>.Build.Dense(V, B, (k, b) => k == (b + seed) % V ? 1 : 0));
    });

    private static Probe<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> AskSigmoid(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Sigmoid(3 * Some(H, B, seed + 100))));

    private static Matrix<Real> Sigmoid(Matrix<Real> a) => 1 / (1 + (-a).PointwiseExp());
}
