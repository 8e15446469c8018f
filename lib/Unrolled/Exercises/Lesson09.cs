using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 09, gating and the GRU: h = z ⊙ h′ + (1 − z) ⊙ n, one example per column; z = 1 keeps the old state.</summary>
public static partial class Lesson09
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [GateBackward, Latch, MemoryBias, ResetBefore];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("09", All);

    /// <summary>The blank line of the build: ∂L/∂(what goes into the gate's σ), from dh, h′, z and n (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> GateBackward = new(
        "09-z", "daz",
        "Write daz = ∂L/∂az of one step, where z = σ(az) and h = z ⊙ h′ + (1 − z) ⊙ n, given dh, h′ (hPrev), z and n, each H × B.",
        (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n).PointwiseMultiply(z).PointwiseMultiply(1 - z),
        [AskGate(H: 5, B: 1, seed: 1), AskGate(H: 3, B: 2, seed: 2), AskGate(H: 4, B: 4, seed: 3)],
        [
            new("stops at dz", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n),
                "That is dz. The gate is squashed, z = σ(az), so one more factor is due: the slope of σ, z ⊙ (1 − z)."),
            new("n − h′", (dh, hPrev, z, n) => dh.PointwiseMultiply(n - hPrev).PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "Right but for its sign: z multiplies h′, and 1 − z multiplies n. When z grows, h moves towards h′."),
            new("forgets n", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev).PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "z stands twice in h: in z ⊙ h′ and in (1 − z) ⊙ n. You went back through the first only."),
            new("forgets h′", (dh, hPrev, z, n) => -dh.PointwiseMultiply(n).PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "z stands twice in h: in (1 − z) ⊙ n and in z ⊙ h′. You went back through the first of these only."),
            new("plus", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev + n).PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "You added h′ and n. The derivative of 1 − z by z is −1."),
            new("slope of tanh", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n).PointwiseMultiply(1 - z.PointwisePower(2)),
                "1 − z² is the slope of tanh. z is a logistic unit, and its slope is z ⊙ (1 − z) (lesson 03, exercise 2)."),
            new("half the slope", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n).PointwiseMultiply(1 - z),
                "You have 1 − z where the whole slope of σ belongs: z ⊙ (1 − z)."),
            new("the other half", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n).PointwiseMultiply(z),
                "You have z where the whole slope of σ belongs: z ⊙ (1 − z)."),
            new("no dh", (dh, hPrev, z, n) => (hPrev - n).PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "That is ∂h/∂az. The chain rule multiplies it by dh, entry by entry."),
            new("dn", (dh, hPrev, z, n) => dh.PointwiseMultiply(1 - z),
                "That is dn, what reaches the candidate. Here the derivative by the gate is asked."),
            new("dh′", (dh, hPrev, z, n) => dh.PointwiseMultiply(z),
                "That is the share of dh that goes on to h′. Here the derivative by the gate is asked."),
            new("σ once more", (dh, hPrev, z, n) => dh.PointwiseMultiply(hPrev - n).PointwiseMultiply(Sigmoid(z)).PointwiseMultiply(1 - Sigmoid(z)),
                "z has been through σ already: with its value z, the slope is z ⊙ (1 − z), without another σ."),
            new("slope alone", (dh, hPrev, z, n) => dh.PointwiseMultiply(z).PointwiseMultiply(1 - z),
                "dh and the slope of σ are there; ∂h/∂z is missing. How far does h = z ⊙ h′ + (1 − z) ⊙ n move when z grows a little?"),
            new("z ⊙ h′", (dh, hPrev, z, n) => dh.PointwiseMultiply(z).PointwiseMultiply(hPrev),
                "z ⊙ h′ is a part of h, not its derivative by z: that is h′ − n, and z comes back only in the slope of σ."),
            new("outer product", (dh, hPrev, z, n) => dh * hPrev.Transpose(),
                "A column times a row is how a weight matrix gets its gradient, from da. Here da itself is asked, entry by entry."),
            new("matrix product", (dh, hPrev, z, n) => dh * (hPrev - n) * z * (1 - z),
                "* is the matrix product, which needs other shapes. Entry by entry is PointwiseMultiply."),
        ],
        [
            "One unit: h = z·h′ + (1 − z)·n. What is ∂h/∂z, with h′ and n held fixed?",
            "∂h/∂z = h′ − n. And z = σ(az): what is the slope of σ, written with z?",
            "Four factors, entry by entry: dh, h′ − n, z, 1 − z.",
        ],
        tolerance: 1e-8);

    private static Matrix<double> Sigmoid(Matrix<double> a) => 1 / (1 + (-a).PointwiseExp());

    private static Probe<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> AskGate(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Some(H, B, seed + 100), Some(H, B, seed + 200).Map(a => 1 / (1 + Math.Exp(-2 * a))), Some(H, B, seed + 300)));

    /// <summary>Numbers in (−1, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<double> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => (random.Next(2) * 2 - 1) * random.NextDouble(0.05, 1));
    }
}
